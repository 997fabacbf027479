// Traces, statuses and a lab made up for tests of the UI: what each test is about is said, the rest is filled in.
import type { CommandName, CommandResult } from '#src/contract/commands'
import type { DemonstrationStatus } from '#src/contract/demonstrations'
import type { Connection, LabApi, StreamMessage } from '#src/contract/lab-api'
import type { LabError } from '#src/contract/lab-error'
import type { LabStatus, LaneStatus } from '#src/contract/status'
import { DEMONSTRATION_STEPS } from '#src/demo/demonstrations'
import type { Hop } from '#src/hops/hops'
import { INITIAL_SETTINGS } from '#src/settings/settings'
import type { Act } from '#src/trace/act'
import { type EventOf, type FlowAction, type HopEvent, outcomeOf, type TraceEvent } from '#src/trace/event'
import { type LaneId, perLane } from '#src/trace/lane'
import type { AccountRow, LaneState, SessionRow, StateChange } from '#src/trace/state'
import { emptyLaneState } from '#src/trace/state'
import { emptyTrace, type Trace } from '#src/trace/trace'

/** When the made-up traces begin, in epoch milliseconds. */
export const STORY_START = Date.UTC(2026, 0, 1, 9, 0, 0)

const ACCOUNTS: readonly AccountRow[] = [
  { id: '1', username: 'test', email: 'test@example.com', phone: '0900-000-001' },
  { id: '2', username: 'alice', email: 'alice@example.com', phone: '0900-000-002' },
  { id: '3', username: 'bob', email: 'bob@example.com', phone: '0900-000-003' },
]

/** Returns the state of a lane at its start. */
export function startingState(): LaneState {
  return { ...emptyLaneState(), accounts: [...ACCOUNTS] }
}

/** Makes a record of the session store. */
export function sessionRow(id: string, username = 'test'): SessionRow {
  return {
    id,
    accountId: '1',
    username,
    createdAt: STORY_START,
    lastSeenAt: STORY_START,
    expiresAt: STORY_START + 1_800_000,
    absoluteExpiresAt: null,
  }
}

/** Makes the change that puts a record into the session store. */
export function sessionSet(id: string, username = 'test'): StateChange {
  return { op: 'set', table: 'sessions', row: sessionRow(id, username) }
}

/** A hop without anything to it. */
export const SUBMIT: Hop = { kind: 'form-submitted', fields: [] }

/** Writes events with numbers that go up over both lanes, a second of lab time apart. */
export class Story {
  readonly events: TraceEvent[] = []
  #seq: number
  readonly #flows = { session: 0, jwt: 0 }
  readonly #hops = new Map<string, number>()

  constructor(lastSeq = 0) {
    this.#seq = lastSeq
  }

  get lastSeq(): number {
    return this.#seq
  }

  reset(lane: LaneId, state = startingState()): EventOf<'lane-reset'> {
    return this.#add({ type: 'lane-reset', ...this.#envelope(lane), state })
  }

  start(
    lane: LaneId,
    action: FlowAction = 'login',
    parts: Partial<Pick<EventOf<'flow-started'>, 'number' | 'method' | 'path' | 'actor'>> = {},
  ): EventOf<'flow-started'> {
    this.#flows[lane] += 1
    return this.#add({
      type: 'flow-started',
      ...this.#envelope(lane),
      flow: this.#flows[lane],
      action,
      method: 'POST',
      path: '/login',
      username: 'test',
      ...parts,
    })
  }

  /** Adds a hop to the lane's newest flow. */
  hop(lane: LaneId, hop: Hop = SUBMIT, changes: StateChange[] = []): HopEvent {
    const flow = this.#flows[lane]
    const index = (this.#hops.get(`${lane} ${flow}`) ?? 0) + 1
    this.#hops.set(`${lane} ${flow}`, index)
    return this.#add({ type: 'hop', ...this.#envelope(lane), flow, index, hop, changes })
  }

  end(lane: LaneId, status = 200): EventOf<'flow-ended'> {
    return this.#add({
      type: 'flow-ended',
      ...this.#envelope(lane),
      flow: this.#flows[lane],
      outcome: outcomeOf(status),
      status,
      fault: null,
      activeMs: 3,
    })
  }

  /** Adds something that was done outside of any request. */
  act(lane: LaneId, act: Act, changes: StateChange[] = []): EventOf<'act'> {
    return this.#add({ type: 'act', ...this.#envelope(lane), act, changes, state: null })
  }

  /** Adds a whole flow with so many hops, and returns those. */
  flow(lane: LaneId, hops: number, action: FlowAction = 'login'): HopEvent[] {
    this.start(lane, action)
    const events = Array.from({ length: hops }, () => this.hop(lane))
    this.end(lane)
    return events
  }

  trace(): Trace {
    const trace = emptyTrace()
    for (const event of this.events) trace.lanes[event.lane].events.push(event)
    return trace
  }

  /** Returns a message with the events after `seq`. */
  message(afterSeq = 0): StreamMessage {
    return { type: 'events', lab: 0, events: this.events.filter((event) => event.seq > afterSeq) }
  }

  #envelope(lane: LaneId) {
    this.#seq += 1
    return { seq: this.#seq, at: STORY_START + this.#seq * 1000, lane }
  }

  #add<E extends TraceEvent>(event: E): E {
    this.events.push(event)
    return event
  }
}

/** Makes a status; `lanes` says what is not as at the start. */
export function labStatus(
  lanes: Partial<Record<LaneId, Partial<LaneStatus>>> = {},
  rest: Partial<Omit<LabStatus, 'lanes'>> = {},
): LabStatus {
  return {
    settings: INITIAL_SETTINGS,
    start: { settings: INITIAL_SETTINGS, storage: { session: 'memory', jwt: 'memory' } },
    lab: 0,
    demonstration: null,
    jwtKeyId: 'key-1',
    jwtKey: {
      kind: 'secret',
      secret: 'a'.repeat(43),
      bits: 258,
      requiredBits: 256,
      weak: false,
    },
    clock: { now: STORY_START, rate: 1, paused: false, aheadMs: 0 },
    ...rest,
    lanes: perLane((lane) => ({
      ...startingServer(lane === 'session' ? 4601 : 4602),
      mode: 'run',
      speed: 1,
      breakpoints: [],
      holding: null,
      queued: [],
      refusedPages: 0,
      ...lanes[lane],
    })),
  }
}

/** What a lane's status says of its one server, which keeps everything in memory. */
export function startingServer(port: number): Pick<LaneStatus, 'origin' | 'nodes' | 'routing' | 'storage'> {
  const origin = `http://127.0.0.1:${port}`
  return {
    origin,
    nodes: [{ node: 1, origin, verifiesOnly: false }],
    routing: 'round-robin',
    storage: { kind: 'memory', place: null, problem: null },
  }
}

/** What a lane's status says of a Redis that can't be reached. */
export const REDIS_AWAY: LaneStatus['storage'] = {
  kind: 'redis',
  place: '127.0.0.1:6379',
  problem: { code: 'redis-not-reached', place: '127.0.0.1:6379' },
}

/** What a lane's status says while its newest flow waits. */
export function holdingAfter(hop: HopEvent): LaneStatus['holding'] {
  return {
    flow: hop.flow,
    afterIndex: hop.index,
    next: { kind: 'request', detail: null },
    holder: 'client',
    since: hop.at,
  }
}

/** The lab's end of a LabApi, in the test's hand. */
export interface FakeLab {
  readonly api: LabApi
  /** The commands that have come, in order. */
  readonly sent: readonly { name: CommandName; payload: unknown }[]
  readonly isHeard: boolean
  say(message: StreamMessage): void
  status(...parts: Parameters<typeof labStatus>): void
  connection(connection: Connection): void
  /** Refuses the commands from now on; null accepts them again. */
  refuse(error: LabError | null): void
  /** Answers these commands with these results from now on. */
  answer(results: Partial<Results>): void
  /** Lets a command wait for this from now on, and fail with it. */
  delay(name: CommandName, until: Promise<void>): void
}

/** Returns a demonstration at its first look, but for what is told. */
export function demonstrationAt(parts: Partial<DemonstrationStatus> = {}): DemonstrationStatus {
  const { id = 'logout-does-not-kill' } = parts
  return {
    id,
    phase: 'scene',
    round: 'lesson',
    progress: { taken: 0, of: 1 },
    hands: DEMONSTRATION_STEPS[id].question.answers.map(() => 0),
    staged: { session: [], jwt: [] },
    flows: { session: [], jwt: [] },
    decisive: { session: null, jwt: null },
    why: null,
    ...parts,
  }
}

type Results = { readonly [C in CommandName]: CommandResult<C> }

const RESULTS: Results = {
  perform: { number: 1, flows: {} },
  'set-mode': {},
  'set-breakpoints': {},
  'next-hop': { released: 1 },
  'run-to-end': { released: 1 },
  reset: {},
  'set-clock': {},
  'advance-clock': {},
  'reset-clock': {},
  'change-settings': {},
  'race-refresh': { flows: [] },
  steal: { stolen: 1 },
  operate: { changed: 1 },
  'set-storage': {},
  'restart-server': { reports: {} },
  'add-node': {},
  'remove-node': {},
  'set-routing': {},
  'stage-demonstration': {},
  'finish-demonstration': {},
  'pace-demonstration': {},
  'count-hands': {},
  'end-demonstration': {},
  'measure-costs': { costs: [] },
  'count-stores': { session: null, jwt: null },
  'sign-token': { token: 'e30.e30.' },
  'forge-token': { token: 'e30.e30.' },
  'verify-token': { checks: [] },
}

/** Makes a lab that accepts everything, and says nothing by itself. */
export function fakeLab(): FakeLab {
  const sent: { name: CommandName; payload: unknown }[] = []
  const listeners = new Set<{
    hear: (message: StreamMessage) => void
    connect: (connection: Connection) => void
  }>()
  const results: Results = { ...RESULTS }
  const delays = new Map<CommandName, Promise<void>>()
  let refusal: LabError | null = null
  const say = (message: StreamMessage) => {
    for (const { hear } of listeners) hear(message)
  }
  return {
    sent,
    get isHeard() {
      return listeners.size > 0
    },
    say,
    status: (...parts) => say({ type: 'status', status: labStatus(...parts) }),
    connection: (connection) => {
      for (const { connect } of listeners) connect(connection)
    },
    refuse: (error) => {
      refusal = error
    },
    answer: (given) => {
      Object.assign(results, given)
    },
    delay: (name, until) => {
      delays.set(name, until)
    },
    api: {
      send: async (name, payload) => {
        sent.push({ name, payload })
        if (refusal) throw refusal
        await delays.get(name)
        return results[name]
      },
      listen: (hear, connect = () => {}) => {
        const listener = { hear, connect }
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
  }
}
