// A button with a tooltip that can open something: what opens it passes its props on through here.

import { Tooltip } from '../floating/tooltip'
import { Button, type ButtonProps } from './button'

/** Shows a button with a hint, which may have `code` in it. */
export function HintedButton({ hint, ...button }: ButtonProps & { hint: string }) {
  return (
    <Tooltip text={hint}>
      <Button {...button} />
    </Tooltip>
  )
}
