// Begins and ends the editing of a credential.
import { Pencil } from 'lucide-react'
import { Button } from '../../ui/controls/button'
import { useInspector } from './inspector-view'

/** A button that is pressed while the credential is edited. */
export function EditSwitch({
  isEditing,
  onChange,
}: {
  isEditing: boolean
  onChange: (isEditing: boolean) => void
}) {
  const { catalogue } = useInspector()
  const say = catalogue.inspector.edit
  return (
    <Button size="small" icon={Pencil} aria-pressed={isEditing} onClick={() => onChange(!isEditing)}>
      {isEditing ? say.stop : say.start}
    </Button>
  )
}
