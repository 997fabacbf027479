// Lets express-session keep its sessions in the lab's store.
import { type SessionData, Store } from 'express-session'
import { currentFlow } from '#main/probe/current-flow'
import type { FlowProbe } from '#main/probe/flow-probe'
import type { SessionRow } from '#src/trace/state'
import type { CookieAttributes } from './session-cookie'
import type { SessionLookup, SessionStore } from './session-store'

declare module 'express-session' {
  interface SessionData {
    /** The session's record as it was found or is to be stored. */
    record: SessionRow
  }
}

type Done<T = void> = (error: unknown, value?: T) => void

/**
 * The lab's store as express-session knows stores. It only translates: hops, gates and the causes of a session's end are
 * up to those who call express-session. It has no `touch`, so express-session slides nothing at the end of a response;
 * the server does that itself, as a hop of its own.
 */
export class ExpressStore extends Store {
  readonly #store: SessionStore
  readonly #attributes: () => CookieAttributes
  readonly #lookups = new WeakMap<FlowProbe, SessionLookup>()
  readonly #saved = new WeakSet<SessionData>()

  /** `attributes` are those that a cookie is set with now. */
  constructor(store: SessionStore, attributes: () => CookieAttributes) {
    super()
    this.#store = store
    this.#attributes = attributes
  }

  /** Returns what the store last said within a flow: express-session itself hears only of sessions that are alive. */
  lookupOf(flow: FlowProbe): SessionLookup | undefined {
    return this.#lookups.get(flow)
  }

  override get(sessionId: string, done: Done<SessionData | null>): void {
    const flow = currentFlow()
    settle(this.#store.get(sessionId), done, (lookup) => {
      this.#lookups.set(flow, lookup)
      return lookup.outcome === 'found' ? sessionData(lookup.session, this.#attributes()) : null
    })
  }

  /**
   * Stores a session at its first call and does nothing at later ones: express-session saves a regenerated session once
   * more while its response ends, when it is too late to wait or to revive anything.
   */
  override set(_sessionId: string, session: SessionData, done: Done = () => {}): void {
    if (this.#saved.has(session)) {
      done(null)
      return
    }
    this.#saved.add(session)
    settle(this.#store.add(session.record), done, (stored) => {
      if (!stored) throw new Error('The new session ID has been used before')
    })
  }

  /** Ends what is still alive. The routes end a session themselves beforehand, as they know the cause. */
  override destroy(sessionId: string, done: Done = () => {}): void {
    settle(this.#store.end(sessionId, 'logout'), done, () => {})
  }
}

function sessionData(record: SessionRow, attributes: CookieAttributes): SessionData {
  const expires = new Date(record.expiresAt)
  return { cookie: { ...attributes, originalMaxAge: null, expires }, record }
}

/** Calls back with a promise's outcome. An exception in the callback is the callback's own, and no rejection of this. */
function settle<T, V>(promise: Promise<T>, done: Done<V>, convert: (value: T) => V): void {
  promise.then(convert).then(
    (value) => process.nextTick(done, null, value),
    (error: unknown) => process.nextTick(done, error),
  )
}
