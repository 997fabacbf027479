// The hops in the JWT lane's back end by which tokens are revoked, and in which it asks whether one was.
import { z } from 'zod'
import { shortJti, shortName } from '#src/token/short'
import { checkSchema } from '#src/trace/check'
import { revocationCauseSchema, tokenTypeSchema } from '#src/trace/state'
import {
  asksForJti,
  byChecks,
  data,
  fromStore,
  hop,
  IN_BACK,
  inWords,
  nextJti,
  nextName,
  nothing,
  noVerdict,
  row,
  say,
  toStore,
} from './hop'

/** Set where a server asks for the text of a token and not for its `jti`: the SHA-256 of it. */
const textHashSchema = z.string().optional()

export const revocationHops = [
  hop(
    'blocklist-asked',
    { jti: z.string(), textHash: textHashSchema },
    {
      route: toStore('blocklist'),
      check: 'blocklist',
      ...asksForJti,
      says: ({ jti, textHash }, { byText, ...words }) =>
        textHash === undefined ? say(words, { jti: shortJti(jti) }) : byText,
      reads: ({ jti }) => [row('blocklist', jti), row('issued', jti)],
    },
  ),
  hop(
    'blocklist-answered',
    { jti: z.string(), revoked: z.boolean(), textHash: textHashSchema, checks: z.array(checkSchema) },
    {
      route: fromStore('blocklist'),
      check: 'blocklist',
      verdict: byChecks,
      reads: ({ jti }) => [row('blocklist', jti), row('issued', jti)],
      facts: ({ jti, revoked }, { fact, yesNo }) => [
        data(fact.jti, jti),
        inWords(fact.revoked, yesNo(revoked)),
      ],
      says: ({ jti, revoked, textHash }, { label, sentence, ...words }) => {
        if (textHash !== undefined) return revoked ? words.byText.revoked : words.byText
        return revoked ? words.revoked : { label, sentence: sentence({ jti: shortJti(jti) }) }
      },
      next: nextJti,
    },
  ),
  hop(
    'allowlist-asked',
    { jti: z.string() },
    {
      route: toStore('allowlist'),
      check: 'allowlist',
      ...asksForJti,
      reads: ({ jti }) => [row('allowlist', jti), row('issued', jti)],
    },
  ),
  hop(
    'allowlist-answered',
    { jti: z.string(), known: z.boolean(), checks: z.array(checkSchema) },
    {
      route: fromStore('allowlist'),
      check: 'allowlist',
      verdict: byChecks,
      reads: ({ jti }) => [row('allowlist', jti), row('issued', jti)],
      facts: ({ jti, known }, { fact, words, yesNo }) => [
        data(fact.jti, jti),
        inWords(words.fact, yesNo(known)),
      ],
      says: ({ jti, known }, { label, sentence, ...words }) =>
        known ? { label, sentence: sentence({ jti: shortJti(jti) }) } : words.unknown,
      next: nextJti,
    },
  ),
  hop(
    'version-asked',
    { sub: z.string() },
    {
      route: toStore('version'),
      asks: true,
      check: 'version',
      verdict: noVerdict,
      reads: ({ sub }) => [row('versions', sub)],
      facts: ({ sub }, { fact }) => [data(fact.account, sub)],
      says: ({ sub }, words) => say(words, { name: shortName(sub) }),
      next: nextName,
    },
  ),
  hop(
    'version-answered',
    {
      sub: z.string(),
      /** The version in the token. */
      found: z.number(),
      /** The one that the account has reached. */
      wanted: z.number(),
      checks: z.array(checkSchema),
    },
    {
      route: fromStore('version'),
      check: 'version',
      verdict: byChecks,
      reads: ({ sub }) => [row('versions', sub)],
      facts: ({ sub, found, wanted }, { fact, words }) => [
        data(fact.account, sub),
        data(words.fact, String(found)),
        data(fact.version, String(wanted)),
      ],
      says: ({ found, wanted }, words) =>
        say(found < wanted ? words.revoked : words, { found: String(found), wanted: String(wanted) }),
      next: nextName,
    },
  ),
  /** Asks whether a refresh token is the newest of its family. */
  hop(
    'family-asked',
    { jti: z.string() },
    {
      route: toStore('family'),
      check: 'family',
      ...asksForJti,
      reads: ({ jti }) => [row('issued', jti)],
    },
  ),
  hop(
    'family-answered',
    {
      jti: z.string(),
      /**
       * `current`: it was the newest, and is replaced now; `grace`: it was replaced a moment ago, and is taken once more; `reused`:
       * it was replaced, and so somebody has a copy; `revoked`: its family is; `unknown`: the store knows no such token.
       */
      outcome: z.enum(['current', 'grace', 'reused', 'revoked', 'unknown']),
      checks: z.array(checkSchema),
    },
    {
      route: fromStore('family'),
      check: 'family',
      verdict: byChecks,
      reads: ({ jti }) => [row('issued', jti)],
      onlyOnce: ({ outcome }) => (outcome === 'unknown' ? null : 'token-rotated'),
      facts: ({ jti, outcome }, { fact, words }) => [
        data(fact.jti, jti),
        inWords(fact.outcome, words.outcome[outcome].fact),
      ],
      says: ({ jti, outcome }, words) => {
        const { label, sentence } = words.outcome[outcome]
        return { label, sentence: sentence({ jti: shortJti(jti) }) }
      },
      next: nextJti,
    },
  ),

  hop(
    'token-revoked',
    {
      tokens: z.array(z.object({ type: tokenTypeSchema, jti: z.string(), expiresAt: z.number().nullable() })),
      because: revocationCauseSchema,
      /** How: put on the blocklist, where it is absent, there by their texts alone, or taken off the allowlist. */
      by: z.enum(['blocklist', 'allowlist', 'text']).optional(),
    },
    {
      route: toStore(null),
      verdict: noVerdict,
      reads: nothing,
      onlyOnce: () => 'token-revoked',
      facts: ({ tokens, because, by = 'blocklist' }, { fact, words }) => [
        ...tokens.map(({ type, jti }) => data(fact.token[type], jti)),
        inWords(words.fact.how, words.fact[by]),
        inWords(fact.because, fact.cause[because]),
      ],
      says: ({ tokens, because, by = 'blocklist' }, words) => {
        const of = { count: tokens.length, jti: shortJti(tokens[0]?.jti ?? '') }
        return { label: words.label(of), sentence: by === 'text' ? words.text(of) : words[by][because](of) }
      },
      next: (words, detail) => {
        if (detail === '') return words.nextNone
        return isUuid(detail)
          ? words.next({ jti: shortJti(detail) })
          : words.nextAll({ name: shortName(detail) })
      },
    },
  ),
  hop(
    'family-revoked',
    { family: z.string(), jtis: z.array(z.string()), because: revocationCauseSchema },
    {
      route: toStore('family'),
      verdict: noVerdict,
      reads: nothing,
      facts: ({ family, jtis, because }, { fact, words }) => [
        data(words.fact, family),
        ...jtis.map((jti) => data(fact.token.refresh, jti)),
        inWords(fact.because, fact.cause[because]),
      ],
      says: ({ jtis, because }, words) => ({
        label: words.label({ count: jtis.length }),
        sentence: words.because[because],
      }),
      next: (words) => words.next,
    },
  ),
  /** All tokens of an account that were issued before are refused from now on. */
  hop(
    'version-raised',
    { sub: z.string(), version: z.number(), because: revocationCauseSchema },
    {
      route: toStore('version'),
      verdict: noVerdict,
      reads: nothing,
      onlyOnce: () => 'token-revoked',
      facts: ({ sub, version, because }, { fact }) => [
        data(fact.account, sub),
        data(fact.version, String(version)),
        inWords(fact.because, fact.cause[because]),
      ],
      says: ({ sub, version, because }, words) => {
        const name = shortName(sub)
        return {
          label: words.label({ name, version: String(version) }),
          sentence: words.because[because]({ name }),
        }
      },
      next: nextName,
    },
  ),
  /** There is nothing that could be asked later: the token lives on until its `exp`. */
  hop(
    'nothing-revoked',
    /** `others` are the rest, where more tokens than one were to be revoked. */
    { jti: z.string(), others: z.array(z.string()).optional() },
    {
      route: IN_BACK,
      verdict: noVerdict,
      reads: nothing,
      facts: ({ jti, others = [] }, { fact, words }) => [
        ...[jti, ...others].map((each) => data(fact.jti, each)),
        inWords(fact.revoked, words.fact),
      ],
      says: ({ jti, others = [] }, { label, sentence }) => ({
        label,
        sentence: sentence({ jti: shortJti(jti), others: others.length }),
      }),
      next: (words) => words.next,
    },
  ),
]

/** Tells a `jti` from the name of an account all of whose tokens are revoked. */
function isUuid(detail: string): boolean {
  return /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(detail)
}
