// What the UI says of hops and flows, in the reader's language: the one place that the views ask.
import type { Holding } from '#src/contract/status'
import { failedCheckWords } from '#src/hops/failed-checks'
import type { Fact, HopWords } from '#src/hops/hop'
import { checksOf, HOPS, type Hop } from '#src/hops/hops'
import type { Catalogue } from '#src/i18n/catalogue'
import { shortName } from '#src/token/short'
import type { HopEvent } from '#src/trace/event'
import { type Flow, nothingToDo, responseOf } from '#src/trace/flow'
import { clientName } from './participants'

/** Returns the words of a hop. Neither contains what a reader can't see: names are cut and made visible. */
export function hopWords(event: HopEvent, text: Catalogue): HopWords {
  const { hop, at } = event
  const failed = checksOf(hop).find(({ passed }) => !passed)
  const ofCheck = failed ? failedCheckWords(failed, at, text) : null
  const words = ofCheck ?? HOPS[hop.kind].says(hop, event, text)
  if (!failed || failed.msg !== undefined) return words
  // A failed check has no answer where the route does without a credential, and where a token that is late has another fault too.
  const { label, missing, late } = text.hops.goesOn
  return { label: label(words), sentence: failed.fault === 'late' ? late(words) : missing(words) }
}

/** Tells whether a hop refused something or went wrong. */
export function isRefusal({ hop }: HopEvent): boolean {
  return HOPS[hop.kind].verdict(hop).refuses
}

/** Returns a hop in a few words, as plain text: "attach lab.sid". What was refused begins with ✕. */
export function hopLabel(event: HopEvent, text: Catalogue): string {
  const { label } = hopWords(event, text)
  return isRefusal(event) ? text.hops.bad({ label }) : label
}

/** Returns a sentence for the learner: what happened in a hop and why. `code` stands between backticks. */
export function hopSentence(event: HopEvent, text: Catalogue): string {
  return hopWords(event, text).sentence
}

/** Returns the facts of a hop; none for a message, which shows itself. `now` is the lab's time in epoch milliseconds. */
export function hopFacts(hop: Hop, text: Catalogue, now: number): readonly Fact[] {
  return HOPS[hop.kind].facts(hop, text, now)
}

/**
 * Says who holds the waiting request of a flow and what its next hop will do: "The server has the request and holds it. Next: …"
 * `code` stands between backticks.
 */
export function holdingSentence(
  { holder, next: { kind, detail } }: Holding,
  flow: Pick<Flow, 'started'>,
  text: Catalogue,
): string {
  const words = text.hops.holding
  const { afterResponse, next } = HOPS[kind]
  const inFront = afterResponse ? words.hasResponse : words.prepares
  const state = (holder === 'back-end' ? words.serverHolds : inFront)[clientName(flow)]
  return words.next({ state, next: next(detail ?? '', text) })
}

/** Says in a few words how a flow ended: "200 OK", "refused, 401 Unauthorized, expired", "no answer", "under way". */
export function outcomeWords(flow: Flow, { hops }: Catalogue): string {
  const { ended } = flow
  const words = hops.outcome
  if (!ended) return words.running
  const response = responseOf(flow)
  const status = response
    ? shortName(`${response.status} ${response.reason}`.trim(), 40)
    : ended.status === null
      ? null
      : String(ended.status)
  switch (ended.outcome) {
    case 'done':
      return words.done({ status: status ?? '' })
    case 'refused':
      return words.refused({ status: status ?? '', fault: ended.fault && words.fault[ended.fault] })
    case 'failed':
      return words.failed({ status })
    case 'aborted':
      return words.aborted
  }
}

/** Says why an action finds no route on the session server; null for every other flow. */
export function nothingToDoSentence(flow: Flow, { actions }: Catalogue): string | null {
  const action = nothingToDo(flow)
  return action && actions[action].nothingToDo
}
