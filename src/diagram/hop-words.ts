// Chooses the words of a hop: its label for the diagram and its sentence for the learner, from the same facts.
import type { Catalogue } from '#src/i18n/catalogue'
import { durationWords } from '#src/token/time-left'
import type { HopEvent } from '#src/trace/event'
import type { CredentialPlace, HopOf } from '#src/trace/hop'
import { headerOf } from '#src/trace/http-message'
import { failedCheck, failedCheckWords, type HopWords, numberIn, textIn } from './check-words'
import { shortJti, shortName, shortSessionId, shortTarget } from './short'
import { revokedWords, signedWords, storeWords } from './store-words'

/** Returns the words of a hop. Neither contains what a reader can't see: names are cut and made visible. */
export function hopWords(event: HopEvent, text: Catalogue): HopWords {
  const words = text.hops
  const { hop } = event
  switch (hop.kind) {
    case 'form-submitted':
      return say(words.submitted, { names: hop.fields.map((field) => shortName(field.name)) })
    case 'credential-attached':
      return attachedWords(hop, text)
    case 'credential-stored':
      return say(
        keptIn(hop.places, words.storedCookie, words.storedTokens, words.storedLoot),
        namesOf(hop.places),
      )
    case 'credential-removed':
      return say(
        keptIn(hop.places, words.removedCookie, words.removedTokens, words.removedLoot),
        namesOf(hop.places),
      )
    case 'auto-refresh':
      return words.autoRefresh[hop.outcome]
    case 'no-answer':
      return {
        label: words.noAnswer.label,
        sentence: words.noAnswer.sentence({ message: shortName(hop.message, 60) }),
      }
    case 'request':
      return requestWords(hop, text)
    case 'response':
      return responseWords(hop, text)
    case 'request-refused':
      return hop.reason === 'missing-parameter'
        ? say(words.missingParameter, { name: shortName(hop.parameter ?? '') })
        : words.refused[hop.reason]
    case 'account-checked':
      return say(accountCheck(hop, text), { name: shortName(hop.value) })
    case 'store-failed':
    case 'allowlist-asked':
    case 'allowlist-answered':
    case 'version-asked':
    case 'version-answered':
    case 'version-raised':
    case 'family-asked':
    case 'family-answered':
    case 'family-revoked':
    case 'spent-asked':
    case 'spent-answered':
    case 'keys-fetched':
    case 'nothing-revoked':
      return storeWords(event, hop, text)
    case 'access-denied':
      return say(words.accessDenied, {
        wanted: shortName(hop.wantedId),
        own: hop.ownId === null ? null : shortName(hop.ownId),
      })
    case 'phone-changed':
      return say(words.phoneChanged, { name: shortName(hop.username) })
    case 'account-deleted':
      return say(words.accountDeleted, { name: shortName(hop.username) })
    case 'cookie-checked':
      return failedCheckWords(event, text) ?? words.cookieValid
    case 'session-asked':
      return say(words.sessionAsked, { id: shortSessionId(hop.sessionId) })
    case 'session-answered':
      return (
        failedCheckWords(event, text) ?? say(words.sessionFound, { name: shortName(hop.username ?? '–') })
      )
    case 'session-touched':
      return say(words.sessionTouched, {
        id: shortSessionId(hop.sessionId),
        left: leftWords(hop.expiresAt - event.at, text),
        rolling: hop.rolling ?? false,
      })
    case 'session-stored':
      return say(words.sessionStored, { id: shortSessionId(hop.sessionId), name: shortName(hop.username) })
    case 'session-destroyed':
      return destroyedWords(hop, text)
    case 'token-checked':
      return failedCheckWords(event, text) ?? tokenWords(event, hop, text)
    case 'blocklist-asked':
      return say(words.blocklistAsked, { jti: shortJti(hop.jti) })
    case 'blocklist-answered':
      return failedCheckWords(event, text) ?? blocklistWords(hop, text)
    case 'token-signed':
      return signedWords(event, hop, text)
    case 'token-revoked':
      return revokedWords(hop, text)
  }
}

/** Tells whether a hop refused something or went wrong. A failed check without an answer of its own refused nothing. */
export function isRefusal({ hop }: HopEvent): boolean {
  switch (hop.kind) {
    case 'request-refused':
    case 'access-denied':
    case 'no-answer':
    case 'store-failed':
      return true
    case 'account-checked':
      return hop.outcome !== 'verified'
    case 'auto-refresh':
      return hop.outcome !== 'refreshing'
    case 'response':
      return hop.response.status >= 400
    default:
      return failedCheck(hop)?.msg !== undefined
  }
}

function say<P>(
  words: { readonly label: (params: P) => string; readonly sentence: (params: P) => string },
  params: P,
): HopWords {
  return { label: words.label(params), sentence: words.sentence(params) }
}

/** Picks by where credentials are kept: all by the browser, by the attacker, or else by the page's code. */
function keptIn<W, T, L>(places: readonly CredentialPlace[], cookies: W, tokens: T, loot: L): W | T | L {
  if (places.every((place) => place.where === 'cookies')) return cookies
  return places.some((place) => place.where === 'loot') ? loot : tokens
}

function namesOf(places: readonly CredentialPlace[]): { name: string; count: number } {
  return { name: places.map((place) => shortName(place.name)).join(', '), count: places.length }
}

function attachedWords(hop: HopOf<'credential-attached'>, { hops }: Catalogue): HopWords {
  if (hop.edited) return hops.attachedEdited
  if (hop.place && hop.header !== null) {
    const words = keptIn([hop.place], hops.attachedCookie, hops.attachedToken, hops.attachedLoot)
    return say(words, namesOf([hop.place]))
  }
  return hop.expired ? hops.attachedExpired : hops.attachedNothing
}

const LINE_LENGTH = 40

function requestWords({ request }: HopOf<'request'>, { hops }: Catalogue): HopWords {
  const words = hops.request
  const line = shortTarget(`${request.method} ${request.target}`, LINE_LENGTH)
  const cookie = headerOf(request, 'cookie')
  const authorization = headerOf(request, 'authorization')
  const carries = [
    ...(cookie === undefined ? [] : ['Cookie']),
    ...(authorization === undefined ? [] : [/^bearer\b/i.test(authorization) ? 'Bearer' : 'Authorization']),
  ]
  const label = words.label({ line, carries })
  if (authorization !== undefined) return { label, sentence: words.authorization({ line }) }
  if (cookie !== undefined) return { label, sentence: words.cookie({ line }) }
  if (/^\/download\?(.*&)?token=/.test(request.target)) return { label, sentence: words.link({ line }) }
  const login = request.method === 'POST' && /^\/(user\/)?login\b/.test(request.target)
  return { label, sentence: (login ? words.form : words.anonymous)({ line }) }
}

function responseWords({ response }: HopOf<'response'>, { hops }: Catalogue): HopWords {
  const words = hops.response
  const status = shortName(`${response.status} ${response.reason}`.trim(), LINE_LENGTH)
  const setCookie = headerOf(response, 'set-cookie')
  const tokens = response.status < 400 && /"(access_token|jwt_token)"\s*:/.test(response.body)
  const link = response.status < 400 && /"url"\s*:\s*"[^"]*\/download\?token=/.test(response.body)
  const carries = [
    ...(setCookie === undefined ? [] : [words.setCookie]),
    ...(tokens ? [words.tokens] : []),
    ...(link ? [words.link] : []),
  ]
  const label = words.label({ status, carries })
  if (response.status >= 400) return { label, sentence: refusalSentence(response.status, status, hops) }
  if (link) return { label, sentence: words.bringsLink({ status }) }
  if (tokens) return { label, sentence: words.bringsTokens({ status }) }
  if (setCookie === undefined) return { label, sentence: words.done({ status }) }
  const clears = /^[^=]*=(;|$)/.test(setCookie)
  return { label, sentence: (clears ? words.clearsCookie : words.setsCookie)({ status }) }
}

function refusalSentence(code: number, status: string, { response }: Catalogue['hops']): string {
  if (code === 501) return response.notImplemented({ status })
  if (code === 503) return response.unavailable({ status })
  if (code >= 500) return response.fault({ status })
  switch (code) {
    case 401:
      return response.unauthorized({ status })
    case 403:
      return response.forbidden({ status })
    case 404:
      return response.notFound({ status })
    case 422:
      return response.unprocessable({ status })
    default:
      return response.badRequest({ status })
  }
}

function accountCheck({ outcome }: HopOf<'account-checked'>, { hops }: Catalogue) {
  switch (outcome) {
    case 'verified':
      return hops.accountVerified
    case 'unknown':
      return hops.accountUnknown
    case 'wrong-password':
      return hops.accountWrongPassword
  }
}

function destroyedWords({ sessionIds, because }: HopOf<'session-destroyed'>, { hops }: Catalogue): HopWords {
  const words = hops.sessionDestroyed
  const count = sessionIds.length
  const id = shortSessionId(sessionIds[0] ?? '')
  const label = words.label({ count, id })
  switch (because) {
    case 'logout':
      return { label, sentence: words.logout({ id }) }
    case 'account-deleted':
      return { label, sentence: words.accountDeleted({ count }) }
    case 'everywhere':
      return { label, sentence: words.everywhere({ count }) }
    case 'operator':
      return { label, sentence: words.operator({ count }) }
    case 'replaced':
      return { label, sentence: words.replaced({ id }) }
  }
}

function tokenWords(event: HopEvent, hop: HopOf<'token-checked'>, text: Catalogue): HopWords {
  const words = text.hops
  switch (hop.group) {
    case 'found':
      return words.tokenFound
    case 'form':
      return say(words.tokenForm, { alg: textIn(hop.checks, 'alg', 'found') })
    case 'signature':
      return words.tokenSignature
    case 'times':
      return timesWords(event, hop, text)
    case 'claims':
      return say(words.tokenClaims, { type: textIn(hop.checks, 'type', 'found') })
  }
}

function timesWords(event: HopEvent, { checks }: HopOf<'token-checked'>, text: Catalogue): HopWords {
  const words = text.hops.tokenTimes
  const exp = numberIn(checks, 'exp', 'exp')
  if (exp !== null) return say(words, { left: leftWords(exp * 1000 - event.at, text) })
  const facts = checks.find((check) => check.id === 'exp')?.values
  return facts === undefined || facts.exp !== null
    ? say(words, { left: null })
    : { label: words.endless, sentence: words.endlessSentence }
}

function blocklistWords({ jti, revoked }: HopOf<'blocklist-answered'>, { hops }: Catalogue): HopWords {
  if (revoked) return hops.failed.blocklist
  const { label, sentence } = hops.blocklistClear
  return { label, sentence: sentence({ jti: shortJti(jti) }) }
}

/** Says how much is left. A request that was held may find that nothing is. */
function leftWords(leftMs: number, { token }: Catalogue): string {
  return leftMs > 0 ? token.time.left({ duration: durationWords(leftMs, token) }) : token.time.expired
}
