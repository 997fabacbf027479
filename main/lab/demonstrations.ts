// The demonstrations: at most one is on, and it is given through the commands of a second lab beside the learner's.
import type { DemonstrationCommand } from '#src/contract/commands'
import {
  type DemonstrationId,
  type DemonstrationStatus,
  demonstrationNextTo,
} from '#src/contract/demonstrations'
import { LabError } from '#src/contract/lab-error'
import { DEMONSTRATION_STEPS } from '#src/demo/demonstrations'
import type { CommandHandlers } from './commands'
import {
  countHands,
  type DemonstrationRun,
  endIfHeld,
  enter,
  giveDemonstration,
  newRun,
  tellEnded,
} from './demonstration-run'
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
    'pace-demonstration': async ({ to }) => {
      await (to === 'next' ? this.#next() : this.#back())
      return {}
    },
    'count-hands': async ({ answer, hands }) => {
      const { run } = this.#on()
      if (answer >= run.status.hands.length)
        throw new LabError('ERR_LAB_NOTHING_THERE', 'The question has no such answer')
      countHands(run, answer, hands)
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

  /** Sets the stage of a demonstration, and returns it once that is done. */
  async #stage(id: DemonstrationId, hands?: readonly number[]): Promise<Current> {
    const { labs, statusChanged } = this.#options
    const run = newRun(id, { openLab: () => labs.openSecond(), statusChanged }, hands)
    const current = { run, steps: giveDemonstration(run), underWay: Promise.resolve() }
    const before = this.#replace(current, 'Another demonstration was chosen')
    // Nothing of the one before may happen on this one's stage.
    await Promise.allSettled([before?.underWay])
    if (this.#isStopped) throw stopped()
    await goOn(current)
    return current
  }

  /** Takes the last step, or once more with the cure; while that is being done, waits for it. */
  async #finish(): Promise<void> {
    const current = this.#on()
    const { status } = current.run
    const { phase, round } = status
    if (phase === 'finishing' || (phase === 'staging' && round === 'cure')) return current.underWay
    if (!hasLastStep(status)) throw new LabError('ERR_LAB_NOTHING_THERE', 'There is no last step to take now')
    await goOn(current)
  }

  /** Goes on to the next part; while something is being done, waits for it. */
  async #next(): Promise<void> {
    const current = this.#on()
    const { run } = current
    const { id, phase, round } = run.status
    switch (phase) {
      case 'staging':
      case 'finishing':
        return current.underWay
      case 'scene':
        return enter(run, 'question')
      case 'question':
        return goOn(current)
      case 'look':
        return enter(run, 'answer')
      case 'answer':
        if (round === 'lesson' && DEMONSTRATION_STEPS[id].cure) return goOn(current)
        await this.#stage(orRefuse(demonstrationNextTo(id, 1), 'This is the last demonstration'))
        return
      case 'ended':
        await this.#stage(id)
        return
    }
  }

  /** Goes back to the part before. What has been done can't be undone: where it has to be, the stage is set anew. */
  async #back(): Promise<void> {
    const current = this.#on()
    const { run } = current
    const { id, phase, round, hands } = run.status
    switch (phase) {
      case 'staging':
      case 'finishing':
        return current.underWay
      case 'scene':
        await this.#stage(orRefuse(demonstrationNextTo(id, -1), 'This is the first demonstration'))
        return
      case 'question':
        return enter(run, 'scene')
      case 'look': {
        const again = await this.#stage(id, hands)
        if (round === 'lesson') return enter(again.run, 'question')
        await goOn(again)
        return enter(again.run, 'answer')
      }
      case 'answer':
        return enter(run, 'look')
      case 'ended':
        await this.#stage(id)
        return
    }
  }

  /** @throws LabError ERR_LAB_NOTHING_THERE while no demonstration is on. */
  #on(): Current {
    return orRefuse(this.#current, 'No demonstration is on: choose one first')
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
  if (phase === 'scene' || phase === 'question') return true
  const isSeen = phase === 'look' || phase === 'answer'
  return isSeen && round === 'lesson' && !!DEMONSTRATION_STEPS[id].cure
}

/** @throws LabError ERR_LAB_NOTHING_THERE with the reason, for null. */
function orRefuse<T>(there: T | null, why: string): T {
  if (there === null) throw new LabError('ERR_LAB_NOTHING_THERE', why)
  return there
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
