// The demonstrations of a lab: at most one is on, and it is given through the lab's own commands.
import type { CommandName } from '#src/contract/commands'
import type { DemonstrationId, DemonstrationStatus } from '#src/contract/demonstrations'
import { LabError } from '#src/contract/lab-error'
import type { CommandHandlers } from './commands'
import { type DemonstrationParts, DemonstrationRun } from './demonstration-run'

export type DemonstrationCommand = Extract<CommandName, `${string}-demonstration`>

/** What is on, and what was. */
export class Demonstrations {
  readonly #parts: DemonstrationParts
  #run: DemonstrationRun | null = null
  #isStopped = false

  constructor(parts: DemonstrationParts) {
    this.#parts = parts
    parts.recorder.subscribe((event) => this.#run?.hear(event))
  }

  /** What the commands about demonstrations do. */
  handlers(): Pick<CommandHandlers, DemonstrationCommand> {
    return {
      'stage-demonstration': async ({ id }) => {
        await this.#stage(id)
        return {}
      },
      'finish-demonstration': async () => {
        if (!this.#run)
          throw new LabError('ERR_LAB_NOTHING_THERE', 'No demonstration is on: choose one first')
        await this.#run.finish()
        return {}
      },
      'end-demonstration': async () => {
        this.#replace(null, 'The demonstration was closed')
        return {}
      },
    }
  }

  /** Returns the one that is on, or that was ended and not closed; null for none. */
  status(): DemonstrationStatus | null {
    return this.#run?.status() ?? null
  }

  /** Hears that the status of the lab has changed: a request may be held now. */
  statusChanged(): void {
    this.#run?.checkHeld()
  }

  /** Ends what is under way, as the lab stops. Resolves when nothing of it is left. */
  async stop(): Promise<void> {
    this.#isStopped = true
    const run = this.#run
    run?.abandon(new LabError('ERR_LAB_STOPPED', 'The lab has been stopped'))
    await run?.settled()
  }

  async #stage(id: DemonstrationId): Promise<void> {
    const run = new DemonstrationRun(id, this.#parts)
    const before = this.#replace(run, 'Another demonstration was chosen')
    // Nothing of the one before may happen on this one's stage.
    await before?.settled()
    if (this.#isStopped) throw new LabError('ERR_LAB_STOPPED', 'The lab has been stopped')
    await run.stage()
  }

  #replace(run: DemonstrationRun | null, why: string): DemonstrationRun | null {
    const before = this.#run
    this.#run = run
    before?.abandon(new LabError('ERR_LAB_DEMONSTRATION_ENDED', why))
    this.#parts.statusChanged()
    return before
  }
}
