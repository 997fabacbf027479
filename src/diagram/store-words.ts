// Chooses the words of what the JWT server asks its stores and tells them, and of the tokens that it signs and revokes.
import type { Catalogue } from '#src/i18n/catalogue'
import type { HopEvent } from '#src/trace/event'
import type { HopOf } from '#src/trace/hop'
import { failedCheckWords, type HopWords } from './check-words'
import { shortJti, shortName } from './short'

/** The hops that have their words here. */
type StoreHop = HopOf<
  | 'store-failed'
  | 'allowlist-asked'
  | 'allowlist-answered'
  | 'version-asked'
  | 'version-answered'
  | 'version-raised'
  | 'family-asked'
  | 'family-answered'
  | 'family-revoked'
  | 'spent-asked'
  | 'spent-answered'
  | 'keys-fetched'
  | 'nothing-revoked'
>

const MESSAGE_LENGTH = 100
const KEY_ID_LENGTH = 12

/** Returns the words of a hop between the JWT server and what it remembers. */
export function storeWords(event: HopEvent, hop: StoreHop, text: Catalogue): HopWords {
  const words = text.hops.stores
  switch (hop.kind) {
    case 'store-failed': {
      const storage = words.storage[hop.storage]
      const message = shortName(hop.message, MESSAGE_LENGTH)
      return {
        label: words.storeFailed.label({ storage }),
        sentence: words.storeFailed.sentence({ storage, message }),
      }
    }
    case 'allowlist-asked':
      return ofJti(words.allowlistAsked, hop.jti)
    case 'allowlist-answered':
      if (!hop.known) return failedCheckWords(event, text) ?? text.hops.failed.allowlist
      return failedCheckWords(event, text) ?? answer(words.allowlistKnown, hop.jti)
    case 'version-asked': {
      const name = shortName(hop.sub)
      return { label: words.versionAsked.label({ name }), sentence: words.versionAsked.sentence({ name }) }
    }
    case 'version-answered': {
      const found = String(hop.found)
      const { label, sentence } = words.versionCurrent
      return failedCheckWords(event, text) ?? { label: label({ found }), sentence: sentence({ found }) }
    }
    case 'version-raised': {
      const name = shortName(hop.sub)
      const { label, ...sentences } = words.versionRaised
      return {
        label: label({ name, version: String(hop.version) }),
        sentence: sentences[hop.because]({ name }),
      }
    }
    case 'family-asked':
      return ofJti(words.familyAsked, hop.jti)
    case 'family-answered':
      return failedCheckWords(event, text) ?? familyWords(hop, text)
    case 'family-revoked': {
      const { label, ...sentences } = words.familyRevoked
      return { label: label({ count: hop.jtis.length }), sentence: sentences[hop.because] }
    }
    case 'spent-asked':
      return ofJti(words.spentAsked, hop.jti)
    case 'spent-answered':
      if (hop.spent) return failedCheckWords(event, text) ?? text.hops.failed['one-time']
      return failedCheckWords(event, text) ?? answer(words.spentFirst, hop.jti)
    case 'keys-fetched': {
      const alg = shortName(hop.alg)
      const kid = shortName(hop.kid, KEY_ID_LENGTH)
      return { label: words.keysFetched.label({ alg }), sentence: words.keysFetched.sentence({ alg, kid }) }
    }
    case 'nothing-revoked':
      return answer(words.nothingRevoked, hop.jti)
  }
}

/** Returns the words of tokens that were signed: at a login, at a refresh, or for a link. */
export function signedWords(
  { changes }: HopEvent,
  hop: HopOf<'token-signed'>,
  { hops }: Catalogue,
): HopWords {
  const words = hops.tokenSigned
  const alg = shortName(hop.alg)
  const label = words.label({ types: hop.tokens.map(({ type }) => words[type]), alg })
  const isRotated = changes.some(
    (change) => change.op === 'set' && change.table === 'issued' && change.row.parent !== undefined,
  )
  if (isRotated) return { label, sentence: hops.stores.signed.rotated({ alg }) }
  if (hop.tokens.length > 1) return { label, sentence: words.login({ alg }) }
  const isDownload = hop.tokens[0]?.type === 'download'
  return { label, sentence: isDownload ? hops.stores.signed.download({ alg }) : words.one({ alg }) }
}

/** Returns the words of tokens that were revoked, by why and how. */
export function revokedWords({ tokens, because, by }: HopOf<'token-revoked'>, { hops }: Catalogue): HopWords {
  const words = hops.tokenRevoked
  const count = tokens.length
  const jti = shortJti(tokens[0]?.jti ?? '')
  const label = words.label({ count, jti })
  if (by === 'allowlist') {
    const { logout, logoutBoth, ...others } = hops.stores.revoked.allowlist
    if (because !== 'logout') return { label, sentence: others[because]({ count }) }
    return { label, sentence: count > 1 ? logoutBoth : logout({ jti }) }
  }
  switch (because) {
    case 'logout':
      return { label, sentence: count > 1 ? hops.stores.revoked.blocklist.logoutBoth : words.logout({ jti }) }
    case 'account-deleted':
      return { label, sentence: words.accountDeleted({ count }) }
    default:
      return { label, sentence: hops.stores.revoked.blocklist[because]({ count }) }
  }
}

function familyWords({ jti, outcome }: HopOf<'family-answered'>, { hops }: Catalogue): HopWords {
  if (outcome === 'current' || outcome === 'grace') return answer(hops.stores.family[outcome], jti)
  return hops.failed.family[outcome]
}

function ofJti(
  words: {
    readonly label: (of: { jti: string }) => string
    readonly sentence: (of: { jti: string }) => string
  },
  jti: string,
): HopWords {
  return { label: words.label({ jti: shortJti(jti) }), sentence: words.sentence({ jti: shortJti(jti) }) }
}

function answer(
  words: { readonly label: string; readonly sentence: (of: { jti: string }) => string },
  jti: string,
): HopWords {
  return { label: words.label, sentence: words.sentence({ jti: shortJti(jti) }) }
}
