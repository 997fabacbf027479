// The ring of a credential in its row.
import { TimeRing } from '../ui/time-ring'
import type { CredentialLife } from './credential-life'

/** Shows how much of a credential's life is left. */
export function LifeRing({ life, words }: { life: CredentialLife; words: string }) {
  return (
    <TimeRing
      fraction={life.left.fraction}
      fractionAhead={life.fractionAhead}
      phase={life.phase}
      label={words}
    />
  )
}
