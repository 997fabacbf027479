// English: the settings of a lane: its server, lifetimes, revocation and rotation.
import type { SettingWords } from '#src/settings/settings'
import { plural, type Several } from './named'

/** A length of time in words. */
export interface Length {
  duration: string
}
/** Two lengths of time in words. */
export interface Bounds {
  min: string
  max: string
}

export const laneSettings = {
  thisLane: 'This lane only',
  mode: 'Mode of this lane',
  /** Of the settings without a pane of their own. */
  declared: {
    admitOtherPages: {
      title: 'Other web pages, both lanes',
      label: 'Let other pages’ requests through',
      note: 'A page of another site that is open in your browser can send these servers requests, too. They are refused with `403` before a flow begins, unless this is on. A link that you open is let through, and so are curl and Postman.',
    },
    holdExternal: {
      title: 'Requests of others, both lanes',
      label: 'Hold the requests of others too',
      note: 'What curl, Postman or a browser sends runs through, whatever the mode is and the breakpoints are. With this on it waits hop by hop as the requests of the front end do.',
    },
    traceBoundHops: {
      title: 'Trace, both lanes',
      label: 'Hops kept in each lane',
      note: 'Beyond that the oldest whole flows leave. Requests of external clients have room for as many of their own.',
      error: ({ min, max }) => `Write a whole number from ${min} to ${max}.`,
    },
  } satisfies SettingWords,
  server: 'This server',
  sessionServer: ({ hasSecret }: { hasSecret: boolean }) =>
    `Express with express-session. The record lies in the server’s memory; the cookie carries only its ID, signed ${
      hasSecret ? 'so that nobody can make one up' : 'with a secret that everybody can look up'
    }.`,
  sessionCookie: 'Cookie',
  sessionCookieNote: ({ httpOnly, sameSite }: { httpOnly: boolean; sameSite: boolean }) =>
    [
      httpOnly ? 'HttpOnly: scripts can’t read it.' : 'Not HttpOnly: scripts can read it.',
      sameSite
        ? 'SameSite=Lax: not sent with other sites’ forms.'
        : 'No SameSite: what other sites’ forms send is up to the browser.',
      'Not Secure, as the lab speaks plain HTTP.',
    ].join(' '),
  copyAddress: 'Copy address',
  jwtServer:
    'Express with jose. It keeps no record of a login: the token itself says who asks, and the signature vouches for it.',
  algorithm: 'Algorithm',
  algorithmNote: ({ kind }: { kind: string }) =>
    `${kind} Exactly one is accepted. Tokens signed with another are refused from now on.`,
  algorithmKind: {
    secret: 'One secret signs and verifies.',
    pair: 'A private key signs, the public key verifies.',
  },
  secretNow: 'Secret in use',
  secretBits: ({ bits, requiredBits }: { bits: number; requiredBits: number }) =>
    `${bits} bits, ${requiredBits} needed`,
  copySecret: 'Copy the secret',
  ownSecret: 'Your own secret',
  ownSecretNote: 'Its UTF-8 bytes are the key. All tokens signed before become invalid.',
  useSecret: 'Use it',
  randomSecret: 'Random secret',
  secretTooLong: ({ max }: { max: number }) => `At most ${max} characters.`,
  publicKey: 'Public key (PEM)',
  copyPublicKey: 'Copy the public key',
  jwks: 'JWKS',
  copyJwks: 'Copy the address of the JWKS',
  jwksNote: 'Anybody may fetch it: it verifies, but can’t sign.',
}

export const autoRefresh = {
  label: 'Auto refresh',
  hint: 'When the server answers `Token has expired`, the front end refreshes once by itself and repeats the request, as most real ones do. If the refresh token is no good either, the user has to log in again.',
}

export const lifetimes = {
  heading: 'Lifetimes',
  /** What may be typed for a unit of time, and for a lifetime without an end: in lower case, with commas between. */
  typed: {
    s: 's, sec, secs, second, seconds',
    min: 'm, min, mins, minute, minutes',
    h: 'h, hr, hrs, hour, hours',
    d: 'd, day, days',
    y: 'y, year, years',
    endless: 'never, none',
  },
  note: 'Applies to credentials issued from now on; those that are there keep theirs.',
  placeholder: '90, 15 min, 7 d',
  suggestions: ({ name }: { name: string }) => `${name}: suggestions`,
  never: 'never',
  none: 'none',
  notLength: 'Write a length of time such as `90` (seconds), `15 min`, `2 h` or `7 d`.',
  notLengthOrNever: 'Write a length of time such as `90` (seconds), `15 min` or `7 d`, or `never`.',
  notLengthOrNone: 'Write a length of time such as `90` (seconds), `15 min` or `7 d`, or `none`.',
  outOfBounds: ({ min, max }: Bounds) => `From ${min} to ${max}.`,
  refreshTooShort: ({ duration }: Length) =>
    `A refresh token must live at least as long as an access token: ${duration}.`,
  accessTooLong: ({ duration }: Length) =>
    `An access token can't outlive the refresh token: ${duration}. Lengthen that one first.`,
  absoluteTooShort: ({ duration }: Length) => `Not shorter than the idle timeout: ${duration}.`,
  idleTooLong: ({ duration }: Length) =>
    `Not longer than the absolute timeout: ${duration}. Lengthen that one first.`,

  field: {
    sessionIdleSeconds: {
      name: 'Idle timeout',
      hint: 'The server ends a session that goes unused for this long. Each use starts the timeout again.',
    },
    sessionAbsoluteSeconds: {
      name: 'Absolute timeout',
      hint: 'The server ends the session after this long, however busy it is, and the user has to log in again.',
    },
    accessTokenSeconds: {
      name: 'Access token',
      hint: 'Its `exp`. It can be used until then by whoever holds it.',
    },
    refreshTokenSeconds: {
      name: 'Refresh token',
      hint: 'It fetches new access tokens. When it expires, the user logs in again.',
    },
    leewaySeconds: {
      name: 'Leeway',
      hint: 'How far off the server lets `exp`, `nbf` and `iat` be, since clocks differ. Takes effect at once, for all tokens.',
    },
    nbfDelaySeconds: {
      name: 'Valid only after (nbf)',
      hint: 'For this long after it was issued, a token is refused as not yet valid.',
    },
  },
  rolling: 'Rolling cookie',
  rollingHint:
    'Each use sends the cookie again with a later `Expires`. Off: the server’s timeout slides, the cookie’s end does not. Takes effect at once.',
  persistent: 'Persistent cookie',
  persistentHint:
    'With `Expires`: it survives closing the browser and is dropped at its end. Off: a session cookie, kept until the browser closes.',
  neverWarning:
    'Dangerous: without `exp` a stolen token works for ever, unless its `jti` stays on the blacklist for good.',

  preset: {
    label: 'Preset for both lanes',
    own: 'Own values',
    name: {
      article: 'Article defaults',
      bank: 'Bank: 5-minute idle session, 2-minute access token',
      remember: 'Remember me for 30 days',
      immortal: 'Token that never expires',
      lecture: 'Lifetimes of seconds (for a lecture)',
    },
    tryThis: {
      article:
        'Log in, move the clock 15 minutes on and open the protected page: the access token is late, the session still lives. Refresh, and the JWT lane works again.',
      bank: 'Log in and leave it for 5 minutes: the server has ended the session, and the access token expired 3 minutes before. Then keep using it: after 15 minutes the absolute timeout ends the session all the same.',
      remember:
        'Log in and come back every few days: each visit moves the cookie and the session 30 days on. The refresh token doesn’t move: 30 days after the login it is over.',
      immortal:
        'Log in and move the clock on by years: the access token still opens the page. Log out, and see that only the blacklist stops it.',
      lecture:
        'Log in and just watch: the access token expires after 15 seconds, the idle session after 20. After a minute the refresh token is gone too, and both lanes ask for a new login.',
    },
  },
}

export const revocationSettings = {
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
    bytes: ({ count }: Several) => plural(count, 'byte', 'bytes'),
    lookups: ({ count, flow }: { count: number; flow: string }) =>
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
      'Each refresh gives a new refresh token and retires the old one. A retired one used again revokes the whole family (RFC 9700 section 4.14.2). Applies to logins from now on.',
    grace: 'Grace period (seconds)',
    graceHint:
      'For this long a retired token is still accepted, since two tabs may refresh at once. With 0 it never is.',
    graceError: ({ min, max }: { min: number; max: number }) =>
      `Write whole seconds from ${min} to ${max}, such as \`10\`.`,
    graceUsual: 'Grace period: suggestions',
    seconds: ({ count }: Several) => `${count} s`,
  },
}
