// The demonstrations: at most one is on, and it is given through the commands of a second lab beside the learner's.
import type { DemonstrationId, DemonstrationStatus } from '#src/contract/demonstrations'
import { LabError } from '#src/contract/lab-error'
import { DEMONSTRATION_STEPS } from '#src/demo/demonstrations'
import type { CommandHandlers, DemonstrationCommand } from './commands'
import { type DemonstrationRun, endIfHeld, giveDemonstration, newRun, tellEnded } from './demonstration-run'
import type { TwoLabs } from './two-labs'

interface DemonstrationsOptions {
  readonly labs: TwoLabs
  readonly statusChanged: () => void
}

/** The one that is on, or was ended and not closed. */
interface Current {
  readonly run: DemonstrationRun
  readonly steps: AsyncGenerator<undefined, void>
  /** The part of it that was begun last. */
  underWay: Promise<void>
}

/** What is on, and what was. */
export class Demonstrations {
  readonly #options: DemonstrationsOptions
  #current: Current | null = null
  #isStopped = false

  constructor(options: DemonstrationsOptions) {
    this.#options = options
  }

  /** What the commands about demonstrations do. */
  readonly handlers: Pick<CommandHandlers, DemonstrationCommand> = {
    'stage-demonstration': async ({ id }) => {
      await this.#stage(id)
      return {}
    },
    'finish-demonstration': async () => {
      await this.#finish()
      return {}
    },
    'end-demonstration': async () => {
      await this.#end()
      return {}
    },
  }

  /** Returns the one that is on, or that was ended and not closed; null for none. */
  status(): DemonstrationStatus | null {
    return this.#current?.run.status ?? null
  }

  /** Hears that the status of the lab has changed: a request may be held now. */
  statusChanged(): void {
    if (this.#current) endIfHeld(this.#current.run)
  }

  /** Ends what is under way, as the lab stops. Resolves when nothing of it is left. */
  async stop(): Promise<void> {
    this.#isStopped = true
    this.#current?.run.ending.abort(stopped())
    await Promise.allSettled([this.#current?.underWay])
  }

  async #stage(id: DemonstrationId): Promise<void> {
    const { labs, statusChanged } = this.#options
    const run = newRun(id, { openLab: () => labs.openSecond(), statusChanged })
    const current = { run, steps: giveDemonstration(run), underWay: Promise.resolve() }
    const before = this.#replace(current, 'Another demonstration was chosen')
    // Nothing of the one before may happen on this one's stage.
    await Promise.allSettled([before?.underWay])
    if (this.#isStopped) throw stopped()
    await goOn(current)
  }

  /** Takes the last step, or once more with the cure; while that is being done, waits for it. */
  async #finish(): Promise<void> {
    const current = this.#current
    if (!current) throw new LabError('ERR_LAB_NOTHING_THERE', 'No demonstration is on: choose one first')
    const { status } = current.run
    const { phase, round } = status
    if (phase === 'finishing' || (phase === 'staging' && round === 'cure')) return current.underWay
    if (!hasLastStep(status)) throw new LabError('ERR_LAB_NOTHING_THERE', 'There is no last step to take now')
    await goOn(current)
  }

  /** Shows the learner's lab again, unless another demonstration was chosen meanwhile. */
  async #end(): Promise<void> {
    const before = this.#replace(null, 'The demonstration was closed')
    await Promise.allSettled([before?.underWay])
    if (this.#current === null) await this.#options.labs.closeSecond()
  }

  #replace(next: Current | null, why: string): Current | null {
    const before = this.#current
    this.#current = next
    before?.run.ending.abort(new LabError('ERR_LAB_DEMONSTRATION_ENDED', why))
    this.#options.statusChanged()
    return before
  }
}

function hasLastStep({ id, phase, round }: DemonstrationStatus): boolean {
  return phase === 'ready' || (phase === 'done' && round === 'lesson' && !!DEMONSTRATION_STEPS[id].cure)
}

/** Does the next part of a demonstration; when that fails, it has ended. */
function goOn(current: Current): Promise<void> {
  const { run, steps } = current
  const part = async () => {
    try {
      await steps.next()
    } catch (error) {
      if (run.status.phase !== 'ended') tellEnded(run, 'failed')
      throw error
    }
  }
  current.underWay = part()
  return current.underWay
}

function stopped(): LabError {
  return new LabError('ERR_LAB_STOPPED', 'The lab has been stopped')
}
