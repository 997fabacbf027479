// The words for a check that failed: which one it was, and why, with "wrong" told apart from "late".
import type { Catalogue } from '#src/i18n/catalogue'
import { shortName } from '#src/token/short'
import { relativeWords } from '#src/token/time-left'
import type { Check, CheckId } from '#src/trace/check'
import { type HopWords, say } from './hop'
import { type SessionEnd, sessionEndSchema } from './session'

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

/**
 * Returns the words of a check that failed, at an instant in epoch milliseconds; null for one of a store's answer, which has a hop
 * of its own that says it.
 */
export function failedCheckWords(check: Check, at: number, text: Catalogue): HopWords | null {
  const words = text.hops.failed
  if (check.id === 'exp' && check.fault === 'wrong' && check.values?.exp === null) return words.noExp
  if (check.fault === 'wrong' && isTime(check.id)) return say(words.time, { name: check.id })
  /** Says how far an instant lies from now that the check compared, in epoch seconds. */
  const distance = (fact: string): string | null => {
    const seconds = numberIn([check], check.id, fact)
    return seconds === null ? null : relativeWords(seconds * 1000, at, text.token)
  }
  switch (check.id) {
    case 'blocklist':
    case 'allowlist':
    case 'version':
    case 'family':
    case 'one-time':
      return null
    case 'alg':
    case 'aud':
    case 'type':
      return say(words[check.id], { found: textIn([check], check.id, 'found') })
    case 'exp':
      return say(words.exp, { ago: distance('exp') })
    case 'nbf':
      return say(words.nbf, { ahead: distance('nbf') })
    case 'idle':
      return say(words.idle, { ago: distance('expiresAt') })
    case 'absolute':
      return say(words.absolute, { ago: distance('absoluteExpiresAt') })
    case 'session-alive': {
      const because = sessionEndSchema.safeParse(check.values?.because)
      const cause: SessionEnd | 'other' = because.success ? because.data : 'other'
      return { label: words['session-alive'].label[cause], sentence: words['session-alive'].sentence }
    }
    default:
      return words[check.id]
  }
}

/** Tells whether a check compares a time; it is wrong, and not late, only when it compares no number. */
function isTime(id: CheckId): boolean {
  return id === 'exp' || id === 'nbf' || id === 'iat'
}
