// What a flow's requests cost the server, counted and measured while they are served.
import type { StoreCalls } from '#src/hops/store-calls'
import type { FlowCost } from '#src/trace/cost'

/** The meter of one flow. A flow that reaches no server has no cost. */
export class CostMeter {
  #requests = 0
  #credentialBytes = 0
  #lookups = 0
  #writes = 0
  #verifyCpuMicros = 0
  #algorithm = ''
  #strategy = ''
  /** That of the request being served. */
  #requestMicros = 0
  #unmeasured = 0
  #isMeasured = true
  readonly #isAlone: () => boolean

  /** `isAlone` tells whether the lane serves nobody else now; it never does unless told. */
  constructor(isAlone: () => boolean = () => true) {
    this.#isAlone = isAlone
  }

  /** Counts a request, and the bytes of the credentials that it bears. */
  request(credentialBytes: number): void {
    this.#requests += 1
    this.#verifyCpuMicros = this.#measuredMicros()
    this.#requestMicros = 0
    this.#isMeasured = true
    this.#credentialBytes += credentialBytes
  }

  /** Counts what a hop asks of a store, or gives it. */
  store({ lookups, writes }: StoreCalls): void {
    this.#lookups += lookups
    this.#writes += writes
  }

  /** Says how the server verifies credentials, and finds out what was revoked. */
  by(algorithm: string, strategy: string): void {
    this.#algorithm = algorithm
    this.#strategy = strategy
  }

  /**
   * Measures the processor time that the process takes while a credential is verified. While the lane serves other requests as
   * well, nobody can say whose time it is, and so it isn't measured.
   */
  verifying<T>(verify: () => T | Promise<T>): T | Promise<T> {
    if (this.#isAlone()) return this.#measured(verify)
    this.#leaveUnmeasured()
    return verify()
  }

  async #measured<T>(verify: () => T | Promise<T>): Promise<T> {
    const before = process.cpuUsage()
    try {
      return await verify()
    } finally {
      const { user, system } = process.cpuUsage(before)
      if (this.#isAlone()) this.#requestMicros += user + system
      else this.#leaveUnmeasured()
    }
  }

  /** A request of which a part could not be measured is left out as a whole. */
  #measuredMicros(): number {
    return this.#verifyCpuMicros + (this.#isMeasured ? this.#requestMicros : 0)
  }

  #leaveUnmeasured(): void {
    if (this.#isMeasured) this.#unmeasured += 1
    this.#isMeasured = false
  }

  /** Returns the cost so far; undefined where no request arrived. */
  total(): FlowCost | undefined {
    if (this.#requests === 0) return undefined
    return {
      requests: this.#requests,
      credentialBytes: this.#credentialBytes,
      lookups: this.#lookups,
      writes: this.#writes,
      verifyCpuMicros: this.#measuredMicros(),
      ...(this.#unmeasured > 0 && { unmeasured: this.#unmeasured }),
      algorithm: this.#algorithm,
      strategy: this.#strategy,
    }
  }
}
