// Where one way is measured: a lane and a storage of its own, which nobody looks at, and what its flows cost.

import { Accounts } from '#main/accounts/accounts'
import type { StoredAccount } from '#main/accounts/initial-accounts'
import type { PasswordHasher } from '#main/accounts/password-hash'
import type { Clock } from '#main/clock/clock'
import { LaneProbe } from '#main/probe/lane-probe'
import { Recorder } from '#main/probe/recorder'
import { MemoryStorage } from '#main/storage/memory-storage'
import { MeteredStorage } from '#main/storage/metered-storage'
import type { FlowCost } from '#src/trace/cost'
import type { LaneId } from '#src/trace/lane'

/** Its trace is read as it is written, so next to nothing of it has to be kept. */
const BOUND_HOPS = 100

interface BenchOptions {
  readonly lane: LaneId
  readonly clock: Clock
  readonly hasher: PasswordHasher
  readonly initial: readonly StoredAccount[]
}

/** A lane, accounts and a storage for one server. */
export class Bench {
  readonly probe: LaneProbe
  readonly accounts: Accounts
  /** Where the server is to keep its stores. */
  readonly storage: MeteredStorage
  readonly #waiting: ((cost: FlowCost | undefined) => void)[] = []

  constructor({ lane, clock, hasher, initial }: BenchOptions) {
    const recorder = new Recorder(clock, BOUND_HOPS)
    recorder.subscribe((event) => {
      if (event.type === 'flow-ended') this.#waiting.shift()?.(event.cost)
    })
    this.probe = new LaneProbe({ lane, recorder, clock })
    this.accounts = new Accounts({ storage: new MeteredStorage(new MemoryStorage()), hasher, initial })
    this.storage = new MeteredStorage(new MemoryStorage())
  }

  /** Resolves with what the next flow costs that ends; undefined where it reached no server. */
  nextCost(): Promise<FlowCost | undefined> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve)
    })
  }
}
