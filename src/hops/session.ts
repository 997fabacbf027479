// The hops in the session lane's back end: the cookie, and the session store that it is looked up in.
import { z } from 'zod'
import { shortName, shortSessionId } from '#src/token/short'
import { checkSchema } from '#src/trace/check'
import {
  byChecks,
  data,
  fromStore,
  hop,
  IN_BACK,
  inWords,
  NOTHING_CHECKED,
  nextName,
  nextSession,
  nothing,
  noVerdict,
  row,
  say,
  toStore,
} from './hop'

export const sessionEndSchema = z.enum(['logout', 'everywhere', 'account-deleted', 'operator', 'replaced'])
/** Why a session ended before its time: `replaced` is the new session ID at login (regenerated), `operator` from outside. */
export type SessionEnd = z.infer<typeof sessionEndSchema>

export const sessionHops = [
  hop(
    'cookie-checked',
    {
      checks: z.array(checkSchema),
      sessionId: z.string().nullable(),
      /** Set where the secret is known to everybody, so that a signature which fits says nothing. */
      without: z.literal('session-secret').optional(),
    },
    {
      route: IN_BACK,
      check: 'next',
      breakpoint: 'verify',
      verdict: ({ checks, without }) => (without === undefined ? byChecks({ checks }) : NOTHING_CHECKED),
      reads: ({ sessionId }) => (sessionId === null ? [] : [row('sessions', sessionId)]),
      facts: ({ sessionId }, { fact }) => (sessionId === null ? [] : [data(fact.session, sessionId)]),
      says: ({ without }, words) => (without === undefined ? words : words.known),
      next: nextName,
    },
  ),
  hop(
    'session-asked',
    { sessionId: z.string() },
    {
      route: toStore(null),
      asks: true,
      check: 'next',
      verdict: noVerdict,
      reads: ({ sessionId }) => [row('sessions', sessionId)],
      facts: ({ sessionId }, { fact }) => [data(fact.session, sessionId)],
      says: ({ sessionId }, words) => say(words, { id: shortSessionId(sessionId) }),
      next: nextSession,
    },
  ),
  hop(
    'session-answered',
    { sessionId: z.string(), checks: z.array(checkSchema), username: z.string().nullable() },
    {
      route: fromStore(null),
      check: 'next',
      verdict: byChecks,
      reads: ({ sessionId }) => [row('sessions', sessionId)],
      facts: ({ sessionId, username }, { fact }) => [
        data(fact.session, sessionId),
        ...(username === null ? [] : [data(fact.account, username)]),
      ],
      says: ({ username }, words) => say(words, { name: shortName(username ?? '–') }),
      next: nextSession,
    },
  ),
  hop(
    'session-touched',
    {
      sessionId: z.string(),
      expiresAt: z.number(),
      /** Set when the response sends the cookie again. */
      rolling: z.boolean().optional(),
      /** Set where the session had ended, and was brought back by this. */
      without: z.literal('no-write-after-end').optional(),
    },
    {
      route: toStore(null),
      verdict: noVerdict,
      reads: nothing,
      facts: ({ sessionId, expiresAt }, { fact, ends }) => [data(fact.session, sessionId), ends(expiresAt)],
      says: ({ sessionId, expiresAt, rolling = false, without }, words, { left }) =>
        say(without === undefined ? words : words.revived, {
          id: shortSessionId(sessionId),
          left: left(expiresAt),
          rolling,
        }),
      next: nextSession,
    },
  ),
  hop(
    'session-stored',
    {
      sessionId: z.string(),
      username: z.string(),
      expiresAt: z.number(),
      /** Set where the session is that of before the login, or a new one whose ID can be guessed. */
      without: z.enum(['id-renewed', 'random-id']).optional(),
    },
    {
      route: toStore(null),
      verdict: noVerdict,
      reads: nothing,
      facts: ({ sessionId, username, expiresAt }, { fact, ends }) => [
        data(fact.session, sessionId),
        data(fact.account, username),
        ends(expiresAt),
      ],
      says: ({ sessionId, username, without }, words) =>
        say(without === undefined ? words : words[without], {
          id: shortSessionId(sessionId),
          name: shortName(username),
        }),
      next: nextSession,
    },
  ),
  hop(
    'session-left',
    { sessionId: z.string() },
    {
      route: IN_BACK,
      verdict: noVerdict,
      reads: ({ sessionId }) => [row('sessions', sessionId)],
      facts: ({ sessionId }, { fact }) => [data(fact.session, sessionId)],
      says: ({ sessionId }, words) => say(words, { id: shortSessionId(sessionId) }),
      next: nextSession,
    },
  ),
  hop(
    'session-destroyed',
    { sessionIds: z.array(z.string()), because: sessionEndSchema },
    {
      route: toStore(null),
      verdict: noVerdict,
      reads: nothing,
      onlyOnce: ({ because }) => (because === 'replaced' ? null : 'session-ended'),
      facts: ({ sessionIds, because }, { fact }) => [
        ...sessionIds.map((id) => data(fact.session, id)),
        inWords(fact.because, fact.cause[because]),
      ],
      says: ({ sessionIds, because }, words) => {
        const of = { count: sessionIds.length, id: shortSessionId(sessionIds[0] ?? '') }
        return { label: words.label(of), sentence: words.because[because](of) }
      },
      next: nextSession,
    },
  ),
]
