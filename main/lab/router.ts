// Decides which of a lane's servers the next request goes to, as a load balancer does.

import { LabError } from '#src/contract/lab-error'
import type { Routing } from '#src/contract/stage-commands'

/** Where one of a lane's servers listens. */
export interface Target {
  readonly node: number
  readonly origin: string
}

/** Sends requests to the nodes in turn, or to one of them. */
export class Router {
  readonly #targets: () => readonly Target[]
  #routing: Routing = 'round-robin'
  /** The node that had the last request; 0 before the first. */
  #last = 0

  /** `targets` returns the nodes that there are, the first one first; there is always one. */
  constructor(targets: () => readonly Target[]) {
    this.#targets = targets
  }

  get routing(): Routing {
    return this.#routing
  }

  /** @throws LabError ERR_LAB_NOTHING_THERE when a chosen node isn't there. */
  check(routing: Routing): void {
    if (routing !== 'round-robin' && !this.#targets().some(({ node }) => node === routing)) {
      throw new LabError('ERR_LAB_NOTHING_THERE', `There is no node ${routing}: add it first`)
    }
  }

  /** @throws LabError ERR_LAB_NOTHING_THERE when a chosen node isn't there. */
  set(routing: Routing): void {
    this.check(routing)
    this.#routing = routing
  }

  /** Returns the origin that the next request goes to. */
  next(): string {
    const targets = this.#targets()
    const [first] = targets
    if (!first) throw new Error('A lane has a first node at all times')
    const wanted =
      this.#routing === 'round-robin'
        ? (targets.find(({ node }) => node > this.#last) ?? first)
        : (targets.find(({ node }) => node === this.#routing) ?? first)
    this.#last = wanted.node
    return wanted.origin
  }

  /** Has the first node be next. */
  startOver(): void {
    this.#last = 0
  }

  /** Forgets a choice of a node that is no longer there. */
  nodeRemoved(node: number): void {
    if (this.#routing === node) this.#routing = 'round-robin'
  }
}
