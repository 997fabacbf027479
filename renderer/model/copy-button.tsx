// Copies a text to the clipboard.
import { Check, Copy, X } from 'lucide-react'
import { Button } from '../ui/controls/button'
import { type CopyOutcome, useCopy } from '../ui/controls/use-copy'
import { useText } from './text'

interface CopyButtonProps {
  label: string
  /** Called when the button is pressed. */
  getText: () => string
  disabled?: boolean
}

const icons = { idle: Copy, copied: Check, failed: X } as const satisfies Record<CopyOutcome, unknown>

/** Shows a button that copies, and says for a moment whether it could. */
export function CopyButton({ label, getText, disabled = false }: CopyButtonProps) {
  const { copy: say } = useText().shell
  const [outcome, copy] = useCopy()
  return (
    <Button
      variant="ghost"
      size="small"
      icon={icons[outcome]}
      disabled={disabled}
      onClick={() => void copy(getText())}
    >
      <span aria-live="polite">{outcome === 'idle' ? label : say[outcome]}</span>
    </Button>
  )
}
