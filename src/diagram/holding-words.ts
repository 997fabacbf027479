// The sentence over a waiting diagram: who has the request in hand, and what the next hop will do.
import type { Holding, NextHop } from '#src/contract/status'
import type { Catalogue } from '#src/i18n/catalogue'
import { shortJti, shortName, shortSessionId, shortTarget } from './short'

/** What a front end does with a response. */
const AFTER_RESPONSE: readonly NextHop['kind'][] = ['credential-stored', 'credential-removed', 'auto-refresh']

/** Says who holds the request and what comes next: "The server has the request and holds it. Next: …" */
export function holdingWords(holding: Holding, text: Catalogue): string {
  const words = text.hops.holding
  return words.next({ state: stateWords(holding, text), next: nextWords(holding.next, text) })
}

function stateWords({ holder, next }: Holding, { hops }: Catalogue): string {
  if (holder === 'back-end') return hops.holding.serverHolds
  return AFTER_RESPONSE.includes(next.kind) ? hops.holding.frontEndHasResponse : hops.holding.frontEndPrepares
}

function nextWords({ kind, detail }: NextHop, { hops }: Catalogue): string {
  const { holding: words, stores: allStores } = hops
  const stores = allStores.held
  if (detail === null || detail === '') return wordsWithoutDetail(kind, hops)
  const name = shortName(detail)
  switch (kind) {
    case 'credential-attached':
      return words.attach({ name })
    case 'credential-stored':
      return words.store({ name: shortName(detail, 40) })
    case 'credential-removed':
      return words.remove({ name: shortName(detail, 40) })
    case 'auto-refresh':
      return isReason(detail, words.autoRefresh) ? words.autoRefresh[detail] : words.autoRefreshAny
    case 'request':
      return words.request({ line: shortTarget(detail, 40) })
    case 'response':
      return words.response({ status: name })
    case 'request-refused':
      return isReason(detail, words.refused) ? words.refused[detail] : words.missingParameter({ name })
    case 'account-checked':
      return words.account({ name })
    case 'access-denied':
      return words.accessDenied({ id: name })
    case 'phone-changed':
      return words.phone({ name })
    case 'account-deleted':
      return words.deleteAccount({ name })
    case 'cookie-checked':
      return words.cookie({ name })
    case 'session-asked':
      return words.sessionAsked({ id: shortSessionId(detail) })
    case 'session-answered':
      return words.sessionAnswered({ id: shortSessionId(detail) })
    case 'session-touched':
      return words.sessionTouched({ id: shortSessionId(detail) })
    case 'session-stored':
      return words.sessionStored({ id: shortSessionId(detail) })
    case 'session-destroyed':
      return words.sessionDestroyed({ id: shortSessionId(detail) })
    case 'token-checked':
      return isReason(detail, words.token) ? words.token[detail] : words.token.other
    case 'blocklist-asked':
      return words.blocklistAsked({ jti: shortJti(detail) })
    case 'blocklist-answered':
      return words.blocklistAnswered({ jti: shortJti(detail) })
    case 'token-signed':
      return words.sign({ alg: name })
    case 'token-revoked':
      return isUuid(detail) ? words.revoke({ jti: shortJti(detail) }) : words.revokeAll({ name })
    case 'allowlist-asked':
      return stores.allowlistAsked({ jti: shortJti(detail) })
    case 'allowlist-answered':
      return stores.allowlistAnswered({ jti: shortJti(detail) })
    case 'version-asked':
      return stores.versionAsked({ name })
    case 'version-answered':
      return stores.versionAnswered({ name })
    case 'version-raised':
      return stores.versionRaised({ name })
    case 'family-asked':
      return stores.familyAsked({ jti: shortJti(detail) })
    case 'family-answered':
      return stores.familyAnswered({ jti: shortJti(detail) })
    case 'spent-asked':
      return stores.spentAsked({ jti: shortJti(detail) })
    case 'spent-answered':
      return stores.spentAnswered({ jti: shortJti(detail) })
    case 'form-submitted':
    case 'no-answer':
    case 'store-failed':
    case 'family-revoked':
    case 'keys-fetched':
    case 'nothing-revoked':
      return wordsWithoutDetail(kind, hops)
  }
}

function wordsWithoutDetail(
  kind: NextHop['kind'],
  { holding: words, stores: { held: stores } }: Catalogue['hops'],
): string {
  switch (kind) {
    case 'form-submitted':
      return words.submit
    case 'no-answer':
      return words.noAnswer
    case 'credential-attached':
      return words.attachAny
    case 'credential-stored':
      return words.storeAny
    case 'credential-removed':
      return words.removeAny
    case 'auto-refresh':
      return words.autoRefreshAny
    case 'request':
      return words.requestAny
    case 'response':
      return words.responseAny
    case 'request-refused':
      return words.refused.other
    case 'account-checked':
      return words.accountAny
    case 'access-denied':
      return words.accessDeniedAny
    case 'phone-changed':
      return words.phoneAny
    case 'account-deleted':
      return words.deleteAccountAny
    case 'cookie-checked':
      return words.cookieAny
    case 'session-asked':
      return words.sessionAskedAny
    case 'session-answered':
      return words.sessionAnsweredAny
    case 'session-touched':
      return words.sessionTouchedAny
    case 'session-stored':
      return words.sessionStoredAny
    case 'session-destroyed':
      return words.sessionDestroyedAny
    case 'token-checked':
      return words.token.other
    case 'blocklist-asked':
      return words.blocklistAskedAny
    case 'blocklist-answered':
      return words.blocklistAnsweredAny
    case 'token-signed':
      return words.signAny
    case 'token-revoked':
      return words.revokeAny
    case 'store-failed':
      return stores.storeFailed
    case 'allowlist-asked':
      return stores.allowlistAskedAny
    case 'allowlist-answered':
      return stores.allowlistAnsweredAny
    case 'version-asked':
      return stores.versionAskedAny
    case 'version-answered':
      return stores.versionAnsweredAny
    case 'version-raised':
      return stores.versionRaisedAny
    case 'family-asked':
      return stores.familyAskedAny
    case 'family-answered':
      return stores.familyAnsweredAny
    case 'family-revoked':
      return stores.familyRevoked
    case 'spent-asked':
      return stores.spentAskedAny
    case 'spent-answered':
      return stores.spentAnsweredAny
    case 'keys-fetched':
      return stores.keysFetched
    case 'nothing-revoked':
      return stores.nothingRevoked
  }
}

/** Tells a `jti` from the name of an account all of whose tokens are revoked. */
function isUuid(detail: string): boolean {
  return /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(detail)
}

function isReason<T extends object>(detail: string, words: T): detail is string & keyof T {
  return Object.hasOwn(words, detail)
}
