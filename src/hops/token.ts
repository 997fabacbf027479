// The hops in the JWT lane's back end with a token itself: it is checked, signed, and used up where it is for one use.
import { z } from 'zod'
import { type DefenceId, defenceIdSchema } from '#src/defences/defences'
import { shortJti, shortName } from '#src/token/short'
import { type Check, checkSchema } from '#src/trace/check'
import { type StateChange, tokenTypeSchema } from '#src/trace/state'
import { numberIn, textIn } from './failed-checks'
import {
  asksForJti,
  byChecks,
  data,
  fromStore,
  type HopWords,
  hop,
  IN_BACK,
  inWords,
  type KindWords,
  NOTHING_CHECKED,
  nextJti,
  nothing,
  noVerdict,
  oneOf,
  row,
  say,
  toStore,
} from './hop'

const KEY_ID_LENGTH = 12

export const tokenHops = [
  hop(
    'token-checked',
    {
      /** One group of checks: the token found, its form and algorithm, its signature, its times, its claims. */
      group: z.enum(['found', 'form', 'signature', 'times', 'claims']),
      jti: z.string().nullable(),
      checks: z.array(checkSchema),
      /** The defence for the lack of which a check was not made, or made otherwise: what has passed says nothing then. */
      without: defenceIdSchema.optional(),
    },
    {
      route: IN_BACK,
      check: 'next',
      breakpoint: 'verify',
      verdict: ({ checks, without }) => {
        const verdict = byChecks({ checks })
        return without !== undefined && verdict.mark === 'passed' ? NOTHING_CHECKED : verdict
      },
      reads: ({ jti }) => (jti === null ? [] : [row('issued', jti)]),
      facts: ({ jti }, { fact }) => (jti === null ? [] : [data(fact.jti, jti)]),
      says: ({ group, checks, without }, { group: words }, { left }) => {
        switch (group) {
          case 'found':
            return words.found
          case 'signature':
            return signatureWords(checks, without, words.signature)
          case 'form':
            if (without === 'alg-pinned') return words.form.unpinned
            return say(words.form, { alg: textIn(checks, 'alg', 'found') })
          case 'claims':
            if (without === 'refresh-bound')
              return say(words.claims.ofAnother, { name: textIn(checks, 'sub', 'sub') })
            if (without === 'type-checked') return words.claims.untyped
            return say(words.claims, { type: textIn(checks, 'type', 'found') })
          case 'times': {
            const exp = numberIn(checks, 'exp', 'exp')
            const isEndless = checks.some(({ id, values }) => id === 'exp' && values?.exp === null)
            if (isEndless) return words.times.endless
            return say(words.times, { left: exp === null ? null : left(exp * 1000) })
          }
        }
      },
      next: (words, detail) => oneOf(words.group, detail)?.next ?? words.next,
    },
  ),
  hop(
    'token-signed',
    {
      alg: z.string(),
      tokens: z.array(z.object({ type: tokenTypeSchema, jti: z.string(), expiresAt: z.number().nullable() })),
    },
    {
      route: IN_BACK,
      verdict: noVerdict,
      reads: nothing,
      facts: ({ alg, tokens }, { fact, ends }) => [
        data(fact.alg, alg),
        ...tokens.flatMap(({ type, jti, expiresAt }) => [data(fact.token[type], jti), ends(expiresAt)]),
      ],
      says: (hop, { label, sentence, type: names }, { changes }) => {
        const alg = shortName(hop.alg)
        const types = hop.tokens.map(({ type }) => type)
        return {
          label: label({ types: types.map((type) => names[type]), alg }),
          sentence: sentence[whatFor(types, changes)]({ alg }),
        }
      },
      next: (words, detail) => words.next({ alg: shortName(detail) }),
    },
  ),
  /** A node that has no private key fetches the public one from the first node (RFC 7517 section 5). */
  hop(
    'keys-fetched',
    { kid: z.string(), alg: z.string() },
    {
      route: { from: 'first-node', to: 'back-end', part: null },
      verdict: noVerdict,
      reads: nothing,
      facts: ({ alg, kid }, { fact, words }) => [data(fact.alg, alg), data(words.fact, kid)],
      says: ({ alg, kid }, words) => say(words, { alg: shortName(alg), kid: shortName(kid, KEY_ID_LENGTH) }),
      next: (words) => words.next,
    },
  ),
  /** Asks whether a one-time token has been used, and uses it up in the same breath. */
  hop(
    'spent-asked',
    { jti: z.string() },
    {
      route: toStore('one-time'),
      check: 'one-time',
      ...asksForJti,
      reads: ({ jti }) => [row('spent', jti), row('issued', jti)],
    },
  ),
  hop(
    'spent-answered',
    { jti: z.string(), spent: z.boolean(), checks: z.array(checkSchema) },
    {
      route: fromStore('one-time'),
      check: 'one-time',
      verdict: byChecks,
      reads: ({ jti }) => [row('spent', jti), row('issued', jti)],
      onlyOnce: () => 'link-used',
      facts: ({ jti, spent }, { fact, words, yesNo }) => [
        data(fact.jti, jti),
        inWords(words.fact, yesNo(spent)),
      ],
      says: ({ jti, spent }, { label, sentence, ...words }) =>
        spent ? words.spent : { label, sentence: sentence({ jti: shortJti(jti) }) },
      next: nextJti,
    },
  ),
]

type SignatureWords = KindWords['token-checked']['group']['signature']

/** Says what came of the signature: it fits, by whichever key, or nobody has looked at it. */
function signatureWords(
  checks: readonly Check[],
  without: DefenceId | undefined,
  words: SignatureWords,
): HopWords {
  if (without === 'own-keys-only') return say(words.broughtKey, { place: textIn(checks, 'signature', 'key') })
  if (checks.length > 0) return words
  return without === 'alg-pinned' ? words.none : words.unverified
}

/** Says what tokens were signed for: at a login, at a refresh, or for a link. */
function whatFor(types: readonly z.infer<typeof tokenTypeSchema>[], changes: readonly StateChange[]) {
  const isRotated = changes.some(
    (change) => change.op === 'set' && change.table === 'issued' && change.row.parent !== undefined,
  )
  if (isRotated) return 'rotated'
  if (types.length > 1) return 'login'
  return types[0] === 'download' ? 'download' : 'one'
}
