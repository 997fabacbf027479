// One lane of a running lab: its server, its user agent, and how it goes back to its start.
import type { LabServer } from '#main/http/server'
import type { LaneProbe } from '#main/probe/lane-probe'
import type { UserAgent } from '#main/user-agent/user-agent'
import type { Action } from '#src/contract/commands'
import type { LaneState } from '#src/trace/state'

export interface LaneParts {
  readonly probe: LaneProbe
  readonly server: LabServer
  readonly agent: UserAgent
  /** Puts accounts and stores back to their start and returns the state that this leaves. */
  readonly restore: () => Promise<LaneState>
}

const RESET = 'The lab was reset while this request waited'
const STOPPED = 'The lab was stopped while this request waited'

/** A lane whose server listens. */
export class RunningLane {
  readonly probe: LaneProbe
  readonly server: LabServer
  readonly agent: UserAgent
  readonly #restore: LaneParts['restore']

  constructor({ probe, server, agent, restore }: LaneParts) {
    this.probe = probe
    this.server = server
    this.agent = agent
    this.#restore = restore
  }

  /**
   * Queues an action and returns its flow's number.
   * @throws LabError ERR_LAB_QUEUE_FULL when too many wait already.
   */
  perform(action: Action): number {
    const { flow, ended } = this.agent.perform(action)
    ended.catch((error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
    })
    return flow
  }

  /** Ends what runs or waits, and begins anew. `whileEmpty` runs when nothing is left of before and nothing has begun. */
  reset(whileEmpty?: () => Promise<void>): Promise<void> {
    return this.probe.reset(RESET, async () => {
      this.agent.clear()
      const state = await this.#restore()
      await whileEmpty?.()
      return state
    })
  }

  /** Ends what runs or waits, and stops listening. */
  async stop(): Promise<void> {
    await this.probe.stopAll(STOPPED)
    await this.server.close()
  }
}
