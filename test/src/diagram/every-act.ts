// Every kind of act in every variant that has words of its own, with one name in all places that come from outside.
import type { Act } from '#src/trace/act'
import type { EventOf } from '#src/trace/event'
import type { Flow } from '#src/trace/flow'
import { STORAGE_KINDS } from '#src/trace/storage-kind'
import { JTI, NOW, SESSION_ID } from './every-hop'

const NOTHING_LEFT = { before: 0, after: 0 }

/** Returns every kind of act. */
export function everyAct(name: string): Act[] {
  const restarts = STORAGE_KINDS.flatMap((storage): Act[] => {
    const report = { storage, sessions: NOTHING_LEFT, tokens: NOTHING_LEFT, revocations: NOTHING_LEFT }
    return [
      { kind: 'server-restarted', node: 1, report },
      { kind: 'server-restarted', node: 1, report: { ...report, uncounted: true } },
    ]
  })
  return [
    { kind: 'tokens-revoked', sub: name, jtis: [JTI], everything: false },
    { kind: 'tokens-revoked', sub: name, jtis: [JTI, name], everything: false },
    { kind: 'tokens-revoked', sub: name, jtis: [JTI, name], everything: true },
    { kind: 'sessions-destroyed', username: name, ids: [SESSION_ID], everything: false },
    { kind: 'sessions-destroyed', username: name, ids: [SESSION_ID, name], everything: false },
    { kind: 'sessions-destroyed', username: name, ids: [SESSION_ID], everything: true },
    { kind: 'credentials-stolen', names: [name, 'refresh_token'] },
    { kind: 'credentials-stolen', names: [] },
    ...restarts,
    { kind: 'node-added', node: 2, origin: name },
    { kind: 'node-removed', node: 2 },
    ...STORAGE_KINDS.map((to): Act => ({ kind: 'storage-changed', from: 'memory', to })),
    ...['none', 'blocklist', 'allowlist', 'version', name].flatMap((strategy): Act[] => [
      { kind: 'revocation-set', enabled: true, strategy },
      { kind: 'revocation-set', enabled: false, strategy },
    ]),
  ]
}

/** Returns a flow with acts after its last hop. */
export function withActs(flow: Flow, acts: readonly Act[]): Flow {
  const last = Math.max(flow.started.seq, ...flow.hops.map(({ seq }) => seq))
  return { ...flow, acts: acts.map((act, index) => actEvent(act, last + 1 + index, flow)) }
}

/** Returns the event of an act. */
export function actEvent(act: Act, seq: number, { started: { lane } }: Flow): EventOf<'act'> {
  return { type: 'act', seq, at: NOW, lane, act, changes: [], state: null }
}
