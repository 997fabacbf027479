// What a kind of hop is: its shape in the trace, and what anybody may ask of it. `hop` makes one; `hops.ts` lists all.
import { z } from 'zod'
import type { Catalogue } from '#src/i18n/catalogue'
import { shortJti, shortName, shortSessionId } from '#src/token/short'
import { clockTime, relativeWords, timeLeft, timeLeftWords } from '#src/token/time-left'
import type { Check, CheckId, Fault } from '#src/trace/check'
import type { RowRef, StateChange, TableName, TokenStore } from '#src/trace/state'

/**
 * Who takes part in a diagram. `client` is the front end, another tab, the attacker, or an external client; `back-end` the node
 * that has the request; `first-node` the one that has the private key.
 */
export type Participant = 'client' | 'first-node' | 'back-end' | 'store'

/** Between whom a hop runs: from one participant to another, or (`from` equal to `to`) inside one. */
export interface Route {
  readonly from: Participant
  readonly to: Participant
  /** Which part of the JWT lane's store it concerns; null where it may concern any, or none. */
  readonly part: TokenStore | null
}

export const IN_FRONT: Route = { from: 'client', to: 'client', part: null }
export const IN_BACK: Route = { from: 'back-end', to: 'back-end', part: null }
export const toStore = (part: TokenStore | null): Route => ({ from: 'back-end', to: 'store', part })
export const fromStore = (part: TokenStore | null): Route => ({ from: 'store', to: 'back-end', part })

/** How a hop came out for who asked. */
export interface Verdict {
  /** What marks it among others; null where it checked nothing. */
  readonly mark: 'passed' | 'failed' | null
  /** Whether it refused something or went wrong. A failed check without an answer of its own refused nothing. */
  readonly refuses: boolean
  /** What was the matter with the credential; null where none was at fault, as with an unknown route or another's account. */
  readonly fault: Fault | null
}

export const PASSED: Verdict = { mark: 'passed', refuses: false, fault: null }
export const REFUSED: Verdict = { mark: 'failed', refuses: true, fault: null }
export const NOTHING_CHECKED: Verdict = { mark: null, refuses: false, fault: null }

/** The verdict of a hop that checks nothing. */
export const noVerdict = (): Verdict => NOTHING_CHECKED
/** The verdict of a hop that is a refusal, whatever is in it. */
export const refused = (): Verdict => REFUSED
/** The verdict of a hop that checks a credential. */
export function byChecks({ checks }: { readonly checks: readonly Check[] }): Verdict {
  const failed = checks.find(({ passed }) => !passed)
  if (failed) return { mark: 'failed', refuses: failed.msg !== undefined, fault: failed.fault ?? null }
  return checks.length > 0 ? PASSED : NOTHING_CHECKED
}

/**
 * Why the same request is answered otherwise when it is sent again: `link-used`, its one-time token is spent; `token-rotated`, its
 * refresh token was replaced; `session-ended` or `token-revoked`, it ended its own credential; `account-deleted`, it deleted the
 * account that it speaks for.
 */
export type WhyOnce = 'link-used' | 'token-rotated' | 'session-ended' | 'token-revoked' | 'account-deleted'

/** A hop in a few words, and in a sentence in which `code` stands between backticks. */
export interface HopWords {
  readonly label: string
  readonly sentence: string
}

/** One line of what a hop carries. `wire` tells that the value is data, to be set in monospace, and no words of the UI. */
export interface Fact {
  readonly label: string
  readonly value: string
  readonly wire: boolean
}

/** What a hop's words go by besides the hop itself: when it happened, in epoch milliseconds, and what it changed. */
interface HopContext {
  readonly at: number
  readonly changes: readonly StateChange[]
}

/** What is so of a kind of hop in any language. */
interface Traits<H> {
  readonly route: Route
  verdict(hop: H): Verdict
  /** Names the rows that it reads; those that it changes stand in its changes. */
  reads(hop: H): readonly RowRef[]
  /** Set for a question to a store, which answers by a hop of its own. */
  readonly asks?: true
  /** The check that waits while a request is held before it: that of a name, or the `next` of those that are left. */
  readonly check?: CheckId | 'next'
  /** The breakpoint that holds a request before it. */
  readonly breakpoint?: 'verify' | 'response'
  /** Set for what a front end does with a response. */
  readonly afterResponse?: true
  /** Returns why its request works only once; null where this one says nothing of it. */
  onlyOnce?(hop: H): WhyOnce | null
}

/** What anybody may ask of a kind of hop. */
export interface HopDescriptor<H> extends Traits<H> {
  /** Returns what it carries. `now` is the lab's time in epoch milliseconds. */
  facts(hop: H, text: Catalogue, now: number): readonly Fact[]
  /** Says what happened. A check that failed has words of its own, where the hop makes several. */
  says(hop: H, context: HopContext, text: Catalogue): HopWords
  /** Says what a held request will do next. `detail` is what it will do it with, as the gate was told; else empty. */
  next(detail: string, text: Catalogue): string
}

/** The words of each kind, in any language. */
export type KindWords = Catalogue['hops']['kinds']

interface FactContext<W> {
  readonly words: W
  /** The labels that several kinds have. */
  readonly fact: Catalogue['hops']['fact']
  yesNo(is: boolean): string
  /** Tells when something ends, in epoch milliseconds; null for never. */
  ends(at: number | null): Fact
}

interface WordContext extends HopContext {
  /** Says how much is left until an instant in epoch milliseconds. A request that was held may find that nothing is. */
  left(until: number): string
}

/** A kind of hop as it is written down: the same, with the words of its kind at hand. */
interface HopSpec<H, W> extends Traits<H> {
  facts(hop: H, context: FactContext<W>): readonly Fact[]
  says(hop: H, words: W, context: WordContext): HopWords
  next(words: W, detail: string): string
}

const schemaOf = <K extends string, S extends z.ZodRawShape>(kind: K, shape: S) =>
  z.object({ kind: z.literal(kind), ...shape })
type SchemaOf<K extends string, S extends z.ZodRawShape> = ReturnType<typeof schemaOf<K, S>>

/** Describes a kind of hop: its shape, then what is so of it. Its words stand under the same name in each language. */
export function hop<K extends keyof KindWords, S extends z.ZodRawShape>(
  kind: K,
  shape: S,
  spec: HopSpec<z.infer<SchemaOf<K, S>>, KindWords[K]>,
): HopDescriptor<z.infer<SchemaOf<K, S>>> & { readonly kind: K; readonly schema: SchemaOf<K, S> } {
  const wordsIn = (text: Catalogue) => text.hops.kinds[kind]
  return {
    ...spec,
    kind,
    schema: schemaOf(kind, shape),
    facts: (hop, text, now) =>
      spec.facts(hop, {
        words: wordsIn(text),
        fact: text.hops.fact,
        yesNo: (is) => text.hops.fact[is ? 'yes' : 'no'],
        ends: (at) => inWords(text.hops.fact.expires, endWords(at, text, now)),
      }),
    says: (hop, context, text) =>
      spec.says(hop, wordsIn(text), {
        ...context,
        left: (until) =>
          timeLeftWords(timeLeft({ now: context.at, issuedAt: null, expiresAt: until }), text.token),
      }),
    next: (detail, text) => spec.next(wordsIn(text), detail),
  }
}

/** Says both by the same values. */
export function say<P>(
  words: { readonly label: (params: P) => string; readonly sentence: (params: P) => string },
  params: P,
): HopWords {
  return { label: words.label(params), sentence: words.sentence(params) }
}

/** Says what comes next by a `jti`. */
export const nextJti = (words: { next(of: { jti: string }): string }, detail: string) =>
  words.next({ jti: shortJti(detail) })
/** Says what comes next by a session ID. */
export const nextSession = (words: { next(of: { id: string }): string }, detail: string) =>
  words.next({ id: shortSessionId(detail) })
/** Says what comes next by the name of an account, a cookie or the like. */
export const nextName = (words: { next(of: { name: string }): string }, detail: string) =>
  words.next({ name: shortName(detail) })

interface JtiWords {
  label(of: { jti: string }): string
  sentence(of: { jti: string }): string
  next(of: { jti: string }): string
}

/** What is so of each hop that asks a store about the `jti` of a token. */
export const asksForJti = {
  asks: true,
  verdict: noVerdict,
  facts: ({ jti }: { jti: string }, { fact }: { fact: Catalogue['hops']['fact'] }) => [data(fact.jti, jti)],
  says: ({ jti }: { jti: string }, words: JtiWords) => say(words, { jti: shortJti(jti) }),
  next: nextJti,
} as const

/** Returns the words that an object has for a text; undefined where it has none. */
export function oneOf<W extends object>(words: W, text: string): W[keyof W] | undefined {
  return Object.hasOwn(words, text) ? words[text as keyof W] : undefined
}

export const row = (table: TableName, key: string): RowRef => ({ table, key })
/** What a kind of hop reads that reads no row. */
export const nothing = (): readonly RowRef[] => []

/** A fact that is data. */
export const data = (label: string, value: string): Fact => ({ label, value, wire: true })
/** A fact that is told in the reader's language. */
export const inWords = (label: string, value: string): Fact => ({ label, value, wire: false })

function endWords(at: number | null, { token }: Catalogue, now: number): string {
  if (at === null) return token.time.never
  const time = clockTime(at, now)
  return time === null
    ? token.claim.outOfCalendar
    : token.time.at({ time, relative: relativeWords(at, now, token) })
}
