// English: hops. What is said of a check that failed, with "wrong" told apart from "late".
import type { Name } from '../named'

/** What a check says that failed. */
export const failedChecks = {
  header: {
    label: 'no Authorization header',
    sentence:
      'There is no `Authorization` header, so nothing can be checked: the credential is missing, not wrong.',
  },
  scheme: {
    label: 'not one Bearer token',
    sentence:
      'The `Authorization` header is not `Bearer` followed by one token. The server reads nothing else.',
  },
  segments: {
    label: 'wrong: not three parts',
    sentence:
      'A signed JWT has three parts with dots between. This one does not, so there is nothing to verify.',
  },
  encoding: {
    label: 'wrong: not Base64url JSON',
    sentence:
      'A part of the token is not valid Base64url, or not JSON inside. It was damaged, or never was a JWT.',
  },
  alg: {
    label: ({ found }: { found: string | null }) => (found === null ? 'wrong alg' : `wrong alg: ${found}`),
    sentence: ({ found }: { found: string | null }) =>
      found === null
        ? 'The header asks for an `alg` other than the configured one. The server decides that, never the token.'
        : `The header asks for \`${found}\`. The server accepts the configured \`alg\` only: were the token to choose, \`none\` would open every door.`,
  },
  signature: {
    label: 'wrong signature',
    sentence:
      'The signature does not fit: header or payload were changed, or another key signed them. That is wrong, not late: it will never be right.',
  },
  exp: {
    label: ({ ago }: { ago: string | null }) => (ago === null ? 'late: expired' : `late: expired ${ago}`),
    sentence: ({ ago }: { ago: string | null }) =>
      `${ago === null ? 'The token has expired' : `The token expired ${ago}`}. It is late, not wrong: its signature is genuine. A refresh or a new login brings a fresh one.`,
  },
  time: {
    label: ({ name }: Name) => `wrong: ${name} is no time`,
    sentence: ({ name }: Name) =>
      `\`${name}\` has to be a number, the seconds since 1970. The server can't compare anything else with its clock.`,
  },
  nbf: {
    label: ({ ahead }: { ahead: string | null }) =>
      ahead === null ? 'early: not yet valid' : `early: valid ${ahead}`,
    sentence: ({ ahead }: { ahead: string | null }) =>
      `${ahead === null ? 'The token is not valid yet' : `The token becomes valid ${ahead}`}: it is early, not wrong.`,
  },
  iat: {
    label: 'early: iat is ahead',
    sentence: 'By its `iat` the token is issued in the future. The clocks disagree, or somebody made it up.',
  },
  sub: {
    label: 'sub missing or no text',
    sentence: 'The `sub` is not there, or is no string. The server will not guess whom the token speaks for.',
  },
  jti: {
    label: 'jti missing or no text',
    sentence:
      'The `jti` is no string, or is not there although it has to go on the blacklist. Nothing else tells one token from another.',
  },
  type: {
    label: ({ found }: { found: string | null }) => (found === null ? 'wrong type' : `wrong type: ${found}`),
    sentence: ({ found }: { found: string | null }) =>
      `${found === null ? 'The token is of the other type' : `\`type\` is \`${found}\``}. A refresh token opens no routes, an access token fetches no new ones, however genuine.`,
  },
  cookie: {
    label: 'no session cookie',
    sentence: 'The request brings no session cookie: the credential is missing, not wrong.',
  },
  'cookie-signature': {
    label: 'wrong cookie signature',
    sentence:
      'The signature in the cookie does not fit its session ID: somebody changed it. It is wrong, and the store is not even asked.',
  },
  'session-known': {
    label: 'wrong: unknown session',
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
      ago === null ? 'late: idle too long' : `late: expired ${ago}`,
    sentence: ({ ago }: { ago: string | null }) =>
      `${ago === null ? 'The session was idle too long' : `The idle timeout passed ${ago}`}. It is late, not wrong: the cookie is genuine, its session has expired.`,
  },
  absolute: {
    label: ({ ago }: { ago: string | null }) =>
      ago === null ? 'late: absolute timeout' : `late: ended ${ago}`,
    sentence: ({ ago }: { ago: string | null }) =>
      `${ago === null ? 'The absolute timeout of the session has passed' : `The absolute timeout of the session passed ${ago}`}. However busy it was, it ends there: log in again.`,
  },
}
