// Which retired refresh tokens came back, as the trace has it: the store keeps only that their family was revoked.
import { useMemo } from 'react'
import type { LaneId } from '#src/trace/lane'
import { useModel } from '../model/use-model'

/** Returns the `jti`s of the retired tokens that were used again, as of the hop that is looked at. */
export function useReused(lane: LaneId): ReadonlySet<string> {
  const flows = useModel((state) => state.lanes[lane].flows)
  const seq = useModel((state) => state.viewSeq[lane] ?? Number.POSITIVE_INFINITY)
  return useMemo(
    () =>
      new Set(
        flows.flatMap(({ hops }) =>
          hops.flatMap(({ seq: at, hop }) =>
            at <= seq && hop.kind === 'family-answered' && hop.outcome === 'reused' ? [hop.jti] : [],
          ),
        ),
      ),
    [flows, seq],
  )
}
