// What the flows of both lanes have cost.
import { useMemo } from 'react'
import { costsOf, type LaneCosts } from '#src/trace/costs'
import type { LaneId } from '#src/trace/lane'
import { useModel } from '../model/use-model'

export type Costs = Readonly<Record<LaneId, LaneCosts>>

/** Returns the costs of the flows that are shown, the lab's or a recording's. */
export function useCosts(): Costs {
  const session = useModel((state) => state.lanes.session.flows)
  const jwt = useModel((state) => state.lanes.jwt.flows)
  return useMemo(() => ({ session: costsOf(session), jwt: costsOf(jwt) }), [session, jwt])
}
