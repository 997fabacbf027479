// One lane of a running lab: its back end, its two user agents, and how it goes back to its start.
import type { LaneProbe } from '#main/probe/lane-probe'
import { StorageUnavailable } from '#main/storage/collection'
import type { LootKeeper } from '#main/user-agent/loot-keeper'
import type { UserAgent } from '#main/user-agent/user-agent'
import type { Action } from '#src/actions/schema'
import type { Holdings } from '#src/contract/commands'

import type { LaneStatus } from '#src/contract/status'
import type { StorageProblem } from '#src/contract/storage-problem'
import { emptyLaneState, type LaneState } from '#src/trace/state'
import type { BackEnd } from './back-end'
import { log, logged } from './log'
import type { Router } from './router'
import { differences } from './state-rows'
import { notCleared, orNull } from './storage-failures'
import { Turns } from './turns'

export interface LaneParts<Stores> {
  readonly probe: LaneProbe
  readonly backEnd: BackEnd<Stores>
  readonly router: Router
  readonly frontEnd: UserAgent
  readonly attacker: UserAgent
  /** What the attacker's user agent holds. */
  readonly loot: LootKeeper
  readonly statusChanged: () => void
}

const RESET = 'The lab was reset while this request waited'
const STOPPED = 'The lab was stopped while this request waited'

/** What a node knows: how many sessions are good, the `jti`s of issued tokens that it would accept, how many revocations count. */
export interface Stock {
  readonly sessions: number
  readonly tokens: readonly string[]
  readonly revocations: number
}

/** A lane whose servers listen. */
export abstract class Lane<Stores> {
  readonly probe: LaneProbe
  readonly backEnd: BackEnd<Stores>
  readonly router: Router
  protected readonly frontEnd: UserAgent
  readonly #attacker: UserAgent
  readonly #loot: LootKeeper
  readonly #statusChanged: () => void
  /** Restarts, resets and the like come one after the other. */
  readonly #turns = new Turns()
  #problem: StorageProblem | null = null
  /** Counts how often the back end's state was recorded as a whole. */
  #recorded = 0

  constructor({ probe, backEnd, router, frontEnd, attacker, loot, statusChanged }: LaneParts<Stores>) {
    this.probe = probe
    this.backEnd = backEnd
    this.router = router
    this.frontEnd = frontEnd
    this.#attacker = attacker
    this.#loot = loot
    this.#statusChanged = statusChanged
  }

  /** Prepares to count what a node knows, by its number: now and, of the same tokens, again later. */
  abstract takeStock(): Promise<(node: number) => Promise<Stock>>

  /**
   * Queues an action and returns its flow's number.
   * @throws LabError ERR_LAB_QUEUE_FULL when too many wait already.
   */
  perform(action: Action, as: 'front-end' | 'attacker' = 'front-end'): number {
    return logged((as === 'attacker' ? this.#attacker : this.frontEnd).perform(action))
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

  /** Begins with what the stores hold already. */
  async begin(): Promise<void> {
    await this.probe.reset(RESET, () => this.#stored())
    this.#noteProblem()
  }

  /**
   * Ends what runs or waits, and begins anew. `whileEmpty` runs when nothing is left of before and nothing has begun.
   * @throws LabError ERR_LAB_STORAGE when the stores can't be emptied; all else is done then, but `whileEmpty` isn't run.
   */
  reset(whileEmpty: () => Promise<void> = async () => {}): Promise<void> {
    return this.#turns.take(async () => {
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
    return this.#turns.take(() => this.#idle(why, run))
  }

  /** The same, but where `isNeedless` says so in its turn: then nothing is done, and no request ends. */
  whileIdleUnless(isNeedless: () => boolean, why: string, run: () => Promise<void>): Promise<void> {
    return this.#turns.take(async () => {
      if (!isNeedless()) await this.#idle(why, run)
    })
  }

  /** Does something to the servers when what was begun before is done; requests go on meanwhile. */
  inTurn<T>(run: () => Promise<T>): Promise<T> {
    return this.#turns.take(run).finally(this.#statusChanged)
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

  /** Hears that the storage has a problem, or has none any more. What it holds may be something else then. */
  problemChanged(): void {
    const before = this.#problem
    this.#noteProblem()
    if (before === null || this.#problem !== null) return
    this.#catchUp().catch((error: unknown) => {
      if (!(error instanceof StorageUnavailable)) log(error)
    })
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

  async #idle<T>(why: string, run: () => Promise<T>): Promise<T> {
    try {
      return await this.probe.whileIdle(why, run)
    } finally {
      this.#noteProblem()
    }
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
    this.#statusChanged()
  }

  /** Returns what the stores hold, as far as they can be asked. */
  async #stored(): Promise<LaneState> {
    return (await orNull(this.backEnd.state())) ?? emptyLaneState()
  }
}
