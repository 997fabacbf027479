// English: the defences of the servers, and the lines of code that make the difference.
import type { DefenceWords } from '#src/defences/defences'

const words: DefenceWords = {
  'alg-pinned': {
    name: 'Algorithm pinned',
    missing: 'algorithm not pinned',
    guards:
      'Off: the header’s `alg` decides. `none` needs no signature, and HS256 is verified with the public key as if it were a secret.',
  },
  'signature-verified': {
    name: 'Signature verified',
    missing: 'signature unchecked',
    guards: 'Off: the token is only decoded. Any edited payload is believed.',
  },
  'own-keys-only': {
    name: 'Own keys only',
    missing: 'keys from the token',
    guards:
      'Off: the token says which key verifies it: one in `jwk`, one behind the address in `jku`, or a file that `kid` leads to.',
  },
  'strong-secret': {
    name: 'Strong secret',
    missing: 'guessable secret',
    guards:
      'Off: the random secret gives way to a word that stands in every list of guesses. The key changes, so tokens signed before are refused. It counts where the secret is random.',
  },
  'type-checked': {
    name: 'Type checked',
    missing: 'type unchecked',
    guards: 'Off: a refresh token opens `/protected`, and an access token fetches new ones.',
  },
  'audience-checked': {
    name: 'Audience checked',
    missing: 'audience unchecked',
    guards:
      'On: the server writes `aud` into its tokens and takes no others. Off, as in the library: another service’s token with the same key is good here.',
  },
  'exp-required': {
    name: 'Expiry required',
    missing: 'exp not required',
    guards:
      'On: each token gets an `exp`, and one without it is refused. Off, as in the library: a token without `exp` lives for ever.',
  },
  'revoked-by-jti': {
    name: 'Revoked by jti',
    missing: 'revoked by text',
    guards:
      'Off: the blacklist keeps the token’s text. The same token in other characters, such as ES256 with its `s` negated, is not on it. It counts for the blacklist.',
  },
  'canonical-encoding': {
    name: 'Canonical encoding',
    missing: 'loose Base64url',
    guards:
      'Off: the last character of a part may be another that decodes to the same bytes, and `=` may follow it. So the same token has several texts.',
  },
  'refresh-bound': {
    name: 'Refresh bound to its owner',
    missing: 'refresh for anybody',
    guards:
      'Off: `/refresh` takes an expired `access_token` in the body as well, and renews for whoever that one names: your refresh token with somebody else’s old access token. On, the body is not looked at.',
  },
  'id-renewed': {
    name: 'ID renewed at login',
    missing: 'ID kept at login',
    guards:
      'Off: who logs in with the cookie of a living session goes on under its ID. Whoever planted that cookie knows the ID, and is logged in too (session fixation).',
  },
  'destroyed-at-logout': {
    name: 'Destroyed at logout',
    missing: 'session outlives logout',
    guards:
      'Off: `/logout` only has the browser drop its cookie. The record stays in the store, so a stolen copy of the cookie goes on opening `/protected`. “Log out everywhere” still ends it.',
  },
  'random-id': {
    name: 'Random session ID',
    missing: 'guessable session ID',
    guards:
      'Off: the ID is the next number of a counter. A login takes two: express-session makes an ID for each request that brings none, and the renewal at the login makes another. Who sees their own ID knows those of others; but the cookie is signed, so with a secret that nobody knows the guess is refused.',
  },
  'session-secret': {
    name: 'Secret of its own',
    missing: 'documented secret',
    guards:
      'Off: cookies are signed with `keyboard cat`, the secret in the documentation of express-session. Anybody can sign an ID then; but a random one has to be known first. Cookies signed before are refused as long as it is off.',
  },
  'no-write-after-end': {
    name: 'No write after the end',
    missing: 'requests revive sessions',
    guards:
      'Off: each request writes the session that it has read back when it is done. One that was under way during the logout brings the session back.',
  },
  'http-only': {
    name: 'HttpOnly',
    missing: 'cookie without HttpOnly',
    guards:
      'Off: any script of the page reads the cookie in `document.cookie`, an injected one too, and can send it away. On, it can still have the browser send requests with it. It counts for cookies set from then on.',
  },
  'same-site': {
    name: 'SameSite=Lax',
    missing: 'cookie without SameSite',
    guards:
      'Off: the cookie says nothing of other sites. Browsers that take a missing SameSite for None send it with the form of another site, which then acts as whoever is logged in (CSRF). It counts for cookies set from then on.',
  },
  'json-type-checked': {
    name: 'Type of the body checked',
    missing: 'JSON of any type',
    guards:
      'Off: a body of any type is read as JSON. A form of another site may send `text/plain` without asking, and can be written so that it is JSON.',
  },
}

export const defences = {
  words,
  title: 'Defences',
  note: 'Each takes effect at once. A server without one does what real code does that leaves it out, and still refuses all else.',
  allCareful: 'Switch all on',
  careless: 'Careless',
  careful: 'Careful',
  inUse: ({ line }: { line: string }) => `${line}: the server runs this`,
  source: ({ source }: { source: string }) => `Asked for by ${source}.`,
  /** Stands over a lane whose server lacks some. */
  banner: ({ missing }: { missing: readonly string[] }) => `Careless server: ${missing.join(', ')}`,
}
