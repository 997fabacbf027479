// Why a session and its cookie needn't end at the same time, as the session server is set.
import type { Catalogue } from '#src/i18n/catalogue'
import type { Lifetimes } from '#src/settings/lifetimes'

/** Returns a sentence that says it. */
export function cookieEndWords(
  { cookiePersistent, sessionRolling }: Pick<Lifetimes, 'cookiePersistent' | 'sessionRolling'>,
  { lanes }: Catalogue,
): string {
  const { browserKeeps, together, apart } = lanes.row.cookieEnd
  if (!cookiePersistent) return browserKeeps
  return sessionRolling ? together : apart
}
