// One number for each account, which its tokens bear in their claim `ver`: raised, it ends all that were issued before.
import { keyAt, type StateChange } from '#src/trace/state'
import type { Strategy } from './strategy'

export const version: Strategy<'versions'> = {
  ask: {
    id: 'version',
    table: 'versions',
    refusesUnknown: false,
    key: ({ sub }) => sub,
    asked: (sub) => ({ kind: 'version-asked', sub }),
    answers: 'version-answered',
    answered: ({ sub, version: found }, row, checks) => ({
      kind: 'version-answered',
      sub,
      found,
      wanted: row?.version ?? 0,
      checks,
    }),
    compared: ({ version: found }, row) => ({ found, wanted: row?.version ?? 0 }),
    // An account without a row has 0, and what is no version at all counts as less.
    whyRevoked: (token, row) => (token.version < (row?.version ?? 0) ? (row?.because ?? 'not-said') : null),
  },
  keep: { bearsVersion: true, writes: () => [] },
  revoke: {
    endsAll: true,
    next: (sub) => ({ kind: 'version-raised', detail: sub }),
    // Nothing to do where no token would still be good.
    writes: ({ sub, tokens, everything, because }) => [
      {
        write: 'raise',
        sub,
        because,
        unlessAbove: everything ? null : Math.max(...tokens.map((token) => token.version ?? 0)),
      },
    ],
    told: ({ sub, because }, done) => ({ kind: 'version-raised', sub, version: reached(done), because }),
    against: (change) => {
      if (change.op === 'remove' || change.table !== 'versions') return null
      const { sub, node, changedAt, ...row } = change.row
      const key = keyAt(sub, node)
      return {
        when: changedAt,
        isMeant: (token) => keyAt(token.sub, token.node) === key && (token.version ?? 0) === row.version - 1,
      }
    },
  },
}

function reached(done: readonly StateChange[]): number {
  return Math.max(
    ...done.map((change) => (change.op === 'set' && change.table === 'versions' ? change.row.version : 0)),
  )
}
