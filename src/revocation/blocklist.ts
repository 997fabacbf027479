// A list of the `jti`s that were revoked, each until its token's own `exp`. What isn't there is good.
import { type BlocklistRow, keyAt } from '#src/trace/state'
import { asNamed } from './as-named'
import type { AskedToken, Strategy } from './strategy'

/** Tells whether a row speaks of a token: of any text of its `jti`, unless both were named by their text. */
function isMeant({ textHash }: AskedToken, row: BlocklistRow | null): boolean {
  const { textHashes } = row ?? {}
  return row !== null && (!textHash || !textHashes || textHashes.includes(textHash))
}

export const blocklist: Strategy<'blocklist'> = {
  ask: {
    id: 'blocklist',
    table: 'blocklist',
    refusesUnknown: false,
    key: ({ jti }) => jti,
    asked: (jti, { textHash }) => ({ kind: 'blocklist-asked', jti, ...(textHash && { textHash }) }),
    answers: 'blocklist-answered',
    answered: (token, row, checks) => ({
      kind: 'blocklist-answered',
      jti: token.jti ?? '',
      revoked: isMeant(token, row),
      ...(token.textHash && { textHash: token.textHash }),
      checks,
    }),
    compared: (token, row) => {
      const { jti, textHash } = token
      const asked = textHash ? { jti, textHash } : { jti }
      return row && isMeant(token, row) ? { ...asked, revokedAt: row.revokedAt / 1000 } : asked
    },
    whyRevoked: (token, row) => (row && isMeant(token, row) ? row.because : null),
  },
  keep: { bearsVersion: false, writes: () => [] },
  revoke: {
    endsAll: false,
    next: (_sub, jti) => ({ kind: 'token-revoked', detail: jti }),
    writes: ({ tokens, because, at }) =>
      tokens.map(({ jti, type, sub, expiresAt, textHash }) => {
        const row = { jti, type, sub, revokedAt: at, expiresAt, because }
        return { write: 'block', row: textHash ? { ...row, textHashes: [textHash] } : row }
      }),
    told: ({ tokens, because }, done) => ({
      kind: 'token-revoked',
      tokens: asNamed(tokens, done),
      because,
      ...(tokens.some(({ textHash }) => textHash) && { by: 'text' }),
    }),
    against: (change) => {
      if (change.op === 'remove' || change.table !== 'blocklist') return null
      const { revokedAt, ...row } = change.row
      const key = keyAt(row.jti, row.node)
      return { when: revokedAt, isMeant: ({ jti, node }) => keyAt(jti, node) === key }
    },
  },
}
