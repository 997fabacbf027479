// The UI's one store: hears the lab, keeps what the learner looks at, and gives the lab its commands.
import { createStore } from 'zustand/vanilla'
import { isAnsweredAtOnce } from '#src/contract/commands'
import type { LabApi } from '#src/contract/lab-api'
import { LabError } from '#src/contract/lab-error'
import type { Locale } from '#src/i18n/languages'
import { LANES, type LaneId } from '#src/trace/lane'
import { keyAt, type RowRef } from '#src/trace/state'
import { openNotes } from '../transport/connect'
import { catalogueOf, hasCatalogue, loadCatalogue } from './catalogues'
import { hopAt, newestHop, newestHopTouching, nextHopAfter, withLaneBeside } from './hop-search'
import { emptyLane } from './lane-fold'
import {
  type InspectorTab,
  type LaneModel,
  type Model,
  type ModelActions,
  type ModelState,
  NO_ANSWER_MS,
  type Notice,
} from './model-state'
import { guarded, pageStorage } from './page-storage'
import {
  keptLocale,
  keptPresenting,
  keptThemeChoice,
  LOCALE_KEY,
  PRESENTER_KEY,
  THEME_KEY,
} from './preferences'
import { heardBehind, withoutRecording, withRecording } from './recording-view'
import { currentHop, unbegunFlow } from './selectors'

export type * from './model-state'

export interface ModelOptions {
  /** Where language and theme are kept; the page's localStorage unless told. */
  readonly storage?: Storage
}

/** How many notices stand on the screen at once. */
const MAX_NOTICES = 4

/** Makes the model over a lab and begins to listen. `dispose` ends that. */
export function createModel(api: LabApi, options: ModelOptions = {}): Model & { dispose(): void } {
  const kept = options.storage ? guarded(options.storage) : pageStorage()
  let lastNotice = 0
  /** What was chosen last, while it is loaded. */
  let wantedLocale: Locale | null = null

  const store = createStore<ModelState & ModelActions>()((set, get) => {
    const notify = (notice: Omit<Notice, 'id'>): void => {
      lastNotice += 1
      const id = lastNotice
      // The same again only moves to the front.
      const others = get().notices.filter(
        (each) => each.title !== notice.title || each.detail !== notice.detail,
      )
      set({ notices: [...others, { ...notice, id }].slice(-MAX_NOTICES) })
    }

    /** Has an answer missed when it is late, until it is there. */
    const missed = async <T>(answer: Promise<T>): Promise<T> => {
      let late = 0
      const timer = setTimeout(() => {
        late = 1
        set({ unanswered: get().unanswered + 1 })
      }, NO_ANSWER_MS)
      try {
        return await answer
      } finally {
        clearTimeout(timer)
        if (late > 0) set({ unanswered: get().unanswered - late })
      }
    }

    const look = (lane: LaneId, seq: number): Partial<ModelState> => {
      const model = get().lanes[lane]
      // What waits for its first hop is newer than all of them.
      const isNow = newestHop(model)?.seq === seq && model.flows.at(-1)?.hops.length !== 0
      return {
        selection: { lane, seq },
        selectedRow: null,
        activeLane: lane,
        viewSeq: { ...get().viewSeq, [lane]: isNow ? null : seq },
      }
    }

    /** A class sees the diagrams: in presenter mode what is picked in them lays nothing over them. */
    const explained = (inspectorTab: InspectorTab): Partial<ModelState> => ({
      inspectorTab,
      isInspectorOpen: !get().isPresenting,
    })

    return {
      connection: 'connecting',
      unanswered: 0,
      flowsPerSecond: null,
      lab: 0,
      status: null,
      clock: null,
      lanes: { session: emptyLane(), jwt: emptyLane() },
      activeLane: 'session',
      selection: null,
      viewSeq: { session: null, jwt: null },
      selectedRow: null,
      isInspectorOpen: false,
      openTables: { session: null, jwt: null },
      inspectorTab: 'message',
      locale: keptLocale(kept, navigator.languages),
      themeChoice: keptThemeChoice(kept),
      isPresenting: keptPresenting(kept),
      account: 'alice',
      notices: [],
      recording: null,

      selectHop: (lane, seq) => set({ ...look(lane, seq), ...explained('message') }),

      pointOut: (lane, seq) => {
        const state = get()
        const { flows } = state.lanes[lane]
        const hop = hopAt(state.lanes[lane], seq)
        const flow = flows.findLast(({ id }) => id === hop?.flow)
        if (!hop || !flow) return
        const end = flow === flows.at(-1) ? null : (flow.hops.at(-1)?.seq ?? null)
        const viewSeq = { ...state.viewSeq, [lane]: end }
        set({
          selection: { lane, seq },
          selectedRow: null,
          activeLane: lane,
          viewSeq: withLaneBeside({ ...state, viewSeq }, lane, hop),
          ...explained('message'),
        })
      },

      selectRow: (lane, row) => {
        const hop = newestHopTouching(get().lanes[lane], row, get().viewSeq[lane])
        set({
          activeLane: lane,
          selectedRow: { lane, row },
          selection: hop && { lane, seq: hop.seq },
          ...explained(tabOf(get().lanes[lane], row)),
        })
      },

      stepSelection: (by, lane = get().activeLane) => {
        const state = get()
        const model = state.lanes[lane]
        const isUnbegun = unbegunFlow(state, lane) !== null
        const current = isUnbegun ? null : currentHop(state, lane)
        const seq = current?.seq ?? Number.POSITIVE_INFINITY
        const hop = by > 0 ? nextHopAfter(model, seq) : newestHop(model, seq - 1)
        if (hop) {
          set(look(lane, hop.seq))
          // From one flow to another both lanes go together.
          if (hop.flow !== current?.flow) set({ viewSeq: withLaneBeside(get(), lane, hop) })
        } else if (by > 0) get().backToNow()
      },

      showFlow: (lane, id) => {
        const hop = get()
          .lanes[lane].flows.findLast((flow) => flow.id === id)
          ?.hops.at(-1)
        if (!hop) return
        get().backToNow(lane)
        set({ ...look(lane, hop.seq), selection: null })
      },

      backToNow: (lane) => {
        const { viewSeq, selection, selectedRow } = get()
        const stays = (each: { lane: LaneId } | null) => lane !== undefined && each?.lane !== lane
        set({
          viewSeq: lane ? { ...viewSeq, [lane]: null } : { session: null, jwt: null },
          selection: stays(selection) ? selection : null,
          selectedRow: stays(selectedRow) ? selectedRow : null,
        })
      },

      setInspectorTab: (inspectorTab) => set({ inspectorTab }),
      openInspector: (inspectorTab) => set({ inspectorTab, isInspectorOpen: true }),
      closeInspector: () => {
        const { selection, viewSeq } = get()
        // Whoever looks back goes on looking; where the lane is live, nothing is to stay picked out of it.
        const stays = selection !== null && viewSeq[selection.lane] !== null
        set({ isInspectorOpen: false, selection: stays ? selection : null })
      },
      openTable: (lane, table) => set({ openTables: { ...get().openTables, [lane]: table } }),
      setLocale: (locale) => {
        kept.setItem(LOCALE_KEY, locale)
        wantedLocale = locale
        if (hasCatalogue(locale)) {
          set({ locale })
          return
        }
        loadCatalogue(locale)
          .then(() => wantedLocale === locale && set({ locale }))
          .catch(() => get().tellRefusal(new LabError('ERR_LAB_UNREACHABLE', `${locale}: not loaded`)))
      },
      setThemeChoice: (themeChoice) => {
        kept.setItem(THEME_KEY, themeChoice)
        set({ themeChoice })
      },
      setPresenting: (isPresenting) => {
        kept.setItem(PRESENTER_KEY, isPresenting ? 'on' : 'off')
        set({ isPresenting, isInspectorOpen: false })
      },
      setAccount: (account) => set({ account }),

      send: async (name, payload) => {
        const { recording, locale } = get()
        if (recording !== null) {
          const { offTitle, off } = catalogueOf(locale).exporting.recording
          notify({ kind: 'info', title: offTitle, detail: off })
          return null
        }
        // Whoever lets something happen wants to see it happen.
        if ('lanes' in payload && name !== 'set-mode' && name !== 'set-breakpoints') {
          for (const lane of payload.lanes) get().backToNow(lane)
        }
        try {
          return await get().ask(name, payload)
        } catch (error) {
          get().tellRefusal(error)
          return null
        }
      },

      tellRefusal: (error) => {
        const code = error instanceof LabError ? error.code : 'ERR_LAB_INTERNAL'
        const title = catalogueOf(get().locale).shell.error[code]
        const message = error instanceof Error ? error.message : String(error)
        notify({ kind: 'error', title, detail: `${code}: ${message}` })
      },

      ask: async (name, payload) => {
        const { recording, locale } = get()
        if (recording !== null) {
          const { off } = catalogueOf(locale).exporting.recording
          throw new LabError('ERR_LAB_UNREACHABLE', off)
        }
        const answer = api.send(name, payload)
        return isAnsweredAtOnce(name) ? missed(answer) : answer
      },

      perform: async (lanes, action, as) => {
        const [only] = lanes
        if (only && lanes.length === 1) set({ activeLane: only })
        await get().send('perform', {
          lanes: LANES.filter((lane) => lanes.includes(lane)),
          action,
          ...(as && { as }),
        })
      },

      openNotes,
      notify,
      dismissNotice: (id) => set({ notices: get().notices.filter((notice) => notice.id !== id) }),

      showRecording: (name, recording) => set(withRecording(get(), name, recording, performance.now())),
      leaveRecording: () => set(withoutRecording(get())),
    }
  })

  const stop = api.listen(
    (message) => {
      const change = heardBehind(store.getState(), message, performance.now())
      if (change) store.setState(change)
    },
    // Whoever hears the lab anew is told its pace anew, where there is one to tell.
    (connection) => store.setState({ connection, flowsPerSecond: null }),
  )
  return { ...store, dispose: stop }
}

const TOKEN_TABS = ['access', 'refresh', 'download'] as const

/** Which tab of the inspector explains a row. */
function tabOf(lane: LaneModel, { table, key }: RowRef): InspectorTab {
  switch (table) {
    case 'cookies':
    case 'sessions':
      return 'cookie'
    case 'localStorage':
    case 'loot':
      return TOKEN_TABS.find((type) => key.startsWith(type)) ?? (table === 'loot' ? 'cookie' : 'access')
    case 'issued':
    case 'blocklist':
    case 'allowlist':
      return lane.state[table].find((row) => keyAt(row.jti, row.node) === key)?.type ?? 'access'
    case 'versions':
      return 'access'
    case 'families':
      return 'refresh'
    case 'spent':
      return 'download'
    case 'accounts':
      return 'message'
  }
}
