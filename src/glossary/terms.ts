// The terms of the field that the screen uses, one entry a term: where the lab shows what it means. Its words stand in each language.
import type { HopKind } from '#src/hops/hops'
import type { TermId } from '#src/i18n/en/glossary'

/** What shows a term: the newest hop of one of these kinds, or the tab of the inspector that explains a credential. */
type Shows = { readonly hops: readonly HopKind[] } | { readonly tab: 'access' | 'refresh' | 'cookie' }

const BLOCKLIST: readonly HopKind[] = ['blocklist-asked', 'token-revoked']
const STARTED: readonly HopKind[] = ['form-submitted', 'credential-attached', 'request']

/** Where each term is shown. Which terms there are, English says. */
export const TERMS: Readonly<Record<TermId, Shows>> = {
  session: { hops: ['session-stored', 'session-answered'] },
  'session-id': { tab: 'cookie' },
  'session-store': { hops: ['session-asked', 'session-stored'] },
  'session-cookie': { tab: 'cookie' },
  cookie: { tab: 'cookie' },
  'cookie-jar': { hops: ['credential-stored'] },
  'local-storage': { hops: ['credential-stored'] },
  'http-only': { tab: 'cookie' },
  'same-site': { tab: 'cookie' },
  'idle-timeout': { tab: 'cookie' },
  'absolute-timeout': { tab: 'cookie' },
  jwt: { tab: 'access' },
  'access-token': { tab: 'access' },
  'refresh-token': { tab: 'refresh' },
  claim: { tab: 'access' },
  header: { tab: 'access' },
  payload: { tab: 'access' },
  signature: { hops: ['token-checked', 'cookie-checked'] },
  secret: { hops: ['token-signed'] },
  hmac: { hops: ['token-signed'] },
  'public-key': { hops: ['keys-fetched', 'token-signed'] },
  jti: { tab: 'access' },
  exp: { tab: 'access' },
  iat: { tab: 'access' },
  sub: { tab: 'access' },
  base64url: { tab: 'access' },
  bearer: { hops: ['credential-attached', 'request'] },
  authorization: { hops: ['credential-attached', 'request'] },
  'front-end': { hops: STARTED },
  'back-end': { hops: ['request'] },
  account: { hops: ['account-checked'] },
  blacklist: { hops: BLOCKLIST },
  allowlist: { hops: ['allowlist-asked', 'token-revoked'] },
  'token-version': { hops: ['version-asked', 'version-raised'] },
  revoke: { hops: ['token-revoked', 'family-revoked', 'version-raised', 'session-destroyed'] },
  rotation: { hops: ['family-asked', 'family-answered'] },
  'token-family': { hops: ['family-asked', 'family-answered'] },
  'reuse-detection': { hops: ['family-revoked', 'family-answered'] },
  refresh: { hops: ['auto-refresh', 'token-signed'] },
  verify: { hops: ['token-checked', 'cookie-checked'] },
  node: { hops: ['request'] },
  'one-time-link': { hops: ['spent-asked', 'spent-answered'] },
  partially: { hops: ['token-checked'] },
  hop: { hops: STARTED },
  lane: { hops: STARTED },
  attacker: { hops: ['credential-attached'] },
}

export const TERM_IDS = Object.keys(TERMS) as readonly TermId[]
