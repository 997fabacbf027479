// All that can differ from how the lab was started, one entry a kind; each setting is one by its own entry.
import type { LabStatus } from '#src/contract/status'
import { durationWords } from '#src/token/time-left'
import { LANES } from '#src/trace/lane'
import { type Command, type Difference, type DifferenceKind, perLaneKind } from './difference'
import { settingDifferences } from './setting-differences'

const lanes = [...LANES]
/** Two clocks that agree to this, in milliseconds, show the same. */
const SAME_MS = 1000

/** In the order in which they are shown, and undone. */
const KINDS: readonly DifferenceKind[] = [
  perLaneKind('nodes', {
    stakes: 'lane',
    valueOf: ({ lanes: of }, lane) => (of[lane].nodes.length > 1 ? of[lane].nodes.length : null),
    undo: (which) => ({ command: 'remove-node', payload: { lanes: which } }),
    says: (count, { differences }) => differences.nodes({ count }),
  }),
  perLaneKind('routing', {
    stakes: 'nothing',
    valueOf: ({ lanes: of }, lane) => {
      const { routing } = of[lane]
      return routing === 'round-robin' ? null : routing
    },
    undo: (which) => ({ command: 'set-routing', payload: { lanes: which, routing: 'round-robin' } }),
    says: (node, { differences }) => differences.routing({ node }),
  }),
  perLaneKind('storage', {
    stakes: 'lane',
    valueOf: ({ lanes: of, start }, lane) => {
      const { kind } = of[lane].storage
      return kind === start.storage[lane] ? null : kind
    },
    startOf: ({ start }, lane) => start.storage[lane],
    undo: (which, { start }) => ({
      command: 'set-storage',
      payload: { lanes: which, kind: start.storage[which[0]] },
    }),
    says: (kind, { differences }) => differences.storage[kind],
  }),
  perLaneKind('breakpoints', {
    stakes: 'nothing',
    valueOf: ({ lanes: of }, lane) => of[lane].breakpoints.length || null,
    undo: (which) => ({ command: 'set-breakpoints', payload: { lanes: which, breakpoints: [] } }),
    says: (count, { differences }) => differences.breakpoints({ count }),
  }),
  { id: 'setting', find: settingDifferences },
  {
    id: 'clock-paused',
    find: ({ clock }) =>
      clock.paused
        ? [
            {
              lanes,
              stakes: 'nothing',
              undo: { command: 'set-clock', payload: { paused: false } },
              says: ({ differences }) => differences.clockPaused,
            },
          ]
        : [],
  },
  {
    id: 'clock-rate',
    find: ({ clock: { rate } }) =>
      rate === 1
        ? []
        : [
            {
              lanes,
              stakes: 'nothing',
              undo: { command: 'set-clock', payload: { rate: 1 } },
              says: ({ differences }) => differences.clockRate({ rate }),
            },
          ],
  },
  {
    id: 'clock-moved',
    find: ({ clock: { aheadMs, waitedMs = 0, rate } }) => {
      // That it has waited for a demonstration is nothing that the learner has done.
      const movedMs = aheadMs + waitedMs
      if (Math.abs(movedMs) < SAME_MS) return []
      // Time goes back only where nobody has seen it. One that runs faster may be ahead by the time that it is brought back.
      const stakes = aheadMs > 0 || rate !== 1 ? 'lab' : 'nothing'
      return [
        {
          lanes,
          stakes,
          undo: { command: 'reset-clock', payload: {} },
          says: ({ differences, token }) =>
            differences.clockMoved({ duration: durationWords(movedMs, token), isAhead: movedMs > 0 }),
        },
      ]
    },
  },
]

/** Lists what differs from how the lab was started, in order. */
export function differencesOf(status: LabStatus): Difference[] {
  return KINDS.flatMap(({ id, find }) =>
    find(status).map((found) => ({ ...found, id: `${id} ${JSON.stringify(found.undo.payload)}` })),
  )
}

/**
 * Returns the commands after which all is as at the start, in order. Where the clock has to go back both lanes are reset by that,
 * else not.
 */
export function commandsToTheStart(status: LabStatus): Command[] {
  return differencesOf(status).map(({ undo }) => undo)
}
