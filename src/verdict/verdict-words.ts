// A verdict in sentences that a learner can repeat.
import type { Catalogue } from '#src/i18n/catalogue'
import { LANES, type LaneId } from '#src/trace/lane'
import type { Finding } from './finding'
import type { Answers, Verdict } from './verdict'

type Words = Catalogue['verdict']

/** Says how the servers answered, and what each of them did. `code` stands between backticks. */
export function verdictWords({ by, answers, findings }: Verdict, text: Catalogue): string {
  const words = text.verdict
  const head = answersWords(answers, by, words)
  const said = findings.flatMap(({ lane, finding }) => {
    const does = findingWords(finding, text)
    return does === null ? [] : [{ lane, does }]
  })
  const [one, other] = said
  if (!one) return head
  // Of one server alone the head has said which, and of two that did the same it is said once.
  const isAlone = answers.kind === 'accepted' || answers.kind === 'refused' || answers.kind === 'raced'
  const isSame = one.does === other?.does
  const clauses =
    isAlone || isSame
      ? [words.does({ server: isSame ? words.each : words.it, does: one.does })]
      : said.map(({ lane, does }) => words.does({ server: words.server[lane], does }))
  return words.sentences({ head, clauses })
}

function answersWords(answers: Answers, by: Verdict['by'], words: Words): string {
  const name = (lane: LaneId) => words.server[lane]
  const who = by === 'front-end' ? null : by
  switch (answers.kind) {
    case 'both-accepted':
      return words.bothAccepted({ status: answers.status, attacker: who === 'attacker' })
    case 'both-refused':
      return words.bothRefused({ ...answers.statuses, attacker: who === 'attacker' })
    case 'one-refused':
      return words.oneRefused({ ...answers, server: name(answers.lane), attacker: who === 'attacker' })
    case 'jwt-only':
      return words.jwtOnly({ status: answers.status })
    case 'accepted':
    case 'refused':
      return words[answers.kind]({ server: name(answers.lane), status: answers.status, who })
    case 'raced':
      return words.raced(answers)
    case 'waiting':
    case 'unanswered': {
      const { lanes } = answers
      return words[answers.kind]({
        server: lanes.length === LANES.length ? null : name(lanes[0] ?? 'session'),
      })
    }
  }
}

/** Says what a server did, as the rest of a sentence that begins with its name; null where the answer says it all. */
function findingWords(finding: Finding, text: Catalogue): string | null {
  const { found } = text.verdict
  switch (finding.kind) {
    case 'session-begun':
    case 'session-kept':
    case 'session-left':
    case 'session-revived':
    case 'anonymous':
    case 'link-made':
    case 'link-used':
    case 'nothing-revoked':
    case 'reuse-found':
    case 'denied':
    case 'bad-request':
    case 'storage-failed':
    case 'cookie-dropped':
    case 'tokens-taken-back':
      return found[finding.kind]
    case 'tokens-signed': {
      const { types, kept } = finding
      return found['tokens-signed']({ count: types.length, store: kept && text.verdict.store[kept] })
    }
    case 'login-failed':
      return found['login-failed'][finding.outcome]
    case 'session-accepted':
      return found['session-accepted'](finding)
    case 'token-accepted':
      return found['token-accepted'](asked(finding.asked, text))
    case 'token-let-through': {
      const { missing } = text.defences.words[finding.without]
      return found['token-let-through']({ ...asked(finding.asked, text), missing })
    }
    case 'tokens-renewed':
      return found['tokens-renewed']({ ...asked(finding.asked, text), rotated: finding.rotated })
    case 'refreshed-by-itself':
      return found['refreshed-by-itself'](finding)
    case 'login-needed':
      return found['login-needed'][finding.why]
    case 'sessions-ended':
      return found['sessions-ended'](finding)
    case 'tokens-revoked':
      return found['tokens-revoked'][finding.by](finding)
    case 'account-deleted':
      return found['account-deleted'](finding)
    case 'check-failed':
      if (finding.fault === 'wrong' && isTime(finding.check)) return found.timeWrong({ claim: finding.check })
      return finding.check === 'exp' && finding.asked.length > 0
        ? found.expiredMeanwhile
        : found['check-failed'][finding.check]
    case 'not-on-this-node':
      return found['not-on-this-node'](finding)
    case 'nothing-to-do':
      return found['nothing-to-do'][finding.action]
    case 'answered':
      return null
  }
}

/** The stores that were asked, in words; null for none. */
function asked(stores: readonly (keyof Words['store'])[], { verdict }: Catalogue): { stores: string | null } {
  const [first, ...others] = stores.map((store) => verdict.store[store])
  if (first === undefined) return { stores: null }
  return { stores: others.reduce((before, next) => verdict.and({ before, next }), first) }
}

/** A time that is no number is wrong, and not too late. */
function isTime(check: string): boolean {
  return check === 'exp' || check === 'nbf' || check === 'iat'
}
