// One lane of a running lab: its back end, its two user agents, and how it goes back to its start. What differs between the two
// lanes stands in session-lane.ts and jwt-lane.ts.
import type { Accounts } from '#main/accounts/accounts'
import type { Clock, Ids } from '#main/clock/clock'
import type { LaneProbe } from '#main/probe/lane-probe'
import { log } from '#main/probe/log'
import type { FlowScene } from '#main/probe/recorded-flow'
import { type Storage, StorageUnavailable } from '#main/storage/collection'
import type { CredentialKeeper } from '#main/user-agent/credentials'
import { LootKeeper, type LootKind } from '#main/user-agent/loot-keeper'
import { type PerformedFlow, UserAgent, type UserAgentOptions } from '#main/user-agent/user-agent'
import type { Action } from '#src/actions/schema'
import type { Holdings } from '#src/contract/commands'
import { LabError } from '#src/contract/lab-error'
import type { LaneStatus } from '#src/contract/status'
import type { StorageProblem } from '#src/contract/storage-problem'
import type { Settings } from '#src/settings/settings'
import { emptyLaneState, type LaneState } from '#src/trace/state'
import type { StorageKind } from '#src/trace/storage-kind'
import { BackEnd, type ServerKind } from './back-end'
import type { KeptLane } from './kept-lab'
import { orNull } from './lane-storage'
import { Router } from './router'
import { differences } from './state-rows'

export interface LaneOptions {
  readonly probe: LaneProbe
  readonly clock: Clock
  /** Has the clock show this instant at least, in epoch milliseconds. */
  readonly clockNotBefore: (instantMs: number) => void
  readonly ids: Ids
  readonly openAccounts: (storage: Storage) => Accounts
  readonly openStorage: (kind: StorageKind, onProblem: () => void) => Storage
  /** Where the lane's servers keep what they have to remember at first. */
  readonly storage: StorageKind
  /** What is set now. */
  readonly settings: Readonly<Settings>
  /** The first node's port; 0 for any free one. */
  readonly port: number
  /** Returns where the lab's own servers are; nowhere unless told. */
  readonly origins?: () => readonly string[]
  readonly statusChanged: () => void
}

interface FrontEnd extends Pick<UserAgentOptions, 'autoRefresh'> {
  readonly keeper: CredentialKeeper
  /** How what is stolen from it travels. */
  readonly loot: LootKind
}

const RESET = 'The lab was reset while this request waited'
const STOPPED = 'The lab was stopped while this request waited'

/** What a node knows: how many sessions are good, the `jti`s of issued tokens that it would accept, how many revocations count. */
export interface NodeCount {
  readonly sessions: number
  readonly tokens: readonly string[]
  readonly revocations: number
}

/** A lane: its servers listen once it has started. */
export abstract class Lane<Stores> {
  readonly probe: LaneProbe
  readonly backEnd: BackEnd<Stores>
  readonly router: Router
  protected readonly options: LaneOptions
  protected readonly frontEnd: UserAgent
  readonly #attacker: UserAgent
  /** What the attacker's user agent holds. */
  readonly #loot: LootKeeper
  /** The end of the last of those that come one after the other: restarts, resets and the like. */
  #lastTurn: Promise<unknown> | null = null
  #problem: StorageProblem | null = null
  /** Counts how often the back end's state was recorded as a whole. */
  #recorded = 0

  constructor(options: LaneOptions, kind: ServerKind<Stores>, { keeper, autoRefresh, loot }: FrontEnd) {
    const { probe, clock, clockNotBefore, openStorage, storage } = options
    this.options = options
    this.probe = probe
    this.backEnd = new BackEnd({
      kind,
      storage,
      openStorage,
      clockNotBefore,
      onProblem: () => this.#problemChanged(),
    })
    this.router = new Router(() =>
      this.backEnd.nodes.map(({ node, server: { origin } }) => ({ node, origin })),
    )
    this.#loot = new LootKeeper(clock, loot)
    const route = () => this.router.next()
    this.frontEnd = new UserAgent({ lane: probe, route, keeper, ...(autoRefresh && { autoRefresh }) })
    this.#attacker = new UserAgent({ lane: probe, route, keeper: this.#loot, actor: 'attacker' })
    probe.scene = () => ({
      ...(this.backEnd.keepers.length > 1 && { ownStores: true }),
      ...this.tokenStores(),
    })
  }

  /**
   * Starts the first node.
   * @throws LabError ERR_LAB_PORT_TAKEN when the port can't be had.
   */
  async start(): Promise<this> {
    await this.backEnd.start(this.options.port)
    return this
  }

  /** Prepares to count what a node knows, by its number: now and, of the same tokens, again later. */
  abstract countNodes(): Promise<(node: number) => Promise<NodeCount>>

  /** Names the stores that the lane's servers ask about a token, by the settings, for the diagram of a flow. */
  protected tokenStores(): Pick<FlowScene, 'tokenStores'> {
    return {}
  }

  /**
   * Queues an action and returns its flow's number on the lane; `number` is that of what the learner asked for.
   * @throws LabError ERR_LAB_QUEUE_FULL when too many wait already.
   */
  perform(action: Action, number: number, as: 'front-end' | 'attacker' = 'front-end'): number {
    return logged((as === 'attacker' ? this.#attacker : this.frontEnd).perform(action, number))
  }

  /** Copies all that the front end holds to the attacker, and returns how much there was. */
  steal(): number {
    const { cookies, localStorage } = this.probe.state()
    const held = [...cookies.map(({ name: key, value }) => ({ key, value })), ...localStorage]
    if (held.length === 0) return 0
    const names = held.map(({ key }) => key)
    this.probe.act({ kind: 'credentials-stolen', names }, this.#loot.take(held))
    return held.length
  }

  /** Begins with what the stores hold already, and with what user agents held in the lab that was kept, if one was. */
  async begin(kept?: KeptLane): Promise<void> {
    if (kept) {
      this.frontEnd.restore(kept.rows, kept.links.frontEnd)
      this.#attacker.restore(kept.rows, kept.links.attacker)
    }
    await this.probe.reset(RESET, async () => ({ ...(await this.#stored()), ...kept?.rows }))
    this.#noteProblem()
  }

  /** Returns all that a lane needs to go on in another process, but for the rows of its stores. */
  kept(): KeptLane {
    const { mode, speed, breakpoints } = this.probe.gate
    const { cookies, localStorage, loot } = this.probe.state()
    return {
      storage: this.backEnd.storage.kind,
      nodes: this.backEnd.nodes.length,
      routing: this.router.routing,
      mode,
      speed,
      breakpoints: [...breakpoints],
      rows: { cookies, localStorage, loot },
      links: { frontEnd: this.frontEnd.link, attacker: this.#attacker.link },
    }
  }

  /**
   * Ends what runs or waits, and begins anew. `whileEmpty` runs when nothing is left of before and nothing has begun.
   * @throws LabError ERR_LAB_STORAGE when the stores can't be emptied; all else is done then, but `whileEmpty` isn't run.
   */
  reset(whileEmpty: () => Promise<void> = async () => {}): Promise<void> {
    return this.#afterOthers(async () => {
      const failures: unknown[] = []
      await this.probe.reset(RESET, async () => {
        this.frontEnd.clear()
        this.#attacker.clear()
        this.router.startOver()
        // What can't be cleared is still there, as far as anybody knows.
        let state: LaneState = { ...this.probe.state(), cookies: [], localStorage: [], loot: [] }
        try {
          await this.backEnd.clear()
          state = await this.#stored()
          await whileEmpty()
        } catch (error) {
          failures.push(error)
        }
        this.#recorded += 1
        return state
      })
      this.#noteProblem()
      if (failures.length > 0) throw notCleared(failures[0])
    })
  }

  /** Does something to the servers while no request is under way; `why` is said to those that have to be ended for it. */
  whileIdle<T>(why: string, run: () => Promise<T>): Promise<T> {
    return this.#afterOthers(() => this.#idle(why, run))
  }

  /** The same, but where `isNeedless` says so in its turn: then nothing is done, and no request ends. */
  whileIdleUnless(isNeedless: () => boolean, why: string, run: () => Promise<void>): Promise<void> {
    return this.#afterOthers(async () => {
      if (!isNeedless()) await this.#idle(why, run)
    })
  }

  /** Does something to the servers when what was begun before is done; requests go on meanwhile. */
  inTurn<T>(run: () => Promise<T>): Promise<T> {
    return this.#afterOthers(run).finally(this.options.statusChanged)
  }

  /**
   * Returns the lane's state with a back end that was put up anew, to be recorded as a whole; null where it can't be asked. What
   * the front end and the attacker hold is as it was.
   */
  renewed(stored: LaneState | null): LaneState {
    this.#recorded += 1
    const { cookies, localStorage, loot } = this.probe.state()
    return { ...(stored ?? emptyLaneState()), cookies, localStorage, loot }
  }

  /** Counts what the stores hold; null where they can't be asked. */
  async holdings(): Promise<Holdings | null> {
    return orNull(this.backEnd.size())
  }

  status(): LaneStatus {
    const nodes = this.backEnd.nodeStatus()
    return {
      ...this.probe.status(nodes[0]?.origin ?? ''),
      nodes,
      routing: this.router.routing,
      storage: this.backEnd.storage,
    }
  }

  /** Returns what a node keeps. */
  protected storesOf(number: number): Stores {
    const node = this.backEnd.nodes.find((each) => each.node === number)
    if (!node) throw new Error(`There is no node ${number}`)
    return node.stores
  }

  /** Ends what runs or waits, stops listening and lets go of the storage. */
  stop(): Promise<void> {
    return this.whileIdle(STOPPED, () => this.backEnd.close())
  }

  /** Runs something when all that was asked for before has ended, well or badly; at once where nothing is under way. */
  #afterOthers<T>(run: () => Promise<T>): Promise<T> {
    const turn = this.#lastTurn ? this.#lastTurn.then(run) : run()
    const over = () => {
      if (this.#lastTurn === ended) this.#lastTurn = null
    }
    const ended: Promise<unknown> = turn.then(over, over)
    this.#lastTurn = ended
    return turn
  }

  async #idle<T>(why: string, run: () => Promise<T>): Promise<T> {
    try {
      return await this.probe.whileIdle(why, run)
    } finally {
      this.#noteProblem()
    }
  }

  /** Hears that the storage has a problem, or has none any more. What it holds may be something else then. */
  #problemChanged(): void {
    const before = this.#problem
    this.#noteProblem()
    if (before === null || this.#problem !== null) return
    this.#catchUp().catch((error: unknown) => {
      if (!(error instanceof StorageUnavailable)) log(error)
    })
  }

  /** Records what has changed in the stores while they could not be asked. */
  #catchUp(): Promise<void> {
    return this.probe.whileIdle(null, async () => {
      const recorded = this.#recorded
      const stored = await this.backEnd.state()
      if (recorded !== this.#recorded) return
      this.probe.upkeep(differences(this.probe.state(), stored))
    })
  }

  #noteProblem(): void {
    this.#problem = this.backEnd.storage.problem
    this.options.statusChanged()
  }

  /** Returns what the stores hold, as far as they can be asked. */
  async #stored(): Promise<LaneState> {
    return (await orNull(this.backEnd.state())) ?? emptyLaneState()
  }
}

/** Has a fault of a flow logged, and returns the flow's number. */
export function logged({ flow, ended }: PerformedFlow): number {
  ended.catch(log)
  return flow
}

/** Returns the error of a reset that could not clear the stores; any other error as it is. */
function notCleared(error: unknown): unknown {
  if (!(error instanceof StorageUnavailable)) return error
  return new LabError(
    'ERR_LAB_STORAGE',
    `What waited has ended, but what is stored could not be cleared: ${error.message}`,
    { cause: error },
  )
}
