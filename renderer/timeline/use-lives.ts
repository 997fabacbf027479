// The lives of both lanes that the timeline shows, and their scale.
import { useMemo, useState } from 'react'
import { useModel } from '../model/use-model'
import { useRevocationRules } from '../rows/token-state'
import type { Life } from './life'
import { livesOf, shownLives } from './lives'
import { type TimeScale, timeScale } from './time-scale'

/** Returns the lives to show. The same lives are the same array. */
export function useLives(nowMs: number): readonly Life[] {
  const session = useModel((state) => state.lanes.session)
  const jwt = useModel((state) => state.lanes.jwt)
  const rules = useRevocationRules()
  const lives = useMemo(
    () => [
      ...livesOf('session', session.trace, session.state, rules),
      ...livesOf('jwt', jwt.trace, jwt.state, rules),
    ],
    [session, jwt, rules],
  )
  return useSame(shownLives(lives, nowMs), isSameList)
}

/** Returns the scale for these lives. While it is held, it stays as it is. */
export function useScale(lives: readonly Life[], nowMs: number, isHeld: boolean): TimeScale {
  return useSame(timeScale(lives, nowMs), (a, b) => isHeld || isSameScale(a, b))
}

/** Returns the value of the time before as long as it is the same. */
function useSame<T>(value: T, isSame: (a: T, b: T) => boolean): T {
  const [kept, setKept] = useState(value)
  if (kept === value || isSame(kept, value)) return kept
  setKept(value)
  return value
}

function isSameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((each, index) => each === b[index])
}

function isSameScale(a: TimeScale, b: TimeScale): boolean {
  return a.startMs === b.startMs && a.endMs === b.endMs && isSameList(a.farMs, b.farMs)
}
