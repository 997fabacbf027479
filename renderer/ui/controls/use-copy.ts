// Copies text, and says for a moment how that went.
import { useEffect, useState } from 'react'

export type CopyOutcome = 'idle' | 'copied' | 'failed'

/** How long the outcome is shown, in milliseconds. */
const SHOWN_MS = 1600

/** Returns how the last copying went, and the function that copies. */
export function useCopy(): [CopyOutcome, (text: string) => Promise<void>] {
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
