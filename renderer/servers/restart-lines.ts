// What a restart may take from a server: what there is before, what is left after, and why.
import type { RevocationSettings } from '#src/contract/revocation'
import type { Catalogue } from '#src/i18n/catalogue'
import type { RestartReport } from '#src/trace/act'
import type { LaneId } from '#src/trace/lane'
import { type RevocationRules, tokenStandings } from '#src/trace/revoked'
import type { IssuedRow, LaneState } from '#src/trace/state'
import type { StoreNode } from '../lanes/token-state'

/** Something that a server knows, or that is good as long as it does: the parts of a report. */
export type Thing = Exclude<keyof RestartReport, 'storage'>
/** What a learner says will be so, or what turned out to be. */
export type Fate = 'kept' | 'gone'

/** What there is to predict on each lane. */
export const THINGS: Readonly<Record<LaneId, readonly Thing[]>> = {
  session: ['sessions'],
  jwt: ['tokens', 'revocations'],
}

type Words = Catalogue['servers']['restart']

/** Counts what the servers of a lane know at an instant in epoch milliseconds, by the lane's state and the stores it lies in. */
export function countThings(
  state: LaneState,
  rules: RevocationRules,
  stores: readonly StoreNode[],
  nowMs: number,
): Readonly<Record<Thing, number>> {
  const standing = tokenStandings(state, rules)
  // A token is good where one of the nodes takes it.
  const isGood = (row: IssuedRow) => stores.some((node) => standing({ ...row, node }) === 'good')
  const lives = ({ expiresAt }: { expiresAt: number | null }) => expiresAt === null || expiresAt > nowMs
  return {
    sessions: state.sessions.filter(
      (row) => lives(row) && (row.absoluteExpiresAt === null || row.absoluteExpiresAt > nowMs),
    ).length,
    tokens: new Set(state.issued.filter((row) => lives(row) && isGood(row)).map(({ jti }) => jti)).size,
    revocations: revocationsIn(state, rules.revocation),
  }
}

function revocationsIn(state: LaneState, { strategy }: RevocationSettings): number {
  switch (strategy) {
    case 'none':
      return 0
    case 'blocklist':
      return state.blocklist.length
    case 'allowlist':
      return state.allowlist.length
    case 'version':
      return state.versions.length
  }
}

/** Says in words how much of a thing there is now. */
export function nowWords(thing: Thing, count: number, { strategy }: RevocationSettings, say: Words): string {
  if (thing !== 'revocations') return say.now[thing]({ count })
  return strategy === 'none' ? say.now.none : say.now[strategy]({ count })
}

/** Says what became of a thing; null where there was none of it. What is half gone is gone. */
export function fateOf(thing: Thing, report: RestartReport): Fate | null {
  const { before, after } = report[thing]
  if (before === 0 && after === 0) return null
  return after < before ? 'gone' : 'kept'
}

/** Says in a sentence why. */
export function whyWords(
  thing: Thing,
  report: RestartReport,
  { strategy }: RevocationSettings,
  say: Words,
): string | null {
  const fate = fateOf(thing, report)
  if (fate === null) return null
  const { storage, [thing]: survival } = report
  if (thing !== 'tokens') return say.why[thing][fate][storage]
  const back = survival.after - survival.before
  if (back > 0) return say.why.tokens.back({ count: back })
  if (fate === 'kept') return say.why.tokens.kept
  return strategy === 'allowlist' && storage === 'memory' ? say.why.tokens.allowlist : say.why.tokens.gone
}
