// English: hops. What is said of a check that failed, with "invalid" told apart from "expired".
import type { Name } from '../named'

/** What a check says that failed. */
export const failedChecks = {
  header: {
    label: 'no Authorization header',
    sentence:
      'There is no `Authorization` header, so nothing can be checked: the credential is missing, not invalid.',
  },
  scheme: {
    label: 'not one Bearer token',
    sentence:
      'The `Authorization` header is not `Bearer` followed by one token. The server reads nothing else.',
  },
  segments: {
    label: 'invalid: not three parts',
    sentence:
      'A signed JWT has three parts with dots between. This one does not, so there is nothing to verify.',
  },
  encoding: {
    label: 'invalid: not Base64url JSON',
    sentence:
      'A part of the token is not valid Base64url, or not JSON inside. It was damaged, or never was a JWT.',
  },
  alg: {
    label: ({ found }: { found: string | null }) =>
      found === null ? 'alg not accepted' : `alg not accepted: ${found}`,
    sentence: ({ found }: { found: string | null }) =>
      found === null
        ? 'The header asks for an `alg` other than the configured one. The server decides that, never the token.'
        : `The header asks for \`${found}\`. The server accepts the configured \`alg\` only: were the token to choose, \`none\` would open every door.`,
  },
  signature: {
    label: 'invalid signature',
    sentence:
      'The signature does not fit: header or payload were changed, or another key signed them. That is invalid, not expired: however long you wait, it will never be valid.',
  },
  exp: {
    label: ({ ago }: { ago: string | null }) => (ago === null ? 'expired' : `expired ${ago}`),
    sentence: ({ ago }: { ago: string | null }) =>
      `${ago === null ? 'The token has expired' : `The token expired ${ago}`}. It is expired, not invalid: its signature is genuine. A refresh or a new login brings a fresh one.`,
  },
  noExp: {
    label: 'exp missing',
    sentence: 'The token has no `exp`, so it would live for ever. This server takes none without an end.',
  },
  aud: {
    label: ({ found }: { found: string | null }) =>
      found === null ? 'not meant for this server' : `meant for ${found}`,
    sentence: ({ found }: { found: string | null }) =>
      found === null
        ? 'The token does not say in `aud` whom it is for, and this server takes none but its own.'
        : `The token is for \`${found}\`: it is genuine perhaps, but another service was to have it.`,
  },
  time: {
    label: ({ name }: Name) => `invalid: ${name} is not a time`,
    sentence: ({ name }: Name) =>
      `\`${name}\` has to be a number, the seconds since 1970. The server can't compare anything else with its clock.`,
  },
  nbf: {
    label: ({ ahead }: { ahead: string | null }) =>
      ahead === null ? 'not yet valid' : `not yet valid: valid ${ahead}`,
    sentence: ({ ahead }: { ahead: string | null }) =>
      `${ahead === null ? 'The token is not valid yet' : `The token becomes valid ${ahead}`}: it is not invalid, only too early.`,
  },
  iat: {
    label: 'not yet valid: iat is ahead',
    sentence: 'By its `iat` the token is issued in the future. The clocks disagree, or somebody made it up.',
  },
  sub: {
    label: 'sub missing or not a string',
    sentence: 'The `sub` is not there, or is no string. The server will not guess whom the token speaks for.',
  },
  jti: {
    label: 'jti missing or not a string',
    sentence:
      'The `jti` is no string, or is not there although it has to go on the blacklist. Nothing else tells one token from another.',
  },
  type: {
    label: ({ found }: { found: string | null }) =>
      found === null ? 'type not accepted' : `type not accepted: ${found}`,
    sentence: ({ found }: { found: string | null }) =>
      `${found === null ? 'The token is of the other type' : `\`type\` is \`${found}\``}. A refresh token opens no routes, an access token fetches no new ones, however genuine.`,
  },
  cookie: {
    label: 'no session cookie',
    sentence: 'The request brings no session cookie: the credential is missing, not invalid.',
  },
  'cookie-signature': {
    label: 'invalid cookie signature',
    sentence:
      'The signature in the cookie does not fit its session ID: somebody changed it. It is invalid, and the store is not even asked.',
  },
  'session-known': {
    label: 'invalid: unknown session',
    sentence:
      'The cookie is signed, but the store has no such session. It was never here, or the store forgot it.',
  },
  'session-alive': {
    label: {
      logout: 'revoked: logged out',
      everywhere: 'revoked: logged out everywhere',
      operator: 'revoked: by the operator',
      'account-deleted': 'revoked: account deleted',
      replaced: 'revoked: replaced at login',
      other: 'revoked: session ended',
    },
    sentence:
      'The session was ended before its time. The cookie is genuine, yet the server took back what it stands for.',
  },
  idle: {
    label: ({ ago }: { ago: string | null }) =>
      ago === null ? 'expired: idle too long' : `expired ${ago}: idle too long`,
    sentence: ({ ago }: { ago: string | null }) =>
      `${ago === null ? 'The session was idle too long' : `The idle timeout passed ${ago}`}. It is expired, not invalid: the cookie is genuine, its session has expired.`,
  },
  absolute: {
    label: ({ ago }: { ago: string | null }) =>
      ago === null ? 'expired: absolute timeout' : `expired ${ago}: absolute timeout`,
    sentence: ({ ago }: { ago: string | null }) =>
      `${ago === null ? 'The absolute timeout of the session has passed' : `The absolute timeout of the session passed ${ago}`}. However busy it was, it ends there: log in again.`,
  },
}
