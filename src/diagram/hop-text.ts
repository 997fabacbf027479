// What the UI says of hops and flows, in the reader's language: the one place that the views ask.
import { isNotOnSession, type NotOnSession } from '#src/actions/actions'
import type { Holding } from '#src/contract/status'
import type { Catalogue } from '#src/i18n/catalogue'
import type { HopEvent } from '#src/trace/event'
import { type Flow, responseOf } from '#src/trace/flow'
import { holdingWords } from './holding-words'
import { hopWords, isRefusal } from './hop-words'
import { shortName } from './short'

/** Returns a hop in a few words, as plain text: "attach lab.sid". What was refused begins with ✕. */
export function hopLabel(event: HopEvent, text: Catalogue): string {
  const { label } = hopWords(event, text)
  return isRefusal(event) ? text.hops.bad({ label }) : label
}

/** Returns a sentence for the learner: what happened in a hop and why. `code` stands between backticks. */
export function hopSentence(event: HopEvent, text: Catalogue): string {
  return hopWords(event, text).sentence
}

/** Says who holds a waiting request and what its next hop will do. `code` stands between backticks. */
export function holdingSentence(holding: Holding, text: Catalogue): string {
  return holdingWords(holding, text)
}

/** Says in a few words how a flow ended: "200 OK", "refused, 401 Unauthorized, too late", "no answer", "under way". */
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

/** Returns the action that has nothing to do on the session lane, such as a refresh; null for every other flow. */
export function nothingToDo({ started: { lane, action } }: Flow): NotOnSession | null {
  return lane === 'session' && action !== 'external' && isNotOnSession(action) ? action : null
}

/** Says why an action finds no route on the session server; null for every other flow. */
export function nothingToDoSentence(flow: Flow, { actions }: Catalogue): string | null {
  const action = nothingToDo(flow)
  return action && actions[action].nothingToDo
}
