// Which tables the back end of each lane has, and which of them a hop is about.
import type { HopEvent } from '#src/trace/event'
import { touchedRows } from '#src/trace/flow'
import type { LaneId } from '#src/trace/lane'

export type BackEndTable = 'sessions' | 'issued' | 'blocklist' | 'accounts'

/** The tables of each lane's back end, in the order in which they stand. */
export const BACK_END_TABLES: Readonly<Record<LaneId, readonly [BackEndTable, ...BackEndTable[]]>> = {
  session: ['sessions', 'accounts'],
  jwt: ['issued', 'blocklist', 'accounts'],
}

// The more particular first: a hop that asks the blocklist is about that, not about the token issued long ago.
const BY_INTEREST = ['blocklist', 'sessions', 'issued', 'accounts'] as const

/** Returns the table of the back end that a hop is about; null for a hop that touches none. */
export function tableOf(event: HopEvent | null): BackEndTable | null {
  if (!event) return null
  const touched = new Set<string>(touchedRows(event).map((row) => row.table))
  return BY_INTEREST.find((table) => touched.has(table)) ?? null
}
