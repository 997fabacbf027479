// A list of the `jti`s that were revoked, each until its token's own `exp`. What isn't there is good.
import { keyAt } from '#src/trace/state'
import { asNamed } from './as-named'
import type { Strategy } from './strategy'

export const blocklist: Strategy<'blocklist'> = {
  ask: {
    id: 'blocklist',
    table: 'blocklist',
    refusesUnknown: false,
    key: ({ jti }) => jti,
    asked: (jti) => ({ kind: 'blocklist-asked', jti }),
    answers: 'blocklist-answered',
    answered: ({ jti }, row, checks) => ({
      kind: 'blocklist-answered',
      jti: jti ?? '',
      revoked: row !== null,
      checks,
    }),
    compared: ({ jti }, row) => (row ? { jti, revokedAt: row.revokedAt / 1000 } : { jti }),
    whyRevoked: (_token, row) => row?.because ?? null,
  },
  keep: { bearsVersion: false, writes: () => [] },
  revoke: {
    endsAll: false,
    next: (_sub, jti) => ({ kind: 'token-revoked', detail: jti }),
    writes: ({ tokens, because, at }) =>
      tokens.map(({ jti, type, sub, expiresAt }) => ({
        write: 'block',
        row: { jti, type, sub, revokedAt: at, expiresAt, because },
      })),
    told: ({ tokens, because }, done) => ({
      kind: 'token-revoked',
      tokens: asNamed(tokens, done),
      because,
    }),
    against: (change) => {
      if (change.op === 'remove' || change.table !== 'blocklist') return null
      const { revokedAt, ...row } = change.row
      const key = keyAt(row.jti, row.node)
      return { when: revokedAt, isMeant: ({ jti, node }) => keyAt(jti, node) === key }
    },
  },
}
