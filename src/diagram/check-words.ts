// The words for a check that failed: which one it was, and why, with "wrong" told apart from "late".
import type { Catalogue } from '#src/i18n/catalogue'
import { relativeWords } from '#src/token/time-left'
import type { Check, CheckId } from '#src/trace/check'
import type { HopEvent } from '#src/trace/event'
import { checksOf, type Hop, type SessionEnd, sessionEndSchema } from '#src/trace/hop'
import { shortName } from './short'

/** A hop in a few words, and in a sentence in which `code` stands between backticks. */
export interface HopWords {
  readonly label: string
  readonly sentence: string
}

/** Returns the first check of a hop that failed; null when none did. */
export function failedCheck(hop: Hop): Check | null {
  return checksOf(hop).find((check) => !check.passed) ?? null
}

/** Returns a fact of a check as a short text; null when it isn't there. */
export function textIn(checks: readonly Check[], id: CheckId, fact: string): string | null {
  const value = checks.find((check) => check.id === id)?.values?.[fact]
  return value === undefined || value === null ? null : shortName(String(value))
}

/** Returns a fact of a check that is a number; null when it isn't. */
export function numberIn(checks: readonly Check[], id: CheckId, fact: string): number | null {
  const value = checks.find((check) => check.id === id)?.values?.[fact]
  return typeof value === 'number' ? value : null
}

/** Returns the words for the check that a hop failed; null when it failed none. */
export function failedCheckWords(event: HopEvent, text: Catalogue): HopWords | null {
  const check = failedCheck(event.hop)
  if (!check) return null
  const words = wordsOf(check, event, text)
  if (check.msg !== undefined) return words
  // A failed check has no answer where the route does without a credential, and where a token that is late has another fault too.
  const { label, missing, late } = text.hops.goesOn
  return { label: label(words), sentence: check.fault === 'late' ? late(words) : missing(words) }
}

function wordsOf(check: Check, event: HopEvent, text: Catalogue) {
  const words = text.hops.failed
  if (check.fault === 'wrong' && isTime(check.id)) {
    return { label: words.time.label({ name: check.id }), sentence: words.time.sentence({ name: check.id }) }
  }
  switch (check.id) {
    case 'alg':
    case 'type': {
      const found = textIn([check], check.id, 'found')
      return { label: words[check.id].label({ found }), sentence: words[check.id].sentence({ found }) }
    }
    case 'exp': {
      const ago = distance(numberIn([check], 'exp', 'exp'), event, text)
      return { label: words.exp.label({ ago }), sentence: words.exp.sentence({ ago }) }
    }
    case 'nbf': {
      const ahead = distance(numberIn([check], 'nbf', 'nbf'), event, text)
      return { label: words.nbf.label({ ahead }), sentence: words.nbf.sentence({ ahead }) }
    }
    case 'idle': {
      const ago = distance(numberIn([check], 'idle', 'expiresAt'), event, text)
      return { label: words.idle.label({ ago }), sentence: words.idle.sentence({ ago }) }
    }
    case 'absolute': {
      const ago = distance(numberIn([check], 'absolute', 'absoluteExpiresAt'), event, text)
      return { label: words.absolute.label({ ago }), sentence: words.absolute.sentence({ ago }) }
    }
    case 'session-alive': {
      const because = sessionEndSchema.safeParse(check.values?.because)
      const cause: SessionEnd | 'other' = because.success ? because.data : 'other'
      return { label: words['session-alive'].label[cause], sentence: words['session-alive'].sentence }
    }
    case 'version': {
      const { hop } = event
      const versions = hop.kind === 'version-answered' ? hop : { found: null, wanted: null }
      const found = versions.found === null ? null : String(versions.found)
      const wanted = versions.wanted === null ? null : String(versions.wanted)
      return {
        label: words.version.label({ found, wanted }),
        sentence: words.version.sentence({ found, wanted }),
      }
    }
    case 'family': {
      const outcome = event.hop.kind === 'family-answered' ? event.hop.outcome : 'revoked'
      return words.family[outcome === 'reused' || outcome === 'unknown' ? outcome : 'revoked']
    }
    default:
      return words[check.id]
  }
}

/** Tells whether a check compares a time; it is wrong, and not late, only when it compares no number. */
function isTime(id: CheckId): boolean {
  return id === 'exp' || id === 'nbf' || id === 'iat'
}

/** Says how far an instant in epoch seconds lies from an event. */
function distance(instantSeconds: number | null, event: HopEvent, { token }: Catalogue): string | null {
  return instantSeconds === null ? null : relativeWords(instantSeconds * 1000, event.at, token)
}
