// English: restarting a server, and predicting what it will still know; a part of the section `servers`.
import { plural, type Several } from './named'

/** How many there were before, and are after. */
export interface Survival {
  before: number
  after: number
}

export const restart = {
  menu: 'Restart this server…',
  menuBoth: 'Restart both servers…',
  menuHint: 'Really stops it and starts it again. Predict first what it will still know.',
  title: {
    session: 'Restart the session server',
    jwt: 'Restart the JWT server',
    both: 'Restart both servers',
  },
  intro:
    'The server is really stopped and started again at the same address. Predict first: what will still be good?',
  introBoth:
    'Both servers are really stopped and started again at the same addresses. Predict first: what will still be good?',
  waits:
    'A request is still on its way. The restart cuts it off: where the server has it already, it answers 503.',
  keptIn: ({ kind }: { kind: string }) => `keeps things in: ${kind}`,
  problem: 'Its store can’t be asked now: what lies there is not known. A restart changes nothing of that.',
  uncounted: 'Its store could not be asked every time, so what it has kept is not known.',
  notKnown: 'not known',
  nothing: {
    session:
      'Nobody is logged in: there is no session to lose. Log in first, and the restart shows something.',
    jwt: 'No token has been issued and nothing revoked. Log in first, and the restart shows something.',
  },

  thing: {
    sessions: 'Sessions',
    tokens: 'Tokens',
    revocations: 'Revocations',
  },
  now: {
    sessions: ({ count }: Several) => plural(count, 'session in the store', 'sessions in the store'),
    tokens: ({ count }: Several) =>
      plural(count, 'token that would be accepted', 'tokens that would be accepted'),
    blocklist: ({ count }: Several) => plural(count, '`jti` on the blacklist', '`jti`s on the blacklist'),
    allowlist: ({ count }: Several) => plural(count, '`jti` on the allowlist', '`jti`s on the allowlist'),
    version: ({ count }: Several) =>
      plural(count, 'account with a raised version', 'accounts with a raised version'),
    none: 'nothing: the strategy is to wait for `exp`',
    families: ({ also, count }: Several & { also: string }) =>
      `${also}; ${plural(count, 'family of refresh tokens revoked', 'families of refresh tokens revoked')}`,
  },
  predict: ({ thing }: { thing: string }) => `${thing} after the restart`,
  guess: {
    sessions: { kept: 'Still good', gone: 'Forgotten' },
    tokens: { kept: 'Still good', gone: 'No good' },
    revocations: { kept: 'Still known', gone: 'Forgotten' },
  },
  /** Of tokens that were revoked, and are accepted again. */
  back: 'Good again',
  some: ({ before, after }: Survival) => `${after} of ${before} left`,
  go: 'Restart',
  skip: 'Restart without predicting',
  going: 'Restarting…',
  failed: 'The restart did not work.',
  failedHint: 'The server may still be as it was. Try again; if that fails too, reset the lane.',

  done: 'The server has been stopped and started again. This is what is left:',
  doneBoth: 'Both servers have been stopped and started again. This is what is left:',
  counts: ({ before, after }: Survival) => `before ${before}, after ${after}`,
  noneBefore: 'there were none',
  right: 'You were right',
  wrong: 'You said otherwise',
  partly: 'You were partly right',
  noGuess: 'Not predicted',
  missing: 'This server was not restarted.',
  see: 'See for yourself:',
  openProtected: 'Open /protected',
  close: 'Close',

  why: {
    sessions: {
      kept: {
        memory: 'The records were still there.',
        sqlite: 'The records lie in a file. The new process opened it and found them.',
        redis: 'The records lie in Redis, which was not restarted.',
      },
      gone: {
        memory:
          'The records lay in the memory of the process, and that is gone. The cookie is still genuine, but it names nothing.',
        sqlite: 'The file could not be asked, or their time was over.',
        redis: 'Redis could not be asked, or their time was over.',
      },
    },
    tokens: {
      kept: 'The front end holds the tokens, and the key is the same: the server had nothing to forget.',
      back: ({ count }: Several) =>
        `${plural(count, 'revoked token works', 'revoked tokens work')} again: that it was revoked was known only to the memory of the process.`,
      mixed:
        'As many as before, but hardly the same ones: revoked tokens work again, and the refresh tokens are unknown, as their families lay in memory.',
      rotation:
        'With rotation a refresh token is good only if the server knows its family. The families lay in memory: those refresh tokens are refused now.',
      allowlist:
        'With an allowlist a token is good only if the server knows its `jti`. The list lay in memory: all are unknown now, and so refused.',
      gone: 'Their signatures are still genuine, but the server can’t find them good: their time was over, or the store can’t be asked.',
    },
    revocations: {
      kept: {
        memory: 'What was revoked was still there.',
        sqlite: 'What was revoked stands in a file. The new process opened it and found it.',
        redis: 'What was revoked stands in Redis, which was not restarted.',
      },
      gone: {
        memory:
          'What was revoked stood in the memory of the process only. Whoever holds a revoked token can use it until its `exp`.',
        sqlite: 'The file could not be asked, or the revoked tokens have expired since.',
        redis: 'Redis could not be asked, or the revoked tokens have expired since.',
      },
    },
  },
}
