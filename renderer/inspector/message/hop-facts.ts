// What a hop carries besides an HTTP message, as lines of name and value for the reader.
import type { Catalogue } from '#src/i18n/catalogue'
import { clockTime, relativeWords } from '#src/token/time-left'
import type { CredentialPlace, Hop } from '#src/trace/hop'
import type { TokenType } from '#src/trace/state'

/** One line. `wire` tells that the value is data, to be set in monospace, and no words of the UI. */
export interface Fact {
  readonly label: string
  readonly value: string
  readonly wire: boolean
}

const data = (label: string, value: string): Fact => ({ label, value, wire: true })
const words = (label: string, value: string): Fact => ({ label, value, wire: false })

/** Returns the facts of a hop; none for a message, which shows itself. `now` is the lab's time in epoch milliseconds. */
export function hopFacts(hop: Hop, catalogue: Catalogue, now: number): Fact[] {
  const say = catalogue.inspector.fact
  const ends = (at: number | null): Fact => words(say.expires, endWords(at, catalogue, now))
  switch (hop.kind) {
    case 'request':
    case 'response':
    case 'auto-refresh':
      return []
    case 'form-submitted':
      return hop.fields.map(({ name, value, secret }) =>
        secret ? words(name, say.hidden) : data(name, value),
      )
    case 'credential-attached':
      return [
        hop.place ? place(hop.place, catalogue) : words(say.where, say.nothingAttached),
        ...(hop.header === null ? [] : [data(say.header, hop.header)]),
        ...(hop.edited ? [words(say.edited, say.editedYes)] : []),
        ...(hop.expired ? [words(say.expiredCookie, say.expiredCookieYes)] : []),
      ]
    case 'credential-stored':
    case 'credential-removed':
      return hop.places.map((each) => place(each, catalogue))
    case 'no-answer':
      return [data(say.message, hop.message)]
    case 'request-refused':
      return [
        words(say.reason, say.refused[hop.reason]),
        ...(hop.parameter === null ? [] : [data(say.parameter, hop.parameter)]),
      ]
    case 'account-checked':
      return [
        data(hop.by === 'email' ? say.email : say.username, hop.value),
        words(say.outcome, accountOutcome(hop.outcome, catalogue)),
      ]
    case 'access-denied':
      return [data(say.wantedId, hop.wantedId), ...(hop.ownId === null ? [] : [data(say.ownId, hop.ownId)])]
    case 'phone-changed':
      return [data(say.account, hop.username), data(say.phone, hop.phone)]
    case 'account-deleted':
      return [data(say.account, hop.username)]
    case 'cookie-checked':
      return hop.sessionId === null ? [] : [data(say.session, hop.sessionId)]
    case 'session-asked':
      return [data(say.session, hop.sessionId)]
    case 'session-answered':
      return [
        data(say.session, hop.sessionId),
        ...(hop.username === null ? [] : [data(say.account, hop.username)]),
      ]
    case 'session-touched':
      return [data(say.session, hop.sessionId), ends(hop.expiresAt)]
    case 'session-stored':
      return [data(say.session, hop.sessionId), data(say.account, hop.username), ends(hop.expiresAt)]
    case 'session-destroyed':
      return [
        ...hop.sessionIds.map((id) => data(say.session, id)),
        words(say.because, say.cause[hop.because]),
      ]
    case 'store-failed':
      return [data(say.storage, hop.storage), data(say.message, hop.message)]
    case 'token-checked':
      return hop.jti === null ? [] : [data(say.jti, hop.jti)]
    case 'keys-fetched':
      return [data(say.alg, hop.alg), data(say.kid, hop.kid)]
    default:
      return revocationFacts(hop, catalogue, ends)
  }
}

type RevocationHop = Extract<
  Hop,
  {
    kind:
      | `${'blocklist' | 'allowlist' | 'version' | 'family' | 'spent'}-${'asked' | 'answered'}`
      | 'family-revoked'
      | 'token-signed'
      | 'token-revoked'
      | 'version-raised'
      | 'nothing-revoked'
  }
>

/** The facts of the hops in which tokens are issued, revoked, or asked about. */
function revocationFacts(
  hop: RevocationHop,
  catalogue: Catalogue,
  ends: (at: number | null) => Fact,
): Fact[] {
  const say = catalogue.inspector.fact
  const yesNo = (is: boolean) => (is ? say.yes : say.no)
  switch (hop.kind) {
    case 'blocklist-asked':
    case 'allowlist-asked':
    case 'family-asked':
    case 'spent-asked':
      return [data(say.jti, hop.jti)]
    case 'blocklist-answered':
      return [data(say.jti, hop.jti), words(say.revoked, yesNo(hop.revoked))]
    case 'allowlist-answered':
      return [data(say.jti, hop.jti), words(say.onAllowlist, yesNo(hop.known))]
    case 'family-answered':
      return [data(say.jti, hop.jti), words(say.outcome, say.rotation[hop.outcome])]
    case 'spent-answered':
      return [data(say.jti, hop.jti), words(say.used, yesNo(hop.spent))]
    case 'version-asked':
      return [data(say.account, hop.sub)]
    case 'version-answered':
      return [
        data(say.account, hop.sub),
        data(say.versionFound, String(hop.found)),
        data(say.versionWanted, String(hop.wanted)),
      ]
    case 'token-signed':
      return [
        data(say.alg, hop.alg),
        ...hop.tokens.flatMap((token) => [tokenFact(token, catalogue), ends(token.expiresAt)]),
      ]
    case 'token-revoked':
      return [
        ...hop.tokens.map((token) => tokenFact(token, catalogue)),
        words(say.by, say.revokedBy[hop.by ?? 'blocklist']),
        words(say.because, say.cause[hop.because]),
      ]
    case 'family-revoked':
      return [
        data(say.family, hop.family),
        ...hop.jtis.map((jti) => data(say.token.refresh, jti)),
        words(say.because, say.cause[hop.because]),
      ]
    case 'version-raised':
      return [
        data(say.account, hop.sub),
        data(say.versionWanted, String(hop.version)),
        words(say.because, say.cause[hop.because]),
      ]
    case 'nothing-revoked':
      return [data(say.jti, hop.jti), words(say.revoked, say.nothingRevoked)]
  }
}

function place({ where, name }: CredentialPlace, { inspector }: Catalogue): Fact {
  return data(inspector.fact.place[where], name)
}

function tokenFact(token: { type: TokenType; jti: string }, { inspector }: Catalogue): Fact {
  return data(inspector.fact.token[token.type], token.jti)
}

function accountOutcome(
  outcome: 'verified' | 'unknown' | 'wrong-password',
  { inspector }: Catalogue,
): string {
  if (outcome === 'verified') return inspector.fact.verified
  return outcome === 'unknown' ? inspector.fact.unknownAccount : inspector.fact.wrongPassword
}

function endWords(at: number | null, { token }: Catalogue, now: number): string {
  if (at === null) return token.time.never
  const time = clockTime(at, now)
  return time === null
    ? token.claim.outOfCalendar
    : token.time.at({ time, relative: relativeWords(at, now, token) })
}
