// English: lifetimes. How long credentials live, as the settings of each lane say it; a part of the section `lanes`.

/** A length of time in words. */
export interface Length {
  duration: string
}
/** Two lengths of time in words. */
export interface Bounds {
  min: string
  max: string
}

export const lifetimes = {
  heading: 'Lifetimes',
  note: 'Counts for credentials issued from now on; those that are there keep theirs.',
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
      hint: 'The server ends a session that is not used for so long. Each use starts it again.',
    },
    sessionAbsoluteSeconds: {
      name: 'Absolute timeout',
      hint: 'The server ends the session then, however busy it is: log in again.',
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
      hint: 'By so much the server lets `exp`, `nbf` and `iat` be missed, as clocks differ. It counts at once, for all tokens.',
    },
    nbfDelaySeconds: {
      name: 'Valid only after (nbf)',
      hint: 'So long after its issue a token is refused as too early.',
    },
  },
  rolling: 'Rolling cookie',
  rollingHint:
    'Each use sends the cookie again with a later `Expires`. Off: the server’s timeout slides, the cookie’s end does not. It counts at once.',
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
      immortal: 'Token that never dies',
      lecture: 'Lifetimes of seconds (for a lecture)',
    },
    tryThis: {
      article:
        'Log in, move the clock 15 minutes on and open the protected page: the access token is late, the session still lives. Refresh, and the JWT lane works again.',
      bank: 'Log in and leave it for 5 minutes: the server has ended the session, and the access token died 3 minutes before. Then keep using it: after 15 minutes the absolute timeout ends the session all the same.',
      remember:
        'Log in and come back every few days: each visit moves the cookie and the session 30 days on. The refresh token doesn’t move: 30 days after the login it is over.',
      immortal:
        'Log in and move the clock on by years: the access token still opens the page. Log out, and see that only the blacklist stops it.',
      lecture:
        'Log in and just watch: the access token dies after 15 seconds, the idle session after 20. After a minute the refresh token is gone too, and both lanes ask for a new login.',
    },
  },
}
