// Hops that more than one route makes of a session's end.
import type { FlowProbe } from '#main/probe/flow-probe'
import type { SessionEnd } from '#src/hops/session'
import type { SessionRow, StateChange } from '#src/trace/state'
import type { SessionStore } from './session-store'

/** Records that sessions were ended; nothing where there were none. */
export function recordEnded(flow: FlowProbe, ended: readonly SessionRow[], because: SessionEnd): void {
  if (ended.length === 0) return
  const sessionIds = ended.map(({ id }) => id)
  flow.record({ kind: 'session-destroyed', sessionIds, because }, removals(ended))
}

/** Ends all living sessions of an account and records it, also of those that ended before a store failed. */
export async function endAllWithin(
  flow: FlowProbe,
  store: SessionStore,
  accountId: string,
  because: SessionEnd,
): Promise<void> {
  const ended: SessionRow[] = []
  try {
    await store.endAllOf(accountId, because, (row) => ended.push(row))
  } finally {
    recordEnded(flow, ended, because)
  }
}

/** Says that these sessions are no longer in the store. */
export function removals(sessions: readonly SessionRow[]): StateChange[] {
  return sessions.map(({ id }) => ({ op: 'remove', table: 'sessions', key: id }))
}
