// Which connection carries which flow's request, and which carries none: so nothing has to be added to the message.
import type { RecordedFlow } from './recorded-flow'

/** A connection by the ports at its two ends: two connections to different servers may have the same local port. */
export interface Connection {
  readonly clientPort: number
  readonly serverPort: number
}

/** The connections of one lane that aren't an external client's. */
export class Connections {
  readonly #flows = new Map<string, RecordedFlow>()
  readonly #betweenNodes = new Set<string>()

  /** Says that a connection carries a flow's request, until {@link release}. */
  claim(connection: Connection, flow: RecordedFlow): void {
    this.#flows.set(nameOf(connection), flow)
  }

  /** Says that a flow has ended: its connections' ports may be anybody's now. */
  release(flow: RecordedFlow): void {
    for (const [name, owner] of this.#flows) if (owner === flow) this.#flows.delete(name)
  }

  /** Returns the flow whose request a connection carries; null for one that isn't a user agent's of the lab. */
  flowOf(connection: Connection): RecordedFlow | null {
    return this.#flows.get(nameOf(connection)) ?? null
  }

  /**
   * Says that a connection carries what one of the lane's servers asks another. That is no flow: it would wait behind the very flow
   * that needs it. Returns the function that ends this, to be called before the port is free again.
   */
  claimBetweenNodes(connection: Connection): () => void {
    const name = nameOf(connection)
    this.#betweenNodes.add(name)
    return () => this.#betweenNodes.delete(name)
  }

  isBetweenNodes(connection: Connection): boolean {
    return this.#betweenNodes.has(nameOf(connection))
  }
}

function nameOf({ clientPort, serverPort }: Connection): string {
  return `${clientPort}>${serverPort}`
}
