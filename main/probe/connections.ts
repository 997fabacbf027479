// Which connection carries which flow's request, and which carries none: so nothing has to be added to the message.
import type { RecordedFlow } from './recorded-flow'

/** A connection by the ports at its two ends: two connections to different servers may have the same local port. */
export interface Connection {
  readonly clientPort: number
  readonly serverPort: number
}

const PORTS = 65_536

/** The connections of one lane that aren't an external client's. */
export class Connections {
  readonly #flows = new Map<number, RecordedFlow>()
  readonly #betweenNodes = new Set<number>()

  /** Says that a connection carries a flow's request, until {@link release}. */
  claim(connection: Connection, flow: RecordedFlow): void {
    this.#flows.set(numberOf(connection), flow)
  }

  /** Says that a flow has ended: its connections' ports may be anybody's now. */
  release(flow: RecordedFlow): void {
    for (const [number, owner] of this.#flows) if (owner === flow) this.#flows.delete(number)
  }

  /** Returns the flow whose request a connection carries; null for one that isn't a user agent's of the lab. */
  flowOf(connection: Connection): RecordedFlow | null {
    return this.#flows.get(numberOf(connection)) ?? null
  }

  /**
   * Says that a connection carries what one of the lane's servers asks another. That is no flow: it would wait behind the very flow
   * that needs it. Returns the function that ends this, to be called before the port is free again.
   */
  claimBetweenNodes(connection: Connection): () => void {
    const number = numberOf(connection)
    this.#betweenNodes.add(number)
    return () => this.#betweenNodes.delete(number)
  }

  /** Tells whether a connection is the lab's own: a user agent's, or one between nodes. */
  isOwn(connection: Connection): boolean {
    return this.flowOf(connection) !== null || this.isBetweenNodes(connection)
  }

  isBetweenNodes(connection: Connection): boolean {
    return this.#betweenNodes.has(numberOf(connection))
  }
}

function numberOf({ clientPort, serverPort }: Connection): number {
  return clientPort * PORTS + serverPort
}
