// What differs between the servers of the two lanes: how one starts, what it keeps, and how that is counted.
import type { Accounts } from '#main/accounts/accounts'
import type { LabServer } from '#main/http/server'
import type { NodeOfLane } from '#main/probe/node-of-lane'
import type { Storage } from '#main/storage/collection'
import type { LaneState } from '#src/trace/state'

/** The tables that a server's stores fill; the accounts are the whole lane's. */
export type StoredState = Partial<Omit<LaneState, 'accounts' | 'cookies' | 'localStorage' | 'loot'>>

/** What a server is started with. */
interface NodeOptions<Stores> {
  readonly stores: Stores
  readonly accounts: Accounts
  readonly node: NodeOfLane
  /** 0 for any free port. */
  readonly port: number
  /** Returns where the first node is now. */
  readonly firstOrigin: () => string
}

/** The servers of one lane, by what one of them keeps. */
export interface ServerKind<Stores> {
  openAccounts(storage: Storage): Accounts
  openStores(storage: Storage, accounts: Accounts): Stores
  /** @throws LabError ERR_LAB_PORT_TAKEN when the port can't be had. */
  startServer(options: NodeOptions<Stores>): Promise<LabServer>
  /** Whether a node has only the public key. */
  verifiesOnly(node: number): boolean
  /** Returns all that is in the stores. Rejects with StorageUnavailable. */
  read(stores: Stores): Promise<StoredState>
  /** Returns when the last of all that is known in the stores was done, in epoch milliseconds of the lab's clock; 0 for nothing. */
  lastDoneAt(stores: Stores, state: StoredState): Promise<number>
  /** Empties the stores. Rejects with StorageUnavailable. */
  clear(stores: Stores): Promise<void>
}
