// A session server on a free port with all that it needs, and a client that sends what a test tells it to.
import { createHmac } from 'node:crypto'
import { Accounts } from '#main/accounts/accounts'
import { hashInitialAccounts, INITIAL_ACCOUNTS } from '#main/accounts/initial-accounts'
import { createPasswordHasher } from '#main/accounts/password-hash'
import { realIds } from '#main/clock/real-ids'
import type { LabServer } from '#main/http/server'
import { LaneProbe } from '#main/probe/lane-probe'
import { Recorder } from '#main/probe/recorder'
import { startSessionServer } from '#main/session/server'
import { SessionStore } from '#main/session/session-store'
import type { Storage } from '#main/storage/collection'
import { MemoryStorage } from '#main/storage/memory-storage'
import { type Defences, defencesAtStart } from '#src/defences/defences'
import type { Hop, HopKind, HopOf } from '#src/hops/hops'
import { DEFAULT_LIFETIMES } from '#src/settings/lifetimes'
import type { EventOf, TraceEvent } from '#src/trace/event'
import { type Flow, foldFlows } from '#src/trace/flow'
import { emptyLaneState, type LaneState } from '#src/trace/state'
import { stateAt } from '#src/trace/trace'
import { FakeClock } from '../../support/fake-clock'
import { cheapCost } from '../accounts/counting-derive'

/** 2030-01-01T00:00:00Z, and a timeout of 10 minutes. */
export const START = Date.UTC(2030, 0, 1)
const IDLE_SECONDS = 600
export const IDLE = IDLE_SECONDS * 1000

/** The Set-Cookie line that has a browser drop its session cookie. */
export const CLEARED = 'lab.sid=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly; SameSite=Lax'

export interface Sent {
  readonly status: number
  readonly body: Record<string, unknown>
  readonly headers: Headers
  /** The whole Set-Cookie lines. */
  readonly setCookies: string[]
}

interface Options {
  readonly method?: string
  /** The whole Cookie header. */
  readonly cookie?: string | undefined
  readonly json?: unknown
  /** A body as text, of this type. */
  readonly text?: { readonly type: string; readonly body: string }
  readonly form?: Record<string, string>
  readonly signal?: AbortSignal
}

export class SessionLab {
  readonly clock: FakeClock
  readonly lane: LaneProbe
  readonly store: SessionStore
  readonly accounts: Accounts
  readonly server: LabServer
  /** Where accounts and sessions lie. */
  readonly storage: Storage
  /** Which defences are on; a test changes them. */
  readonly defences: Defences<'session'>
  readonly #recorder: Recorder
  readonly #secret: string

  private constructor(
    parts: Pick<SessionLab, 'clock' | 'lane' | 'store' | 'accounts' | 'server' | 'storage' | 'defences'>,
    recorder: Recorder,
    secret: string,
  ) {
    this.clock = parts.clock
    this.lane = parts.lane
    this.store = parts.store
    this.accounts = parts.accounts
    this.server = parts.server
    this.storage = parts.storage
    this.defences = parts.defences
    this.#recorder = recorder
    this.#secret = secret
  }

  static async start(startMs = START): Promise<SessionLab> {
    const clock = new FakeClock(startMs)
    const recorder = new Recorder(clock, 5_000)
    const lane = new LaneProbe({ lane: 'session', recorder, clock, holdsExternal: () => true })
    const hasher = createPasswordHasher(cheapCost)
    const storage = new MemoryStorage()
    const accounts = new Accounts({ storage, hasher, initial: await hashInitialAccounts(hasher) })
    const store = new SessionStore({ storage, clock })
    const secret = realIds().secret(32)
    const defences = defencesAtStart('session')
    const server = await startSessionServer({
      lane,
      clock,
      ids: realIds(),
      accounts,
      store,
      lifetimes: () => ({ ...DEFAULT_LIFETIMES, sessionIdleSeconds: IDLE_SECONDS }),
      defences: () => defences,
      secret,
    })
    await lane.reset('start', async () => ({ ...emptyLaneState(), accounts: [...INITIAL_ACCOUNTS] }))
    return new SessionLab({ clock, lane, store, accounts, server, storage, defences }, recorder, secret)
  }

  async stop(): Promise<void> {
    await this.lane.stopAll('the test is over')
    await this.server.close()
  }

  async send(
    path: string,
    { method = 'GET', cookie, json, form, text, signal }: Options = {},
  ): Promise<Sent> {
    const response = await fetch(this.server.origin + path, {
      method,
      headers: {
        ...(cookie !== undefined && { Cookie: cookie }),
        ...(json !== undefined && { 'Content-Type': 'application/json' }),
        ...(text && { 'Content-Type': text.type }),
      },
      ...(json !== undefined && { body: JSON.stringify(json) }),
      ...(text && { body: text.body }),
      ...(form && { body: new URLSearchParams(form) }),
      ...(signal && { signal }),
    })
    const body: unknown = await response.json()
    return {
      status: response.status,
      body: isRecord(body) ? body : {},
      headers: response.headers,
      setCookies: response.headers.getSetCookie(),
    }
  }

  /** Logs in and returns the Cookie header for what comes next. */
  async logIn(username = 'test', cookie?: string): Promise<string> {
    const sent = await this.send('/login', { method: 'POST', cookie, json: { username, password: username } })
    return cookieOf(sent)
  }

  /** Signs a session ID with the server's secret, as only the server could. */
  readonly sign = (sessionId: string): string =>
    createHmac('sha256', this.#secret).update(sessionId).digest('base64').replace(/=+$/, '')

  /** All that was recorded and is still kept, in order. */
  events(): readonly TraceEvent[] {
    return this.#recorder.snapshot().lanes.session.events
  }

  /** All flows so far, in order. */
  flows(): readonly Flow[] {
    return this.events().reduce(foldFlows, [])
  }

  lastFlow(): Flow {
    const flow = this.flows().at(-1)
    if (!flow) throw new Error('Nothing has been sent yet')
    return flow
  }

  /** The hops of the last flow in the back end. */
  lastHops(): Hop[] {
    const wire: readonly HopKind[] = ['request', 'response']
    return this.lastFlow()
      .hops.map(({ hop }) => hop)
      .filter(({ kind }) => !wire.includes(kind))
  }

  lastKinds(): HopKind[] {
    return this.lastHops().map(({ kind }) => kind)
  }

  /** The last hop of a kind in the last flow. */
  lastHop<K extends HopKind>(kind: K): HopOf<K> {
    const hop = this.lastHops().findLast((each): each is HopOf<K> => each.kind === kind)
    if (!hop) throw new Error(`The last flow has no hop ${kind}`)
    return hop
  }

  /** How the last flow ended. */
  lastEnd(): EventOf<'flow-ended'> {
    const { ended } = this.lastFlow()
    if (!ended) throw new Error('The last flow has not ended')
    return ended
  }

  /** The state that the trace rebuilds. */
  traced(): LaneState {
    return stateAt(this.#recorder.snapshot().lanes.session)
  }

  /** All that was recorded, as text. */
  traceText(): string {
    return JSON.stringify(this.#recorder.snapshot())
  }

  /** Resolves when a flow waits before a hop of this kind. */
  async waitingBefore(kind: HopKind): Promise<void> {
    while (this.lane.gate.holding?.next.kind !== kind) await soon()
  }

  /** Lets the flow that waits go on hop by hop, until it waits before one of this kind. */
  async stepTo(kind: HopKind): Promise<void> {
    for (;;) {
      const next = this.lane.gate.holding?.next.kind
      if (next === kind) return
      if (next) this.lane.gate.nextHop()
      await soon()
    }
  }

  /** Resolves when no flow waits at the gate. */
  async nothingWaiting(): Promise<void> {
    while (this.lane.gate.holding) await soon()
  }
}

/** Returns the Cookie header that a browser would send after this. */
export function cookieOf({ setCookies }: Sent): string {
  const [line = ''] = setCookies
  return line.split(';', 1)[0] ?? ''
}

/** Returns the session ID in a Cookie header. */
export function sessionIdOf(cookie: string): string {
  const signed = decodeURIComponent(cookie.slice('lab.sid='.length))
  return signed.slice('s:'.length, signed.lastIndexOf('.'))
}

function soon(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 2))
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
