// Which tables the back end of a lane has, which of them shows what was revoked, and which is in sight: the one a hop or an act
// is about.
import { useState } from 'react'
import { STRATEGIES } from '#src/revocation/strategies'
import type { RevocationTable } from '#src/revocation/strategy'
import type { Settings } from '#src/settings/settings'
import type { EventOf, HopEvent } from '#src/trace/event'
import { touchedRows } from '#src/trace/flow'
import type { LaneId } from '#src/trace/lane'
import { changedRow, type LaneState, type TableName } from '#src/trace/state'
import type { ModelState } from '../model/model-state'
import { currentAct, currentHop } from '../model/selectors'
import { useModel, useModelStore } from '../model/use-model'

/** A table of a lane's state that lies at the server, and not with the front end or the attacker. */
export type BackEndTable = Exclude<TableName, 'cookies' | 'localStorage' | 'loot'>

/** What says which tables there are. */
type TableSettings = Pick<Settings, 'revocation' | 'rotation'>

/** Returns the table that the JWT server's strategy keeps; null for one that keeps none. */
export function revocationTable(
  { revocation }: TableSettings,
  { blocklist }: LaneState,
): RevocationTable | null {
  // What was revoked before still lies there.
  return STRATEGIES[revocation.strategy].ask?.table ?? (blocklist.length > 0 ? 'blocklist' : null)
}

/** Returns the tables of a lane's back end in the order in which they stand. */
export function backEndTables(
  lane: LaneId,
  settings: TableSettings,
  state: LaneState,
): readonly [BackEndTable, ...BackEndTable[]] {
  if (lane === 'session') return ['sessions', 'accounts']
  const store = revocationTable(settings, state)
  const hasFamilies = settings.rotation.enabled || state.families.length > 0
  return [
    'issued',
    ...(store ? [store] : []),
    ...(hasFamilies ? (['families'] as const) : []),
    ...(state.spent.length > 0 ? (['spent'] as const) : []),
    'accounts',
  ]
}

// The more particular first: a hop that asks the blocklist is about that, not about the token issued long ago.
const BY_INTEREST = [
  'blocklist',
  'allowlist',
  'versions',
  'spent',
  'families',
  'sessions',
  'issued',
  'accounts',
] as const

/**
 * Returns the table to turn to for a hop or an act; null for one that is about none of `tables`. `shown` is the one that is in
 * sight: it stays when it tells of the event as well.
 */
function tableFor(
  event: HopEvent | EventOf<'act'> | null,
  tables: readonly BackEndTable[],
  shown: BackEndTable,
): BackEndTable | null {
  if (!event) return null
  // Whoever operates on a row wants to see that row change.
  if (event.type === 'act' && OPERABLE.includes(shown)) return shown
  // A family that ends takes its tokens with it: the tree tells more than the list of them.
  if (event.type === 'hop' && event.hop.kind === 'token-revoked' && event.hop.because === 'reuse')
    return shown
  const rows = event.type === 'hop' ? touchedRows(event) : event.changes.map(changedRow)
  const touched = new Set<string>(rows.map((row) => row.table))
  if (shown === 'families' && (touched.has('families') || touched.has('issued'))) return shown
  if (event.type === 'hop' && event.hop.kind.startsWith('family-')) touched.add('families')
  // A login that begins a family is about the tokens that it issues.
  else if (touched.has('issued')) touched.delete('families')
  return BY_INTEREST.find((table) => touched.has(table) && tables.includes(table)) ?? null
}

const OPERABLE: readonly BackEndTable[] = ['issued', 'families', 'sessions']

/**
 * Returns the table shown, and what picks another: the one picked last, by the learner or by a hop or act that came or was looked
 * at since. One that is not among `tables` any more gives way to the first.
 */
export function useTable(
  lane: LaneId,
  tables: readonly BackEndTable[],
): [BackEndTable, (table: BackEndTable) => void] {
  const model = useModelStore()
  const seqNow = () => eventOf(model.getState(), lane)?.seq ?? null
  const [first = 'accounts'] = tables
  const [picked, setPicked] = useState(() => {
    const event = eventOf(model.getState(), lane)
    return { table: tableFor(event, tables, first) ?? first, seq: event?.seq ?? null }
  })
  const shown = tables.includes(picked.table) ? picked.table : first
  // A hop that is about no other table than the one shown changes nothing here.
  const wanted = useModel((state) => {
    const event = eventOf(state, lane)
    return event === null || event.seq === picked.seq ? null : tableFor(event, tables, shown)
  })
  if (wanted !== null && wanted !== shown) setPicked({ table: wanted, seq: seqNow() })
  return [shown, (table) => setPicked({ table, seq: seqNow() })]
}

function eventOf(state: ModelState, lane: LaneId): HopEvent | EventOf<'act'> | null {
  return currentAct(state, lane) ?? currentHop(state, lane)
}
