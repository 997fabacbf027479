// Finds out whose session a request brings: the cookie's checks, the question to the store, and the sliding of the timeout.
import type { RequestHandler } from 'express'
import session from 'express-session'
import type { Clock, Ids } from '#main/clock/clock'
import { runMiddleware } from '#main/http/exchange'
import { refuse } from '#main/http/reply'
import type { RequestContext } from '#main/http/route'
import type { LaneProbe } from '#main/probe/lane-probe'
import type { Defences } from '#src/defences/defences'
import type { Lifetimes } from '#src/settings/lifetimes'
import type { Check } from '#src/trace/check'
import type { SessionRow } from '#src/trace/state'
import { ExpressStore } from './express-store'
import { checkLookup, readCookie, refusalOf, SESSION_COOKIE, sessionCookieOf } from './session-checks'
import { CHALLENGE, type CookieAttributes, cookieAttributes, cookieLine } from './session-cookie'
import { removals } from './session-hops'
import type { SessionEnds, SessionLookup, SessionStore, SessionTimes } from './session-store'

/** Bytes of randomness in a session ID. */
const SESSION_ID_BYTES = 24
/** The secret in the documentation of express-session. */
const DOCUMENTED_SECRET = 'keyboard cat'

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
  /** Returns which defences are on now. */
  readonly defences: () => Defences<'session'>
  /** Returns the next number of the counter that makes session IDs where they are not random. */
  readonly nextNumber: () => number
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
  readonly #defences: () => Defences<'session'>
  readonly #secret: string
  readonly #ownStore: number | undefined
  readonly #ownSecret: Express
  readonly #documentedSecret: Express

  constructor(options: GuardOptions) {
    this.#lane = options.lane
    this.#clock = options.clock
    this.#store = options.store
    this.#lifetimes = options.lifetimes
    this.#defences = options.defences
    this.#secret = options.secret
    this.#ownStore = options.ownStore
    this.#ownSecret = expressWith(options.secret, options)
    this.#documentedSecret = expressWith(DOCUMENTED_SECRET, options)
  }

  /** Which defences are on now. */
  get defences(): Defences<'session'> {
    return this.#defences()
  }

  /** The attributes of a cookie that is set now. */
  get attributes(): CookieAttributes {
    return cookieAttributes(this.defences)
  }

  /** The express-session that signs as it is set now: its secret is fixed when it is made. */
  get #express(): Express {
    return this.defences['session-secret'] ? this.#ownSecret : this.#documentedSecret
  }

  /** Has the response send a session's cookie again, with the Expires of a session that ends then (epoch milliseconds). */
  sendCookieAgain({ response }: RequestContext, sessionId: string, expiresAt: number): void {
    const line = cookieLine(sessionId, this.#secretNow, this.attributes, this.#cookieExpiry(expiresAt))
    response.append('Set-Cookie', line)
  }

  get #secretNow(): string {
    return this.defences['session-secret'] ? this.#secret : DOCUMENTED_SECRET
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
      await runMiddleware(this.#express.session, context.request, context.response)
      return null
    }
    const identity = await this.#identify(context, 'serve')
    return identity.known ? identity.session : null
  }

  async #identify(context: RequestContext, strictness: Strictness): Promise<Identity> {
    const { request, response, flow } = context
    await flow.gate({ kind: 'cookie-checked', detail: SESSION_COOKIE })
    flow.cost.by('HMAC-SHA256', 'session')
    const express = this.#express
    const isKnown = express === this.#documentedSecret
    const { checks, sessionId } = await flow.cost.verifying(() =>
      readCookie(request.headers.cookie, this.#secretNow, isKnown),
    )
    flow.record({
      kind: 'cookie-checked',
      checks: shown(checks, strictness),
      sessionId,
      ...(isKnown && sessionId !== null && { without: 'session-secret' }),
    })
    if (sessionId !== null) {
      await flow.gate({ kind: 'session-asked', detail: sessionId })
      flow.record({ kind: 'session-asked', sessionId })
      await flow.gate({ kind: 'session-answered', detail: sessionId })
    }
    await runMiddleware(express.session, request, response)
    const msg = refusalOf(checks)
    if (msg !== undefined) return { known: false, msg }
    const lookup = express.store.lookupOf(flow)
    if (sessionId === null || !lookup)
      throw new Error('express-session refused a cookie that the lab accepts')
    return this.#hearAnswer(context, sessionId, lookup, strictness)
  }

  /** Moves a session's timeout. One that has ended while the request waited stays ended, and is answered as that. */
  async #touch(context: RequestContext, session: SessionRow, strictness: Strictness): Promise<Identity> {
    const { flow } = context
    const { id } = session
    await flow.gate({ kind: 'session-touched', detail: id })
    const now = this.#clock.now()
    const idleMs = session.expiresAt - session.lastSeenAt
    const times = { lastSeenAt: now, expiresAt: now + idleMs }
    const { row, isRevived } = await this.#write(session, times)
    if (!row) return this.#hearAnswer(context, id, await this.#store.get(id), strictness)
    const rolling = this.#lifetimes().sessionRolling
    if (rolling) this.sendCookieAgain(context, id, row.expiresAt)
    const without = isRevived ? ({ without: 'no-write-after-end' } as const) : {}
    flow.record({ kind: 'session-touched', sessionId: id, expiresAt: row.expiresAt, rolling, ...without }, [
      { op: 'set', table: 'sessions', row },
    ])
    return { known: true, session: row }
  }

  /**
   * Moves a session's times in the store, where it is still alive; `row` is null otherwise. A careless server writes all that it has
   * read back instead, alive or not.
   */
  async #write(
    session: SessionRow,
    times: SessionTimes,
  ): Promise<{ row: SessionRow | null; isRevived: boolean }> {
    if (this.defences['no-write-after-end']) {
      return { row: await this.#store.touch(session.id, times), isRevived: false }
    }
    const row = { ...session, ...times }
    return { row, isRevived: (await this.#store.put(row)) === 'revived' }
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

/** An express-session, and the store as it knows it. */
interface Express {
  readonly session: RequestHandler
  readonly store: ExpressStore
}

/** Makes one that signs with a secret. All else that the defences decide it asks for whenever it needs it. */
function expressWith(secret: string, { ids, store, defences, nextNumber }: GuardOptions): Express {
  const attributes = () => cookieAttributes(defences())
  const expressStore = new ExpressStore(store, attributes)
  return {
    store: expressStore,
    session: session({
      name: SESSION_COOKIE,
      secret,
      store: expressStore,
      genid: () => (defences()['random-id'] ? ids.secret(SESSION_ID_BYTES) : String(nextNumber())),
      cookie: attributes,
      resave: false,
      rolling: false,
      saveUninitialized: false,
    }),
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
