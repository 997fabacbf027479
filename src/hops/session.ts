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
    { checks: z.array(checkSchema), sessionId: z.string().nullable() },
    {
      route: IN_BACK,
      check: 'next',
      breakpoint: 'verify',
      verdict: byChecks,
      reads: ({ sessionId }) => (sessionId === null ? [] : [row('sessions', sessionId)]),
      facts: ({ sessionId }, { fact }) => (sessionId === null ? [] : [data(fact.session, sessionId)]),
      says: (_, words) => words,
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
    },
    {
      route: toStore(null),
      verdict: noVerdict,
      reads: nothing,
      facts: ({ sessionId, expiresAt }, { fact, ends }) => [data(fact.session, sessionId), ends(expiresAt)],
      says: ({ sessionId, expiresAt, rolling = false }, words, { left }) =>
        say(words, { id: shortSessionId(sessionId), left: left(expiresAt), rolling }),
      next: nextSession,
    },
  ),
  hop(
    'session-stored',
    { sessionId: z.string(), username: z.string(), expiresAt: z.number() },
    {
      route: toStore(null),
      verdict: noVerdict,
      reads: nothing,
      facts: ({ sessionId, username, expiresAt }, { fact, ends }) => [
        data(fact.session, sessionId),
        data(fact.account, username),
        ends(expiresAt),
      ],
      says: ({ sessionId, username }, words) =>
        say(words, { id: shortSessionId(sessionId), name: shortName(username) }),
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
