// Takes from the model what the inspector shows.
import { useMemo } from 'react'
import type { LaneId } from '#src/trace/lane'
import { useLabNow } from '../../model/lab-clock'
import type { ModelState } from '../../model/model-state'
import { inspectedHop, shownState } from '../../model/selectors'
import { useText } from '../../model/text'
import { useModel } from '../../model/use-model'
import type { InspectorView, LaneView } from './inspector-view'

/** Returns what the inspector shows, as of the hop that is looked at. */
export function useInspectorView(): InspectorView {
  const catalogue = useText()
  const now = useLabNow()
  const session = useLaneView('session')
  const jwt = useLaneView('jwt')
  const shown = useModel(inspectedHop)
  const jwtKey = useModel((state) => state.status?.jwtKey ?? null)
  const checkSettings = useModel((state) => state.status?.settings ?? null)
  const ask = useModel((state) => state.ask)
  const send = useModel((state) => state.send)
  return useMemo(
    () => ({
      catalogue,
      now,
      lanes: { session, jwt },
      shown,
      jwtKey,
      algorithm: checkSettings?.jwtAlgorithm ?? null,
      checkSettings,
      ask,
      send,
    }),
    [catalogue, now, session, jwt, shown, jwtKey, checkSettings, ask, send],
  )
}

function useLaneView(lane: LaneId): LaneView {
  const origin = useModel((state) => state.status?.lanes[lane].origin ?? '')
  const flows = useModel((state) => state.lanes[lane].flows)
  const held = useModel((state: ModelState) => shownState(state, lane))
  const viewSeq = useModel((state) => state.viewSeq[lane] ?? Number.POSITIVE_INFINITY)
  const holding = useModel((state) => state.status?.lanes[lane].holding ?? null)
  const queue = useModel((state) => state.status?.lanes[lane].queued)
  return useMemo(
    () => ({ origin, flows, state: held, viewSeq, holding, queued: queue?.map(({ flow }) => flow) ?? [] }),
    [origin, flows, held, viewSeq, holding, queue],
  )
}
