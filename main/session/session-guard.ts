// Finds out whose session a request brings: the cookie's checks, the question to the store, and the sliding of the timeout.
import type { RequestHandler } from 'express'
import session from 'express-session'
import type { Clock, Ids } from '#main/clock/clock'
import { runMiddleware } from '#main/http/exchange'
import { refuse } from '#main/http/reply'
import type { RequestContext } from '#main/http/route'
import type { LaneProbe } from '#main/probe/lane-probe'
import type { Lifetimes } from '#src/settings/lifetimes'
import type { Check } from '#src/trace/check'
import type { SessionRow } from '#src/trace/state'
import { ExpressStore } from './express-store'
import { checkLookup, readCookie, refusalOf, SESSION_COOKIE, sessionCookieOf } from './session-checks'
import { CHALLENGE, COOKIE_ATTRIBUTES, cookieLine } from './session-cookie'
import { removals } from './session-hops'
import type { SessionEnds, SessionLookup, SessionStore } from './session-store'

/** Bytes of randomness in a session ID. */
const SESSION_ID_BYTES = 24

/** Whose session a request brings, or what a route that needs one answers. */
type Identity =
  | { readonly known: true; readonly session: SessionRow }
  | { readonly known: false; readonly msg: string }

interface GuardOptions {
  readonly lane: LaneProbe
  readonly clock: Clock
  readonly ids: Ids
  readonly store: SessionStore
  /** Returns the lifetimes that are set now. */
  readonly lifetimes: () => SessionLifetimes
  /** What cookies are signed with: all nodes of a lane share it, and it outlives a restart. */
  readonly secret: string
  /** The node in whose own store the sessions are; undefined for the first's, and for a shared one. */
  readonly ownStore: number | undefined
}

/** How long sessions and their cookies live. */
export type SessionLifetimes = Pick<
  Lifetimes,
  'sessionIdleSeconds' | 'sessionAbsoluteSeconds' | 'sessionRolling' | 'cookiePersistent'
>

/** What a route does with a request that brings no living session: refuse it, or serve it without one. */
type Strictness = 'refuse' | 'serve'

/** Stands before the routes of one server. */
export class SessionGuard {
  readonly #lane: LaneProbe
  readonly #clock: Clock
  readonly #store: SessionStore
  readonly #lifetimes: () => SessionLifetimes
  readonly #secret: string
  readonly #ownStore: number | undefined
  readonly #expressStore: ExpressStore
  readonly #expressSession: RequestHandler

  constructor({ lane, clock, ids, store, lifetimes, secret, ownStore }: GuardOptions) {
    this.#lane = lane
    this.#clock = clock
    this.#store = store
    this.#lifetimes = lifetimes
    this.#secret = secret
    this.#ownStore = ownStore
    this.#expressStore = new ExpressStore(store)
    this.#expressSession = session({
      name: SESSION_COOKIE,
      secret,
      store: this.#expressStore,
      genid: () => ids.secret(SESSION_ID_BYTES),
      cookie: COOKIE_ATTRIBUTES,
      resave: false,
      rolling: false,
      saveUninitialized: false,
    })
  }

  /** Returns the times of a session that begins now, by the lifetimes that are set now; it keeps them whatever is set later. */
  timesFromNow(): SessionEnds & { readonly cookieExpiresAt: number | null } {
    const { sessionIdleSeconds, sessionAbsoluteSeconds } = this.#lifetimes()
    const now = this.#clock.now()
    const expiresAt = now + sessionIdleSeconds * 1000
    return {
      lastSeenAt: now,
      expiresAt,
      absoluteExpiresAt: sessionAbsoluteSeconds === null ? null : now + sessionAbsoluteSeconds * 1000,
      cookieExpiresAt: this.#cookieExpiry(expiresAt),
    }
  }

  /**
   * Returns the living session of a request, its timeout not yet moved.
   * @throws Refusal 401 with the message of the check that failed.
   */
  async require(context: RequestContext): Promise<SessionRow> {
    return sessionOrRefusal(await this.#identify(context, 'refuse'))
  }

  /**
   * Returns the living session of a request after moving its timeout.
   * @throws Refusal 401 with the message of the check that failed.
   */
  async requireAndTouch(context: RequestContext): Promise<SessionRow> {
    return sessionOrRefusal(await this.#touch(context, await this.require(context), 'refuse'))
  }

  /**
   * Returns the living session of a request after moving its timeout, and null for anybody else: express-session takes
   * an invalid cookie for none, where the JWT server refuses an invalid token.
   */
  async acceptAndTouch(context: RequestContext): Promise<SessionRow | null> {
    const identity = await this.#identify(context, 'serve')
    if (!identity.known) return null
    const touched = await this.#touch(context, identity.session, 'serve')
    return touched.known ? touched.session : null
  }

  /** Returns the living session that a login finds already there. A login without a cookie asks nothing. */
  async beforeLogin(context: RequestContext): Promise<SessionRow | null> {
    if (sessionCookieOf(context.request.headers.cookie) === null) {
      await runMiddleware(this.#expressSession, context.request, context.response)
      return null
    }
    const identity = await this.#identify(context, 'serve')
    return identity.known ? identity.session : null
  }

  async #identify(context: RequestContext, strictness: Strictness): Promise<Identity> {
    const { request, response, flow } = context
    await flow.gate({ kind: 'cookie-checked', detail: SESSION_COOKIE })
    flow.cost.by('HMAC-SHA256', 'session')
    const { checks, sessionId } = await flow.cost.verifying(() =>
      readCookie(request.headers.cookie, this.#secret),
    )
    flow.record({ kind: 'cookie-checked', checks: shown(checks, strictness), sessionId })
    if (sessionId !== null) {
      await flow.gate({ kind: 'session-asked', detail: sessionId })
      flow.record({ kind: 'session-asked', sessionId })
      await flow.gate({ kind: 'session-answered', detail: sessionId })
    }
    await runMiddleware(this.#expressSession, request, response)
    const msg = refusalOf(checks)
    if (msg !== undefined) return { known: false, msg }
    const lookup = this.#expressStore.lookupOf(flow)
    if (sessionId === null || !lookup)
      throw new Error('express-session refused a cookie that the lab accepts')
    return this.#hearAnswer(context, sessionId, lookup, strictness)
  }

  /** Moves a session's timeout. One that has ended while the request waited stays ended, and is answered as that. */
  async #touch(context: RequestContext, session: SessionRow, strictness: Strictness): Promise<Identity> {
    const { flow, response } = context
    const { id } = session
    await flow.gate({ kind: 'session-touched', detail: id })
    const now = this.#clock.now()
    const idleMs = session.expiresAt - session.lastSeenAt
    const touched = await this.#store.touch(id, { lastSeenAt: now, expiresAt: now + idleMs })
    if (!touched) return this.#hearAnswer(context, id, await this.#store.get(id), strictness)
    const rolling = this.#lifetimes().sessionRolling
    if (rolling) {
      response.append('Set-Cookie', cookieLine(id, this.#secret, this.#cookieExpiry(touched.expiresAt)))
    }
    flow.record({ kind: 'session-touched', sessionId: id, expiresAt: touched.expiresAt, rolling }, [
      { op: 'set', table: 'sessions', row: touched },
    ])
    return { known: true, session: touched }
  }

  /** The cookie's Expires follows the idle timeout alone: of the absolute one only the server knows. */
  #cookieExpiry(expiresAt: number): number | null {
    return this.#lifetimes().cookiePersistent ? expiresAt : null
  }

  async #hearAnswer(
    { flow }: RequestContext,
    sessionId: string,
    lookup: SessionLookup,
    strictness: Strictness,
  ): Promise<Identity> {
    const checks = checkLookup(lookup, this.#clock.now())
    const username = lookup.outcome === 'found' ? lookup.session.username : null
    const msg = refusalOf(checks)
    // Of a session that has just expired the learner sees the row leave with the hop that says so.
    const purged = msg === undefined ? [] : await this.#store.purgeExpired()
    this.#lane.upkeep(removals(purged.filter(({ id }) => id !== sessionId)), this.#ownStore)
    flow.record(
      { kind: 'session-answered', sessionId, checks: shown(checks, strictness), username },
      removals(purged.filter(({ id }) => id === sessionId)),
    )
    if (msg !== undefined) return { known: false, msg }
    if (lookup.outcome !== 'found') throw new Error(`No check failed of a session that is ${lookup.outcome}`)
    return { known: true, session: lookup.session }
  }
}

function sessionOrRefusal(identity: Identity): SessionRow {
  if (identity.known) return identity.session
  throw refuse(401, identity.msg, CHALLENGE)
}

/** A check's `msg` is what the server answers with; a route that serves the request anyhow answers with none. */
function shown(checks: readonly Check[], strictness: Strictness): Check[] {
  if (strictness === 'refuse') return [...checks]
  return checks.map(({ msg: _notAnswered, ...check }) => check)
}
