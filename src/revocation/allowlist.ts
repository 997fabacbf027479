// A list of the `jti`s that are good, each until its token's own `exp`. What isn't there counts as revoked, so also a token from
// before this was the strategy: its user logs in again.
import { keyAt } from '#src/trace/state'
import { asNamed } from './as-named'
import type { Strategy } from './strategy'

export const allowlist: Strategy<'allowlist'> = {
  ask: {
    id: 'allowlist',
    table: 'allowlist',
    refusesUnknown: true,
    key: ({ jti }) => jti,
    asked: (jti) => ({ kind: 'allowlist-asked', jti }),
    answers: 'allowlist-answered',
    answered: ({ jti }, row, checks) => ({
      kind: 'allowlist-answered',
      jti: jti ?? '',
      known: row !== null,
      checks,
    }),
    compared: ({ jti }) => ({ jti }),
    whyRevoked: (_token, row) => (row ? null : 'not-said'),
  },
  keep: {
    bearsVersion: false,
    writes: (issued, addedAt) =>
      issued.map(({ jti, type, sub, expiresAt }) => ({
        write: 'list',
        row: { jti, type, sub, addedAt, expiresAt },
      })),
  },
  revoke: {
    endsAll: false,
    next: (_sub, jti) => ({ kind: 'token-revoked', detail: jti }),
    writes: ({ tokens }) => tokens.map(({ jti }) => ({ write: 'unlist', jti })),
    told: ({ tokens, because }, done) => ({
      kind: 'token-revoked',
      tokens: asNamed(tokens, done),
      because,
      by: 'allowlist',
    }),
    against: (change, at) =>
      change.op === 'remove' && change.table === 'allowlist'
        ? { when: at, isMeant: ({ jti, node }) => keyAt(jti, node) === change.key }
        : null,
  },
}
