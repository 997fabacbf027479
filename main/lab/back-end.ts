// The servers of one lane and what they keep: started, stopped, added and taken away while the lab runs.
import type { Accounts } from '#main/accounts/accounts'
import type { LabServer } from '#main/http/server'
import type { NodeOfLane } from '#main/probe/node-of-lane'
import type { CollectionSize, Storage } from '#main/storage/collection'
import { LabError } from '#src/contract/lab-error'
import type { NodeStatus, StorageStatus } from '#src/contract/status'
import type { LaneState } from '#src/trace/state'
import type { StorageKind } from '#src/trace/storage-kind'
import { LaneStorage, orNull } from './lane-storage'
import { laneStateOf, type StoredState } from './state-rows'

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

/** One of a lane's servers, and what it keeps. */
export interface Node<Stores> extends NodeOfLane {
  readonly stores: Stores
  readonly server: LabServer
}

export interface BackEndOptions<Stores> {
  readonly kind: ServerKind<Stores>
  readonly storage: StorageKind
  /** Returns a new storage of a kind, which says when its problem changes. */
  readonly openStorage: (kind: StorageKind, onProblem: () => void) => Storage
  readonly onProblem: () => void
  /** Has the lab's clock show this instant at least, in epoch milliseconds: what the stores hold has been done already. */
  readonly clockNotBefore: (instantMs: number) => void
}

/** What came of starting all servers anew. */
export interface Renewal {
  /** What is in the stores; null where they can't be asked. */
  readonly state: LaneState | null
  /** Says which port could not be had again; null where all could. */
  readonly lostPort: LabError | null
}

/** The back end of one lane. Once it has started, its first node is always there. */
export class BackEnd<Stores> {
  readonly #kind: ServerKind<Stores>
  readonly #openStorage: (kind: StorageKind) => LaneStorage
  readonly #clockNotBefore: (instantMs: number) => void
  /** The port that each node is to have, from the first. */
  readonly #ports: number[] = []
  #storage: LaneStorage
  #accounts: Accounts
  #nodes: Node<Stores>[] = []

  constructor({ kind, storage, openStorage, onProblem, clockNotBefore }: BackEndOptions<Stores>) {
    this.#kind = kind
    this.#clockNotBefore = clockNotBefore
    // One that has been let go of has nothing more to say.
    this.#openStorage = (wanted) => {
      const opened: LaneStorage = new LaneStorage(wanted, () =>
        openStorage(wanted, () => {
          if (this.#storage === opened) onProblem()
        }),
      )
      return opened
    }
    this.#storage = this.#openStorage(storage)
    this.#accounts = kind.openAccounts(this.#storage.accounts)
  }

  /**
   * Starts the first node, on any free port for 0.
   * @throws LabError ERR_LAB_PORT_TAKEN when the port can't be had.
   */
  async start(port: number): Promise<void> {
    try {
      await this.addNode(port)
    } catch (error) {
      await this.close()
      throw error
    }
  }

  get accounts(): Accounts {
    return this.#accounts
  }

  /** All nodes, the first one first. */
  get nodes(): readonly Node<Stores>[] {
    return this.#nodes
  }

  /** The nodes whose stores are all that there are: where they are shared, one stands for all. */
  get keepers(): readonly Node<Stores>[] {
    return this.#storage.isShared ? this.#nodes.slice(0, 1) : this.#nodes
  }

  get storage(): StorageStatus {
    return this.#storage.status()
  }

  nodeStatus(): NodeStatus[] {
    return this.#nodes.map(({ node, server }) => ({
      node,
      origin: server.origin,
      verifiesOnly: this.#kind.verifiesOnly(node),
    }))
  }

  /** Returns all that the back end keeps; the front end's tables are empty. Rejects with StorageUnavailable. */
  async state(): Promise<LaneState> {
    const accounts = await this.#accounts.all()
    const nodes = await Promise.all(
      this.keepers.map(async (node) => ({ node, tables: await this.#read(node.stores) })),
    )
    return laneStateOf(accounts, nodes)
  }

  /** Puts the accounts back to their start and empties all stores. Rejects with StorageUnavailable. */
  async clear(): Promise<void> {
    await this.#accounts.reset()
    await Promise.all(this.keepers.map(({ stores }) => this.#kind.clear(stores)))
  }

  /** Counts what the stores hold, but for the accounts. Rejects with StorageUnavailable. */
  size(): Promise<CollectionSize> {
    return this.#storage.size()
  }

  clockChanged(): Promise<void> {
    return this.#storage.clockChanged()
  }

  /**
   * Stops all servers, lets go of their storage, and starts them again on the same ports, over a storage of this kind. A node
   * whose port somebody has taken meanwhile gets another one.
   */
  async renew(storage: StorageKind): Promise<Renewal> {
    await Promise.all(this.#nodes.map(({ server }) => server.close()))
    await this.#storage.close()
    this.#storage = this.#openStorage(storage)
    this.#accounts = this.#kind.openAccounts(this.#storage.accounts)
    this.#nodes = this.#nodes.map(({ node, server }) => ({ ...this.#open(node), server }))
    const state = await orNull(this.state())
    let lostPort: LabError | null = null
    for (const [index, node] of this.#nodes.entries()) {
      const server = await this.#listen(node, this.#ports[index] ?? 0).catch(async (error: unknown) => {
        if (!(error instanceof LabError)) throw error
        const other = await this.#listen(node, 0)
        lostPort ??= new LabError(
          'ERR_LAB_PORT_TAKEN',
          `${error.message}: the server listens on port ${other.port} now. Free the old port and restart the server to have it back.`,
          { cause: error },
        )
        return other
      })
      this.#nodes = this.#nodes.with(index, { ...node, server })
    }
    return { state, lostPort }
  }

  /**
   * Starts one more node and returns it. It gets any free port unless told.
   * @throws LabError ERR_LAB_PORT_TAKEN when the port can't be had.
   */
  async addNode(port = 0): Promise<Node<Stores>> {
    const opened = this.#open(this.#nodes.length + 1)
    // No request is served before the clock is right.
    await orNull(this.#read(opened.stores))
    const server = await this.#listen(opened, port)
    const node = { ...opened, server }
    this.#nodes = [...this.#nodes, node]
    this.#ports.push(server.port)
    return node
  }

  /** Stops the last node and lets go of what is kept for it alone. The first one can't be removed. */
  async removeNode(): Promise<void> {
    const last = this.#nodes.at(-1)
    if (!last || last.node === 1) throw new Error('The first node stays')
    this.#nodes = this.#nodes.slice(0, -1)
    this.#ports.pop()
    await last.server.close()
    await this.#storage.drop(last.node)
  }

  /** Stops all servers and lets go of the storage. */
  async close(): Promise<void> {
    await Promise.all(this.#nodes.map(({ server }) => server.close()))
    await this.#storage.close()
  }

  #open(node: number): Omit<Node<Stores>, 'server'> {
    const stores = this.#kind.openStores(this.#storage.of(node), this.#accounts)
    return { node, hasOwnStore: !this.#storage.isShared, stores }
  }

  async #read(stores: Stores): Promise<StoredState> {
    const tables = await this.#kind.read(stores)
    this.#clockNotBefore(await this.#kind.lastDoneAt(stores, tables))
    return tables
  }

  #listen({ node, hasOwnStore, stores }: Omit<Node<Stores>, 'server'>, port: number): Promise<LabServer> {
    return this.#kind.startServer({
      stores,
      accounts: this.#accounts,
      node: { node, hasOwnStore },
      port,
      firstOrigin: () => this.#nodes[0]?.server.origin ?? '',
    })
  }
}
