// English: revocation. The tables of tokens and sessions with what the operator can do, the strategies, and rotation.

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`

/** A number of things. */
export interface Count {
  count: number
}
/** Whom a token or a session speaks for. */
export interface Name {
  name: string
}

export const revocation = {
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
    good: 'Neither expired nor revoked: the server takes it.',
    expired: 'Its `exp` has passed. Nothing has to be revoked any more.',
    revoked: 'The server asks its store, and refuses it.',
    revokedOn: 'Each node has a memory of its own: only there is it refused. The other node still takes it.',
    noted: 'It was revoked, but the server doesn’t ask: it is still taken.',
    retired: 'A newer one has replaced it. Whoever uses it again makes the server revoke its whole family.',
    grace: 'A newer one has replaced it a moment ago. It is still taken, for two tabs may race.',
    'other-key': 'It was signed with a key that is no longer in use: the server refuses its signature.',
    used: 'Good for one use, and that has been.',
  },
  node: ({ node }: { node: number }) => `node ${node}`,
  /** What is said of a row, with its node. */
  onNode: ({ words, node }: { words: string; node: string }) => `${words}, ${node}`,

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
      all: ({ count }: Count) => plural(count, 'token that is still good', 'tokens that are still good'),
      allVersion: 'Raises the number of the account by one: a single entry, whatever there is.',
      destroy: 'Takes the record out of the store. The cookie stays in the jar, worth nothing.',
      allSessions: ({ count }: Count) => plural(count, 'session in the store', 'sessions in the store'),
    },
    reason: {
      none: 'Strategy “wait for expiry”: nothing is kept that could be asked, so nothing can be revoked.',
      revoked: 'It is revoked already.',
      expired: 'It has expired: there is nothing left to revoke.',
      used: 'It was good for one use, and that has been.',
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
      families: 'No family yet. With rotation each login begins one, and each refresh adds a generation.',
      spent: 'No link was used yet.',
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
    taller: 'Show more rows',
    shorter: 'Show fewer rows',
  },

  family: {
    name: ({ name, id }: { name: string; id: string }) => `Family ${id} of ${name}`,
    label: ({ name, generations, state }: { name: string; generations: string; state: string }) =>
      `${name}, ${generations}, ${state}`,
    started: ({ time }: { time: string }) => `login ${time}`,
    generations: ({ count }: Count) => plural(count, 'generation', 'generations'),
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

  quick: {
    label: { none: 'Blacklist', blocklist: 'Blacklist', allowlist: 'Allowlist', version: 'Versions' },
    hint: {
      none: 'Now nothing can be revoked: a token lives until its `exp`. On: revoked `jti`s are kept on a blacklist and asked at each request.',
      blocklist:
        'On: each request asks whether the token’s `jti` was revoked. Off: nobody asks, and a token works until its `exp` whatever was revoked.',
      allowlist:
        'On: each request asks whether the token’s `jti` is on the list of the good ones. Off: nobody asks.',
      version: 'On: each request asks which version the account has reached. Off: nobody asks.',
    },
  },

  settings: {
    heading: 'Revocation',
    enabled: 'Ask whether a token was revoked',
    enabledHint: '`JWT_BLACKLIST_ENABLED`. What is revoked is noted in any case; off, nobody asks for it.',
    check: { access: 'Check access tokens', refresh: 'Check refresh tokens' },
    checksList: ({ list }: { list: string }) => `JWT_BLACKLIST_TOKEN_CHECKS = ${list}`,
    noChecks: 'No type is checked: that is as good as switched off.',
    strategy: 'How it knows',
    strategyNote: 'What was revoked one way isn’t carried over to another.',
    strategies: {
      none: {
        name: 'Wait for expiry',
        what: 'Nothing is revoked: a stolen token works until its `exp`.',
        cost: 'Keeps nothing, asks nothing.',
      },
      blocklist: {
        name: 'Blacklist of `jti`s',
        what: 'What was revoked is refused; all else that is genuine passes.',
        cost: 'Keeps one entry for each revoked token until its `exp`; one look-up for each request.',
      },
      allowlist: {
        name: 'Allowlist of every token',
        what: 'Only what is on the list passes: unknown means revoked.',
        cost: 'Keeps one entry for each token issued; one look-up for each request, one write for each login.',
      },
      version: {
        name: 'One version per account',
        what: 'A token carries its account’s number in `ver`; raising the number ends all before it.',
        cost: 'Keeps one number for each account; one look-up for each request. It can’t end one token alone.',
      },
    },
    held: ({ entries, bytes }: { entries: number; bytes: string }) =>
      `Now: ${plural(entries, 'entry', 'entries')}, ${bytes}`,
    bytes: ({ count }: Count) => plural(count, 'byte', 'bytes'),
    lookups: ({ count, flow }: { count: number; flow: number }) =>
      `${plural(count, 'look-up', 'look-ups')} in flow ${flow}`,
    notMeasured: 'look-ups: open `/protected` to count them',
    logoutBoth: 'Logout revokes both tokens',
    logoutBothHint:
      'Off, as in the article: `/logout` ends the access token alone, and who has the refresh token refreshes. On: it ends the refresh token of the same login too.',
  },

  rotation: {
    heading: 'Refresh token rotation',
    enabled: 'Rotate refresh tokens',
    enabledHint:
      'Each refresh gives a new refresh token and retires the old one. A retired one used again revokes the whole family (RFC 9700 section 4.14.2). Counts for logins from now on.',
    grace: 'Grace period (seconds)',
    graceHint: 'For so long a retired one is still taken, as two tabs may refresh at once. 0 takes it never.',
    graceError: ({ min, max }: { min: number; max: number }) =>
      `Write whole seconds from ${min} to ${max}, such as \`10\`.`,
    graceUsual: 'Grace period: suggestions',
    seconds: ({ count }: Count) => `${count} s`,
  },
}
