// Lifetimes as text in a field: what they look like, and what is wrong with what was typed.
import { readDuration, writeDuration } from '#src/contract/duration-text'
import type { Catalogue } from '#src/i18n/catalogue'
import { LIFETIME_BOUNDS, type LifetimeField, type Lifetimes } from '#src/settings/lifetimes'
import { loadedCatalogues } from '../model/catalogues'
import type { Typed } from '../ui/settings-form'

/** Writes a lifetime as its field shows it. */
export function lifetimeText(field: LifetimeField, seconds: number | null, text: Catalogue): string {
  const words = text.lanes.settings.lifetimes
  if (seconds !== null) return writeDuration(seconds, text.token)
  return field === 'accessTokenSeconds' ? words.never : words.none
}

/** Reads what was typed for one of the lifetimes that are set, null being one without an end, and says what is wrong with it. */
export function readLifetime(
  field: LifetimeField,
  typed: string,
  lifetimes: Lifetimes,
  text: Catalogue,
): Typed<number | null> {
  const words = text.lanes.settings.lifetimes
  const refused = (error: string): Typed<number | null> => ({ ok: false, error })
  const mayBeEndless = field === 'accessTokenSeconds' || field === 'sessionAbsoluteSeconds'
  // Whichever language is shown: what was learnt in one may be typed in the other.
  const names = loadedCatalogues().map(({ lanes }) => lanes.settings.lifetimes.typed)
  const isEndless = names.some(({ endless }) => endless.split(', ').includes(typed.trim().toLowerCase()))
  if (mayBeEndless && isEndless) return { ok: true, value: null }
  const seconds = readDuration(typed, names)
  if (seconds === null) {
    if (field === 'accessTokenSeconds') return refused(words.notLengthOrNever)
    return refused(field === 'sessionAbsoluteSeconds' ? words.notLengthOrNone : words.notLength)
  }
  const duration = (length: number) => writeDuration(length, text.token)
  const { min, max } = LIFETIME_BOUNDS[field]
  if (seconds < min || seconds > max) {
    return refused(words.outOfBounds({ min: duration(min), max: duration(max) }))
  }
  const error = orderError(field, seconds, lifetimes, text)
  return error === null ? { ok: true, value: seconds } : refused(error)
}

/** Says which other lifetime stands against this one; null when none does. */
function orderError(
  field: LifetimeField,
  seconds: number,
  lifetimes: Lifetimes,
  { lanes, token }: Catalogue,
): string | null {
  const words = lanes.settings.lifetimes
  const { accessTokenSeconds, refreshTokenSeconds, sessionIdleSeconds, sessionAbsoluteSeconds } = lifetimes
  const length = (other: number) => ({ duration: writeDuration(other, token) })
  switch (field) {
    case 'refreshTokenSeconds':
      return accessTokenSeconds !== null && seconds < accessTokenSeconds
        ? words.refreshTooShort(length(accessTokenSeconds))
        : null
    case 'accessTokenSeconds':
      return seconds > refreshTokenSeconds ? words.accessTooLong(length(refreshTokenSeconds)) : null
    case 'sessionAbsoluteSeconds':
      return seconds < sessionIdleSeconds ? words.absoluteTooShort(length(sessionIdleSeconds)) : null
    case 'sessionIdleSeconds':
      return sessionAbsoluteSeconds !== null && seconds > sessionAbsoluteSeconds
        ? words.idleTooLong(length(sessionAbsoluteSeconds))
        : null
    case 'leewaySeconds':
    case 'nbfDelaySeconds':
      return null
  }
}
