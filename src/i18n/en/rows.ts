// English: the rows of all tables, and how a token stands.
import type { RevocationCause } from '#src/trace/state'
import type { Time } from './named'

const BECAUSE: Readonly<Record<RevocationCause, string>> = {
  logout: ' by logout',
  everywhere: ' by logout everywhere',
  'account-deleted': ', account deleted',
  operator: ' by the operator',
  reuse: ', its family was reused',
  'parent-ended': ', its parent ended before it went out',
}

export const row = {
  cookie: ({ name, left }: { name: string; left: string }) => `Cookie ${name}, ${left}`,
  storage: ({ name, left }: { name: string; left: string }) => `localStorage ${name}, ${left}`,
  session: ({ id, username, left }: { id: string; username: string; left: string }) =>
    `Session ${id} of ${username}, ${left}`,
  issued: ({ type, jti, sub, left }: { type: string; jti: string; sub: string; left: string }) =>
    `Issued ${type} token ${jti} of ${sub}, ${left}`,
  blocked: ({ type, jti, sub, kept }: { type: string; jti: string; sub: string; kept: string }) =>
    `Revoked ${type} token ${jti} of ${sub}, ${kept}`,
  account: ({ username, email, phone }: { username: string; email: string; phone: string }) =>
    `Account ${username}, ${email}, ${phone}`,
  noExpiry: 'until the browser closes',
  cookieExpired: 'expired, no longer sent',
  storedExpired: 'expired, but localStorage keeps it',
  storedRevoked: 'revoked, but the front end can’t tell',
  notToken: 'not a JWT',
  created: ({ time }: Time) => `created ${time}`,
  seen: ({ time }: Time) => `seen ${time}`,
  idle: ({ duration }: { duration: string }) => `idle timeout in ${duration}`,
  absolute: ({ duration }: { duration: string }) => `ends in ${duration} at the latest`,
  /** Why the cookie's end isn't the session's. */
  cookieEnd: {
    apart: 'Use moves the session’s idle timeout, on the server. The cookie’s end stays as set at login.',
    together: 'Each use moves the session’s idle timeout, and sends the cookie again with a later end.',
    browserKeeps: 'The browser keeps the cookie until it closes. The session times out on the server.',
  },
  ended: 'timed out',
  type: { access: 'access', refresh: 'refresh', download: 'download' },
  revoked: 'revoked',
  revokedAt: ({ time, because }: { because: RevocationCause } & Time) => `revoked ${time}${BECAUSE[because]}`,
  keptUntil: ({ time }: Time) => `kept until ${time}`,
  keptForGood: 'kept for good',
  noPhone: 'no phone',
}

export const tokenState = {
  /** How an issued token stands, as a word at its row. */
  state: {
    good: 'good',
    expired: 'expired',
    revoked: 'revoked',
    revokedOn: ({ nodes }: { nodes: readonly number[] }) => `revoked on node ${nodes.join(', ')}`,
    noted: 'revoked, unchecked',
    retired: 'retired',
    grace: ({ duration }: { duration: string }) => `retired, good for ${duration}`,
    'other-key': 'other key',
    used: 'used',
  },
  /** The same in a sentence. */
  stateLong: {
    good: 'Neither expired nor revoked: the server accepts it.',
    expired: 'Its `exp` has passed. Nothing has to be revoked any more.',
    revoked: 'The server asks its store, and refuses it.',
    revokedOn:
      'Each node has a memory of its own: only there is it refused. The other node still accepts it.',
    noted: 'It was revoked, but the server doesn’t ask, so it is still accepted.',
    retired: 'A newer one has replaced it. Whoever uses it again makes the server revoke its whole family.',
    grace: 'A newer one replaced it a moment ago. It is still accepted, since two tabs may race.',
    'other-key': 'It was signed with a key that is no longer in use: the server refuses its signature.',
    used: 'Good for one use, and it has been used.',
  },
  node: ({ node }: { node: number }) => `node ${node}`,
  /** What is said of a row, with its node. */
  onNode: ({ words, node }: { words: string; node: string }) => `${words}, ${node}`,
}
