// The ring of a credential in its row.
import type { LaneId } from '#src/trace/lane'
import { TimeRing } from '../ui/time-ring'
import { type Credential, useCredentialLife } from './credential-life'

interface LifeRingProps extends Credential {
  readonly lane: LaneId
  /** What it shows, for screen readers. */
  readonly words: string
}

/** Shows how much of a credential's life is left. It moves by itself, so that its row needn't be rendered with it. */
export function LifeRing({ lane, words, ...credential }: LifeRingProps) {
  const { left, phase, fractionAhead } = useCredentialLife(lane, credential)
  return <TimeRing fraction={left.fraction} fractionAhead={fractionAhead} phase={phase} label={words} />
}
