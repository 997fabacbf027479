// What a restart may take from a server: what there is before, what is left after, and why.

import type { Catalogue } from '#src/i18n/catalogue'
import { isSignedBy, tokenStandings } from '#src/revocation/standing'
import { countEntries, entriesOf, STRATEGIES } from '#src/revocation/strategies'
import type { Settings } from '#src/settings/settings'
import type { RestartReport } from '#src/trace/act'
import type { LaneId } from '#src/trace/lane'
import type { IssuedRow, LaneState } from '#src/trace/state'
import type { StoreNode } from '../rows/token-state'

/** Something that a server knows, or that is good as long as it does: the parts of a report. */
export type Thing = Exclude<keyof RestartReport, 'storage' | 'uncounted'>
/** What a learner says will be so. */
export type Guess = 'kept' | 'gone'
/** What turned out to be so: `some` of it is gone, `back` is what was no good before and is again. */
export type Fate = Guess | 'some' | 'back'

/** What there is to predict on each lane. */
export const THINGS: Readonly<Record<LaneId, readonly Thing[]>> = {
  session: ['sessions'],
  jwt: ['tokens', 'revocations'],
}

type Words = Catalogue['servers']['restart']

/** What the servers of a lane know. `families` are those of the revocations that ended a family of refresh tokens. */
export interface Known extends Readonly<Record<Thing, number>> {
  readonly families: number
}

/**
 * Counts as the lab counts: by a lane's state, the stores it lies in, the settings and the key in use, at an instant in epoch
 * milliseconds.
 */
export function countKnown(
  state: LaneState,
  stores: readonly StoreNode[],
  settings: Settings,
  keyId: string | null,
  nowMs: number,
): Known {
  const { lifetimes, rotation, revocation } = settings
  const leewayMs = lifetimes.leewaySeconds * 1000
  const standing = tokenStandings(state, settings)
  // A token is good where one of the nodes takes it.
  const isGood = (row: IssuedRow) =>
    isSignedBy(row, keyId) &&
    (row.expiresAt === null || nowMs < row.expiresAt + leewayMs) &&
    stores.some((node) => standing({ ...row, node }) === 'good')
  const families = rotation.enabled ? state.families.filter((row) => row.revokedAt !== null).length : 0
  return {
    sessions: state.sessions.filter(
      (row) => nowMs < Math.min(row.expiresAt, row.absoluteExpiresAt ?? row.expiresAt),
    ).length,
    tokens: new Set(state.issued.filter(isGood).map(({ jti }) => jti)).size,
    revocations: families + countEntries(entriesOf(revocation.strategy, state), nowMs, leewayMs),
    families,
  }
}

/** Says in words how much of a thing there is now. */
export function nowWords(thing: Thing, known: Known, { revocation }: Settings, say: Words): string {
  if (thing !== 'revocations') return say.now[thing]({ count: known[thing] })
  const words = say.now[revocation.strategy]
  const count = known.revocations - known.families
  const byStrategy = typeof words === 'string' ? words : words({ count })
  return known.families === 0 ? byStrategy : say.now.families({ also: byStrategy, count: known.families })
}

/** Says what became of a thing; null where there was none of it, or nobody could count it. */
export function fateOf(thing: Thing, report: RestartReport): Fate | null {
  const { before, after } = report[thing]
  if (report.uncounted || (before === 0 && after === 0)) return null
  if (after < before) return after === 0 ? 'gone' : 'some'
  return after > before && thing === 'tokens' ? 'back' : 'kept'
}

/** Tells whether a guess was right; null where it was partly. Tokens that are good again are the others' staying good as well. */
export function isRight(guess: Guess, fate: Fate): boolean | null {
  if (fate === 'some') return null
  return guess === (fate === 'back' ? 'kept' : fate)
}

/** Says in a sentence why. */
export function whyWords(thing: Thing, report: RestartReport, settings: Settings, say: Words): string | null {
  const fate = fateOf(thing, report)
  if (fate === null) return null
  if (thing === 'tokens') return whyOfTokens(fate, report, settings, say.why.tokens)
  return say.why[thing][fate === 'kept' ? 'kept' : 'gone'][report.storage]
}

function whyOfTokens(
  fate: Fate,
  { storage, tokens, revocations }: RestartReport,
  { revocation, rotation }: Settings,
  say: Words['why']['tokens'],
): string {
  const isForgetful = storage === 'memory'
  switch (fate) {
    case 'back':
      return say.back({ count: tokens.after - tokens.before })
    case 'kept':
      // What came back and what was lost may be as many.
      return isForgetful && rotation.enabled && revocations.after < revocations.before ? say.mixed : say.kept
    case 'some':
    case 'gone':
      if (isForgetful && STRATEGIES[revocation.strategy].ask?.refusesUnknown) return say.allowlist
      return isForgetful && rotation.enabled ? say.rotation : say.gone
  }
}
