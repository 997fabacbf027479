// One demonstration as it is given: takes its steps one after the other, and ends cleanly whatever comes between.
import type { Recorder } from '#main/probe/recorder'
import type { CommandPayload, CommandResult } from '#src/contract/commands'
import type { DemonstrationEnd, DemonstrationId, DemonstrationStatus } from '#src/contract/demonstrations'
import { LabError } from '#src/contract/lab-error'
import type { Settings } from '#src/contract/settings'
import type { LabStatus } from '#src/contract/status'
import type { Demonstration, Round } from '#src/demo/demonstration'
import { DEMONSTRATION_STEPS } from '#src/demo/demonstrations'
import type { RequestStep, Step } from '#src/demo/step'
import type { TraceEvent } from '#src/trace/event'
import { LANES, type LaneId } from '#src/trace/lane'
import { type RestartedCommand, stepsToTheStart } from './demonstration-start'
import { FlowEnds } from './flow-ends'

export interface DemonstrationParts {
  /** Carries out a command as if the learner had given it. */
  readonly send: <C extends Step['command'] | RestartedCommand>(
    name: C,
    payload: CommandPayload<C>,
  ) => Promise<CommandResult<C>>
  readonly recorder: Recorder
  readonly settings: Settings
  readonly lanes: () => LabStatus['lanes']
  readonly statusChanged: () => void
}

const WHY: Readonly<Record<DemonstrationEnd, string>> = {
  reset: 'The lab was reset: that ended the demonstration',
  held: 'A request was held while the stage was being set: take the breakpoints away, and set the stage again',
  failed: 'A server answered otherwise than the demonstration needs: set the stage again',
}

/** A demonstration that is on. */
export class DemonstrationRun {
  readonly #id: DemonstrationId
  readonly #parts: DemonstrationParts
  readonly #demonstration: Demonstration
  /** Rejects when the run is ended from outside. */
  readonly #ended: Promise<never>
  #end: (error: LabError) => void = () => {}
  #phase: DemonstrationStatus['phase'] = 'staging'
  #round: DemonstrationStatus['round'] = 'lesson'
  #progress = { taken: 0, of: 0 }
  #flows: Record<LaneId, number[]> = { session: [], jwt: [] }
  #why: DemonstrationEnd | null = null
  /** The command that is being carried out, also when nobody waits for it any more. */
  #underWay: Promise<unknown> = Promise.resolve()
  #finishing: Promise<void> | null = null
  /** Whether the lanes are being reset by the run itself. */
  #resets = false
  readonly #ends = new FlowEnds()

  constructor(id: DemonstrationId, parts: DemonstrationParts) {
    this.#id = id
    this.#parts = parts
    this.#demonstration = DEMONSTRATION_STEPS[id]
    this.#ended = new Promise((_, reject) => {
      this.#end = reject
    })
    // It may end while nothing waits.
    this.#ended.catch(() => {})
  }

  status(): DemonstrationStatus {
    return {
      id: this.#id,
      phase: this.#phase,
      round: this.#round,
      progress: { ...this.#progress },
      flows: { session: [...this.#flows.session], jwt: [...this.#flows.jwt] },
      why: this.#why,
    }
  }

  /**
   * Puts everything back to its start and sets the stage.
   * @throws LabError ERR_LAB_DEMONSTRATION_ENDED when something came between, or the code of a step that was refused.
   */
  async stage(): Promise<void> {
    await this.#carefully(async () => {
      const { lesson } = this.#demonstration
      const toTheStart = stepsToTheStart(this.#parts.lanes(), this.#parts.settings)
      this.#enter('staging', toTheStart.length + lesson.stage.length)
      for (const { command, payload } of toTheStart) {
        await this.#give(command, payload)
        this.#stepTaken()
      }
      await this.#takeAll(lesson.stage, 'must-be-as-expected')
      this.#enter('ready', lesson.last.length)
    })
  }

  /**
   * Takes the last step; after that once more with the cure, where there is one. While it is being taken, waits for that.
   * @throws LabError ERR_LAB_NOTHING_THERE when it isn't time for it; else as {@link stage}.
   */
  finish(): Promise<void> {
    this.#finishing ??= this.#finish().finally(() => {
      this.#finishing = null
    })
    return this.#finishing
  }

  /** Hears the trace. */
  hear(event: TraceEvent): void {
    if (event.type === 'lane-reset' && !this.#resets) this.#endBecause('reset')
    if (event.type === 'flow-ended' && this.#isUnderWay) this.#ends.hear(event)
  }

  /** While the stage is set nobody looks at a request that is held, so it ends the run; the last step may be held. */
  checkHeld(): void {
    if (this.#phase !== 'staging') return
    const lanes = this.#parts.lanes()
    if (this.#ends.awaitedOn.some((lane) => lanes[lane].holding !== null)) this.#endBecause('held')
  }

  /** Ends the run: whoever waits for it gets the error. */
  abandon(error: LabError): void {
    this.#end(error)
  }

  /** Resolves when nothing of the run is under way any more. */
  async settled(): Promise<void> {
    await Promise.allSettled([this.#underWay])
  }

  get #isUnderWay(): boolean {
    return this.#phase === 'staging' || this.#phase === 'finishing'
  }

  async #finish(): Promise<void> {
    const round = this.#nextRound()
    if (!round) throw new LabError('ERR_LAB_NOTHING_THERE', 'There is no last step to take now')
    await this.#carefully(async () => {
      this.#flows = { session: [], jwt: [] }
      if (round === this.#demonstration.cure) {
        this.#round = 'cure'
        this.#enter('staging', round.stage.length)
        await this.#takeAll(round.stage, 'must-be-as-expected')
      }
      this.#enter('finishing', round.last.length)
      await this.#takeAll(round.last, 'are-shown')
      this.#enter('done', 0)
    })
  }

  #nextRound(): Round | null {
    if (this.#phase === 'ready') return this.#demonstration.lesson
    return this.#phase === 'done' && this.#round === 'lesson' ? (this.#demonstration.cure ?? null) : null
  }

  /** Does part of the run; when that fails, the run has ended. */
  async #carefully(part: () => Promise<void>): Promise<void> {
    try {
      await part()
    } catch (error) {
      if (this.#phase !== 'ended') this.#close('failed')
      throw error
    }
  }

  async #takeAll(steps: readonly Step[], answers: 'must-be-as-expected' | 'are-shown'): Promise<void> {
    for (const step of steps) {
      if (step.command !== 'perform') await this.#give(step.command, step.payload)
      else {
        const statuses = await this.#request(step, answers === 'are-shown')
        const isAsExpected = LANES.every((lane) => statuses[lane] === step.answers[lane])
        if (answers === 'must-be-as-expected' && !isAsExpected) this.#endBecause('failed')
      }
      await this.#orEnded(Promise.resolve())
      this.#stepTaken()
    }
  }

  /** Sends a request and returns the status of each lane's answer, once all have come. */
  async #request(step: RequestStep, isLast: boolean): Promise<Partial<Record<LaneId, number | null>>> {
    const { flows } = await this.#give('perform', step.payload)
    const statuses: Partial<Record<LaneId, number | null>> = {}
    await this.#orEnded(
      Promise.all(
        LANES.map(async (lane) => {
          const flow = flows[lane]
          if (flow === undefined) return
          if (isLast) this.#flows[lane].push(flow)
          const ending = this.#ends.of(lane, flow)
          this.checkHeld()
          const ended = await ending
          // What stops a flow is a reset.
          if (ended.outcome === 'aborted') this.#endBecause('reset')
          statuses[lane] = ended.status
        }),
      ),
    )
    return statuses
  }

  /** Gives a command, unless the run has ended meanwhile. */
  async #give<C extends Step['command'] | RestartedCommand>(
    command: C,
    payload: CommandPayload<C>,
  ): Promise<CommandResult<C>> {
    await this.#orEnded(Promise.resolve())
    this.#resets = command === 'reset'
    const given = this.#parts.send(command, payload).finally(() => {
      this.#resets = false
    })
    this.#underWay = given
    return this.#orEnded(given)
  }

  #stepTaken(): void {
    this.#progress = { ...this.#progress, taken: this.#progress.taken + 1 }
    this.#parts.statusChanged()
  }

  #orEnded<T>(work: Promise<T>): Promise<T> {
    return Promise.race([this.#ended, work])
  }

  #enter(phase: DemonstrationStatus['phase'], steps: number): void {
    this.#phase = phase
    this.#progress = { taken: 0, of: steps }
    this.#ends.forgetEarly()
    this.#parts.statusChanged()
  }

  #endBecause(why: DemonstrationEnd): void {
    if (this.#phase === 'ended') return
    this.#close(why)
    this.#end(new LabError('ERR_LAB_DEMONSTRATION_ENDED', WHY[why]))
  }

  #close(why: DemonstrationEnd): void {
    this.#why = why
    this.#ends.stopWaiting()
    this.#enter('ended', 0)
  }
}
