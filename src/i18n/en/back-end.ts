// English: the back end's tables, and what the operator can do with their rows.
import { type Name, plural, type Several } from './named'

export const backEnd = {
  title: 'Tables of the back end',
  /** Before its chips. */
  end: 'back end',
  off: 'off',
  sessions: 'Session store',
  issued: 'Issued tokens',
  blocklist: 'Blacklist',
  accounts: 'Accounts',
  touched: 'touched by this hop',
  /** Names what the lab alone has written down. */
  notebook: ({ count }: Several) => `lab’s notebook: ${plural(count, 'token', 'tokens')} issued`,
  notebookNote: 'The lab’s notebook: the lab has seen them go out; the server keeps no such list.',
  blocklistNote: 'also called blocklist or denylist',
  sessionsEmpty: 'No session. The server writes a record here when somebody logs in.',
  issuedEmpty:
    'No token noted. Of each one that is issued the `jti` is noted here, never the token. One from before a restart in memory is not here, and good all the same where no allowlist is asked.',
  blocklistEmpty: 'Nothing revoked. “Log out” puts the `jti` of the access token here.',
  accountsEmpty: 'All accounts are deleted. “Reset” brings them back.',
}

/** Of tokens and of what revokes them. */
export const tables = {
  menu: {
    button: ({ name }: Name) => `Operator’s actions on ${name}`,
    heading: 'As the operator',
    revoke: 'Revoke this token',
    revokeAll: ({ name }: Name) => `Revoke all tokens of ${name}`,
    destroy: 'Destroy this session',
    destroyAll: ({ name }: Name) => `Destroy all sessions of ${name}`,
    hint: {
      blocklist: 'Puts its `jti` on the blacklist, until its own `exp`.',
      allowlist: 'Takes its `jti` off the allowlist: unknown means revoked.',
      version: ({ name }: Name) => `One number for each account: all tokens of ${name} end with it.`,
      family: 'Its whole family ends: a replaced one could otherwise be followed by the next.',
      noted: 'It is noted, but nobody asks: the blacklist is switched off for this type.',
      all: ({ count }: Several) => plural(count, 'token that is still good', 'tokens that are still good'),
      allVersion: 'Raises the number of the account by one: a single entry, whatever there is.',
      destroy: 'Takes the record out of the store. The cookie stays in the jar, worth nothing.',
      allSessions: ({ count }: Several) => plural(count, 'session in the store', 'sessions in the store'),
    },
    reason: {
      none: 'Strategy “wait for expiry”: nothing is kept that could be asked, so nothing can be revoked.',
      revoked: 'It is revoked already.',
      expired: 'It has expired: there is nothing left to revoke.',
      used: 'It was good for one use, and it has been used.',
      allRevoked: ({ name }: Name) => `${name} has no token left that could be revoked.`,
    },
  },

  table: {
    title: {
      allowlist: 'Allowlist',
      versions: 'Versions',
      families: 'Families',
      spent: 'Used links',
    },
    note: {
      off: 'switched off: nobody asks it',
      allowlist: 'what isn’t here counts as revoked',
      versions: 'what a token’s `ver` must reach',
      families: 'each refresh replaces the refresh token',
      spent: 'each until its own `exp`',
    },
    empty: {
      allowlist:
        'No token is good: whatever isn’t on this list counts as revoked. “Log in” puts both `jti`s here.',
      versions: 'No account has a number above 0: nothing was revoked. “Log out” raises it by one.',
      families: 'No family. With rotation each login begins one, and each refresh adds a generation.',
      spent: 'No link that was used within its minute.',
    },
    good: ({ type, jti, sub, kept }: { type: string; jti: string; sub: string; kept: string }) =>
      `Good ${type} token ${jti} of ${sub}, ${kept}`,
    added: ({ time }: { time: string }) => `added ${time}`,
    version: ({ name, version }: { name: string; version: number }) =>
      `Account ${name}: version ${version} or later`,
    versionValue: ({ version }: { version: number }) => `ver ≥ ${version}`,
    raised: ({ time, because }: { time: string; because: string }) => `raised ${time}: ${because}`,
    spentRow: ({ jti, sub, time }: { jti: string; sub: string; time: string }) =>
      `Download token ${jti} of ${sub}, used ${time}`,
    used: ({ time }: { time: string }) => `used ${time}`,
    until: ({ time }: { time: string }) => `until ${time}`,
    issuedAt: ({ time }: { time: string }) => `issued ${time}`,
    expiresAt: ({ time }: { time: string }) => `expires ${time}`,
  },

  family: {
    name: ({ name, id }: { name: string; id: string }) => `Family ${id} of ${name}`,
    label: ({ name, generations, state }: { name: string; generations: string; state: string }) =>
      `${name}, ${generations}, ${state}`,
    started: ({ time }: { time: string }) => `login ${time}`,
    generations: ({ count }: Several) => plural(count, 'generation', 'generations'),
    generation: ({ number }: { number: number }) => `gen ${number}`,
    row: ({ number, jti, state }: { number: number; jti: string; state: string }) =>
      `Generation ${number}, refresh token ${jti}, ${state}`,
    current: 'current',
    retired: 'retired',
    issuedAt: ({ time }: { time: string }) => `issued ${time}`,
    retiredAt: ({ time }: { time: string }) => `retired ${time}`,
    reused: 'used again',
    good: 'good',
    revoked: 'revoked',
    /** Says why the whole family is no good any more. */
    because: {
      logout: ({ time }: { time: string }) => `Revoked ${time} by logout.`,
      everywhere: ({ time }: { time: string }) => `Revoked ${time} by logout everywhere.`,
      'account-deleted': ({ time }: { time: string }) => `Revoked ${time}: the account was deleted.`,
      operator: ({ time }: { time: string }) => `Revoked ${time} by the operator.`,
      reuse: ({ time }: { time: string }) =>
        `Reuse at ${time}: a retired token came back, so two hold a copy. All generations are revoked.`,
      'parent-ended': ({ time }: { time: string }) =>
        `Revoked ${time}: the newest token’s parent had ended before it went out.`,
    },
    cut: 'Older generations have expired and are no longer kept.',
  },

  cause: {
    logout: 'logout',
    everywhere: 'logout everywhere',
    'account-deleted': 'account deleted',
    operator: 'operator',
    reuse: 'reuse',
    'parent-ended': 'parent ended',
  },
}
