// Copies a text to the clipboard.
import { Check, Copy, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from '../ui/controls/button'
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

type CopyOutcome = 'idle' | 'copied' | 'failed'

/** How long the outcome is shown, in milliseconds. */
const SHOWN_MS = 1600

/** Returns how the last copying went, and the function that copies. */
function useCopy(): [CopyOutcome, (text: string) => Promise<void>] {
  const [outcome, setOutcome] = useState<CopyOutcome>('idle')
  useEffect(() => {
    if (outcome === 'idle') return
    const timer = setTimeout(() => setOutcome('idle'), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [outcome])
  const copy = async (text: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text)
      setOutcome('copied')
    } catch {
      setOutcome('failed')
    }
  }
  return [outcome, copy]
}
