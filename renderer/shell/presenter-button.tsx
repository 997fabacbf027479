// The button of presenter mode.
import { Maximize2, Minimize2 } from 'lucide-react'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { IconButton } from '../ui/controls/icon-button'

/** Turns presenter mode on and off. */
export function PresenterButton() {
  const say = useText().demos.presenter
  const isPresenting = useModel((state) => state.isPresenting)
  const setPresenting = useModel((state) => state.setPresenting)
  return (
    <IconButton
      label={`${isPresenting ? say.leave : say.enter} (${say.key})`}
      icon={isPresenting ? Minimize2 : Maximize2}
      aria-keyshortcuts="F5"
      onClick={() => setPresenting(!isPresenting)}
    />
  )
}
