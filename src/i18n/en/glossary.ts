// English: what each term of the field means, in one sentence.

/** What a language says of a term. */
export interface TermWords {
  /** The term itself, as the heading of its explanation. */
  readonly name: string
  /** How else it is written: other forms, abbreviations. */
  readonly forms: readonly string[]
  /** One sentence. `code` stands between backticks. */
  readonly meaning: string
}

export const glossary = {
  session: {
    name: 'session',
    forms: ['sessions'],
    meaning: 'What the server remembers of one login: a record in its store, found by the session ID.',
  },
  'session-id': {
    name: 'session ID',
    forms: ['session IDs'],
    meaning:
      'A long random text that stands for a session; it says nothing by itself, so the server has to look it up.',
  },
  'session-store': {
    name: 'session store',
    forms: ['session stores'],
    meaning: 'Where the session server keeps its sessions; it is asked at each request.',
  },
  'session-cookie': {
    name: 'session cookie',
    forms: ['lab.sid', 'session cookies'],
    meaning: 'The cookie in which the browser keeps the signed session ID; here it is called `lab.sid`.',
  },
  cookie: {
    name: 'cookie',
    forms: ['cookies'],
    meaning:
      'A small text that a server gives to the browser, and that the browser sends along with each later request by itself (RFC 6265).',
  },
  'cookie-jar': {
    name: 'cookie jar',
    forms: [],
    meaning: 'Where the browser keeps its cookies.',
  },
  'local-storage': {
    name: 'localStorage',
    forms: [],
    meaning:
      'Where a page’s JavaScript can keep texts in the browser; any script of the page can read them, and nothing is sent by itself.',
  },
  'http-only': {
    name: 'HttpOnly',
    forms: [],
    meaning:
      'Keeps a cookie from the page’s JavaScript: it still goes along with requests, but scripts can’t read it.',
  },
  'same-site': {
    name: 'SameSite',
    forms: [],
    meaning: 'Says whether the browser sends a cookie along with requests that other sites’ pages cause.',
  },
  'idle-timeout': {
    name: 'idle timeout',
    forms: ['idle'],
    meaning: 'Ends a session that has not been used for so long; each use begins the time anew.',
  },
  'absolute-timeout': {
    name: 'absolute timeout',
    forms: [],
    meaning: 'Ends a session so long after its login, however busy it is.',
  },
  jwt: {
    name: 'JWT',
    forms: ['JWTs', 'JSON Web Token'],
    meaning:
      'JSON Web Token: statements about somebody, signed by who issued them, so that a server can believe them without asking (RFC 7519).',
  },
  'access-token': {
    name: 'access token',
    forms: ['access tokens', 'access_token'],
    meaning: 'The short-lived JWT that a request carries to be let in.',
  },
  'refresh-token': {
    name: 'refresh token',
    forms: ['refresh tokens', 'refresh_token'],
    meaning: 'The long-lived JWT that opens nothing but `/refresh`, where it buys a new access token.',
  },
  claim: {
    name: 'claim',
    forms: ['claims'],
    meaning: 'One statement in a JWT, such as `sub` (who) or `exp` (until when).',
  },
  header: {
    name: 'header',
    forms: ['headers'],
    meaning: 'Of a JWT: its first part, which says how it is signed. Of a message: a line before its body.',
  },
  payload: {
    name: 'payload',
    forms: [],
    meaning:
      'The second part of a JWT with its claims; anybody can read it, for it is encoded, not encrypted.',
  },
  signature: {
    name: 'signature',
    forms: ['signatures', 'signed'],
    meaning:
      'Proves that whoever has the key wrote this text, and that nobody has changed a character since.',
  },
  secret: {
    name: 'secret',
    forms: ['secrets'],
    meaning: 'The key that only the servers have: who knows it can sign whatever they like.',
  },
  hmac: {
    name: 'HS256',
    forms: ['HS384', 'HS512', 'HMAC', 'HMAC-SHA256'],
    meaning: 'A signature made and checked with one shared secret (HMAC with SHA-2; RFC 7518 section 3.2).',
  },
  'public-key': {
    name: 'public key',
    forms: ['RS256', 'ES256', 'EdDSA', 'JWKS', 'JWK', 'public keys'],
    meaning:
      'The half of a pair of keys that everybody may have: it checks signatures, and can’t make any (`RS256`, `ES256`, `EdDSA`; published as a JWKS).',
  },
  jti: {
    name: 'jti',
    forms: [],
    meaning: 'The token’s own number: what a server notes when it revokes this one token.',
  },
  exp: {
    name: 'exp',
    forms: ['expiry', 'expires', 'expired'],
    meaning: 'Until when a token is good, in seconds since 1970; after that every server refuses it.',
  },
  iat: {
    name: 'iat',
    forms: ['nbf'],
    meaning: 'When a token was issued (`iat`), and from when on it is good (`nbf`), in seconds since 1970.',
  },
  sub: {
    name: 'sub',
    forms: [],
    meaning: 'The subject: on whose behalf the token speaks.',
  },
  base64url: {
    name: 'Base64url',
    forms: ['Base64'],
    meaning: 'Writes bytes in letters that a URL can hold; anybody can turn them back.',
  },
  bearer: {
    name: 'Bearer',
    forms: [],
    meaning: 'Whoever bears the token is let in, without any further proof (RFC 6750).',
  },
  authorization: {
    name: 'Authorization',
    forms: [],
    meaning: 'The header of a request in which a credential travels, here `Bearer` and the token.',
  },
  'front-end': {
    name: 'front end',
    forms: ['user agent'],
    meaning: 'The lab’s own browser: it keeps the credentials and sends the requests.',
  },
  'back-end': {
    name: 'back end',
    forms: ['server'],
    meaning: 'The server that checks the credentials and answers.',
  },
  account: {
    name: 'account',
    forms: ['accounts'],
    meaning: 'A user as the server knows them: name, password hash, phone.',
  },
  blacklist: {
    name: 'Blacklist',
    forms: ['blocklist', 'denylist'],
    meaning:
      'The list of revoked tokens that the server asks at each request; also called blocklist or denylist.',
  },
  allowlist: {
    name: 'Allowlist',
    forms: [],
    meaning: 'The list of all tokens that are good: what is not on it is refused.',
  },
  'token-version': {
    name: 'token version',
    forms: ['version', 'versions'],
    meaning: 'A number of each account: tokens with a lower one are refused, so raising it revokes them all.',
  },
  revoke: {
    name: 'revoke',
    forms: ['revoked', 'revocation', 'revokes'],
    meaning: 'To end a credential before its time.',
  },
  rotation: {
    name: 'rotation',
    forms: ['rotated'],
    meaning: 'Each refresh brings a new refresh token too, and the one before is good no longer.',
  },
  'token-family': {
    name: 'token family',
    forms: ['family', 'families', 'token families'],
    meaning: 'All refresh tokens that came of one login by rotation.',
  },
  'reuse-detection': {
    name: 'reuse detection',
    forms: ['reuse'],
    meaning:
      'A refresh token that was rotated comes back: two must have it, so its whole family is revoked (RFC 9700 section 4.14.2).',
  },
  refresh: {
    name: 'Refresh',
    forms: ['refreshes'],
    meaning:
      'Trades the refresh token for a new access token; a session server keeps its session going instead.',
  },
  verify: {
    name: 'verify',
    forms: ['verified', 'verifies', 'verification'],
    meaning: 'To check a credential’s signature and times; decoding alone proves nothing.',
  },
  node: {
    name: 'node',
    forms: ['nodes'],
    meaning: 'One of several servers that answer for the same site; a store in memory is each node’s own.',
  },
  'one-time-link': {
    name: 'one-time link',
    forms: ['download link'],
    meaning: 'A link with a short-lived token in it that works once.',
  },
  partially: {
    name: 'partially protected',
    forms: ['/partially-protected'],
    meaning: 'A route that answers everybody, and says more to who is logged in.',
  },
  hop: {
    name: 'hop',
    forms: ['hops'],
    meaning: 'One thing that happens on a request’s way; in Step mode each waits for you.',
  },
  lane: {
    name: 'lane',
    forms: ['lanes'],
    meaning: 'One side of the lab: its server, its front end, and their stores.',
  },
  attacker: {
    name: 'attacker',
    forms: [],
    meaning: 'Somebody who got hold of a copy of your credentials, and uses it from another browser.',
  },
} as const satisfies Readonly<Record<string, TermWords>>

export type TermId = keyof typeof glossary

/** What a language says of each term. */
export type Glossary = Readonly<Record<TermId, TermWords>>
