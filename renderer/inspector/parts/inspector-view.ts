// What the inspector needs to know of the lab, taken from the model and handed to its parts by one context.
import { createContext, use, useMemo } from 'react'
import type { Holding, JwtKey, LaneStatus } from '#src/contract/status'
import type { Catalogue } from '#src/i18n/catalogue'
import type { JwtAlgorithm } from '#src/settings/settings'
import type { Reader } from '#src/token/claims'
import type { HopEvent } from '#src/trace/event'
import type { Flow } from '#src/trace/flow'
import type { LaneId } from '#src/trace/lane'
import type { LaneState } from '#src/trace/state'
import { useLabNow } from '../../model/lab-clock'
import type { ModelActions } from '../../model/model-state'
import { inspectedHop, inspectedSeq, inspectedState } from '../../model/selectors'
import { useText } from '../../model/text'
import { useModel } from '../../model/use-model'
import type { CheckSettings } from './checks-made'

/** One lane as of the event that the learner looks at. */
export interface LaneView {
  readonly origin: string
  /** All flows that there are, whatever is looked at. */
  readonly flows: readonly Flow[]
  /** The lane's state after the event `viewSeq`, which is infinite when the learner looks at the present. */
  readonly state: LaneState
  readonly viewSeq: number
  readonly holding: Holding | null
  /** The flows that wait for the one before them. */
  readonly queued: LaneStatus['queued']
}

/** A hop with its flow and lane. */
export interface SelectedHop {
  readonly lane: LaneId
  readonly flow: Flow
  readonly event: HopEvent
}

interface InspectorView {
  readonly catalogue: Catalogue
  /** The lab's time in epoch milliseconds. */
  readonly now: number
  readonly lanes: Readonly<Record<LaneId, LaneView>>
  /** What the tab "Message" shows; null before anything has happened. */
  readonly shown: SelectedHop | null
  readonly jwtKey: JwtKey | null
  /** The algorithm that the JWT server accepts now. */
  readonly algorithm: JwtAlgorithm | null
  /** How the JWT server finds out what was revoked, and whether it rotates; null before the lab has said it. */
  readonly checkSettings: CheckSettings | null
  /** Where the buttons stand that send something; null before it is there. */
  readonly foot: HTMLElement | null
  /** Gives the lab a command whose refusal is shown where it was given. */
  readonly ask: ModelActions['ask']
  /** Gives the lab a command; a refusal becomes a notice, and null. */
  readonly send: ModelActions['send']
}

export const InspectorContext = createContext<InspectorView | null>(null)

/** Returns what the inspector knows; only inside an {@link InspectorContext}. */
export function useInspector(): InspectorView {
  const view = use(InspectorContext)
  if (view === null) throw new Error('useInspector is for the parts of the inspector')
  return view
}

/** Returns what explanations need: the lab's time and the words. */
export function readerOf({ now, catalogue }: InspectorView): Reader {
  return { now, words: catalogue.token }
}

/** Returns what the inspector shows, as of the hop that is looked at. */
export function useInspectorView(foot: HTMLElement | null): InspectorView {
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
      foot,
      ask,
      send,
    }),
    [catalogue, now, session, jwt, shown, jwtKey, checkSettings, foot, ask, send],
  )
}

function useLaneView(lane: LaneId): LaneView {
  const origin = useModel((state) => state.status?.lanes[lane].origin ?? '')
  const flows = useModel((state) => state.lanes[lane].flows)
  const held = useModel((state) => inspectedState(state, lane))
  const viewSeq = useModel((state) => inspectedSeq(state, lane) ?? Number.POSITIVE_INFINITY)
  const holding = useModel((state) => state.status?.lanes[lane].holding ?? null)
  const queue = useModel((state) => state.status?.lanes[lane].queued)
  return useMemo(
    () => ({ origin, flows, state: held, viewSeq, holding, queued: queue ?? [] }),
    [origin, flows, held, viewSeq, holding, queue],
  )
}
