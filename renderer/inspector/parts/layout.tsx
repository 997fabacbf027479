// Bars of controls, as the tabs of the inspector have them.
import { Pencil } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../ui/controls/button'
import { ToggleGroup } from '../../ui/controls/toggle-group'
import { useInspector } from './inspector-view'
import layout from './layout.module.css'

/** Groups controls under a label. */
export function LabelledBar({ label, children }: { label: string; children: ReactNode }) {
  return (
    <fieldset className={layout.bar}>
      <legend className={layout.aside}>{label}</legend>
      {children}
    </fieldset>
  )
}

/** Chooses one of the options; `words` names each. The label is shown unless `isLabelHidden`. */
export function Choice<T extends string>({
  label,
  isLabelHidden = false,
  options,
  words,
  value,
  onChange,
}: {
  label: string
  isLabelHidden?: boolean
  options: readonly T[]
  words: Readonly<Record<T, string>>
  value: T
  onChange: (value: T) => void
}) {
  const group = (
    <ToggleGroup
      size="small"
      label={label}
      value={value}
      options={options.map((option) => ({ value: option, label: words[option] }))}
      onChange={onChange}
    />
  )
  if (isLabelHidden) return group
  return (
    <div className={layout.bar}>
      <span className={layout.aside} aria-hidden>
        {label}
      </span>
      {group}
    </div>
  )
}

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
