// The learner's lab, and beside it the second one, on which a demonstration is given: only one of the two is shown, and while that is
// the second, the learner's waits.
import { log } from '#main/probe/log'
import { isAnsweredAtOnce, isCommandName } from '#src/contract/commands'
import { LabError } from '#src/contract/lab-error'
import type { KeptLabFile } from './kept-lab'
import type { SingleLab } from './single-lab'

interface TwoLabsOptions {
  readonly own: SingleLab
  /** Where the learner's lab is kept while it waits; null where nothing outlives the process anyway. */
  readonly file: KeptLabFile | null
  /** Starts a lab beside the learner's. */
  readonly startSecond: () => Promise<SingleLab>
  /** Hears that another lab is shown from now on. */
  readonly onShown: () => void
}

export class TwoLabs {
  readonly #options: TwoLabsOptions
  #second: SingleLab | null = null
  /** How many second labs there have been. */
  #count = 0
  /** The end of the last change between the two, and of each second lab that was left. */
  #turn: Promise<void> = Promise.resolve()
  readonly #ending = new Set<Promise<void>>()
  /** What is being done in the learner's lab. */
  readonly #underWay = new Set<Promise<unknown>>()
  #isStopped = false

  constructor(options: TwoLabsOptions) {
    this.#options = options
  }

  /** The lab that is shown. */
  get shown(): SingleLab {
    return this.#second ?? this.#options.own
  }

  /** The number of the lab that is shown: 0 for the learner's own. */
  get number(): number {
    return this.#second ? this.#count : 0
  }

  /** Shows a second lab from now on, one that is just started, and has the learner's wait. */
  openSecond(): Promise<SingleLab> {
    return this.#inTurn(async () => {
      if (this.#isStopped) throw new LabError('ERR_LAB_STOPPED', 'The lab has been stopped')
      const { own, startSecond, onShown } = this.#options
      const before = this.#second
      try {
        if (!before) {
          await Promise.allSettled(this.#underWay)
          await own.wait()
          await this.#options.file?.keep(await own.kept())
        }
        this.#second = await startSecond()
      } catch (error) {
        if (!before) await this.#goOn()
        throw error
      }
      this.#count += 1
      onShown()
      if (before) this.#end(before)
      return this.#second
    })
  }

  /** Shows the learner's lab again, which goes on from where it stood. Where it is shown already nothing happens. */
  closeSecond(): Promise<void> {
    return this.#inTurn(async () => {
      const before = this.#second
      if (!before) return
      this.#second = null
      this.#options.onShown()
      this.#end(before)
      await this.#goOn()
    })
  }

  /** Does what a command asks for in the lab that is shown, once no change from one to the other is under way. */
  async inShown<T>(command: string, run: (lab: SingleLab) => Promise<T>): Promise<T> {
    await this.#turn
    const done = run(this.shown)
    if (this.#second || !isCommandName(command) || !isAnsweredAtOnce(command)) return done
    this.#underWay.add(done)
    return done.finally(() => this.#underWay.delete(done))
  }

  /** Stops all labs. What is kept of a learner's lab that waits stays, for the next start to go on from. */
  async stop(): Promise<void> {
    this.#isStopped = true
    await this.#turn
    await Promise.all([this.#second?.stop(), this.#options.own.stop(), ...this.#ending])
  }

  async #goOn(): Promise<void> {
    const { own, file } = this.#options
    await own.goOn()
    await file?.forget()
  }

  #end(lab: SingleLab): void {
    // What is left of it is the system's to clear away: the learner's lab has nothing to do with it.
    const ended = lab
      .stop()
      .catch(log)
      .finally(() => this.#ending.delete(ended))
    this.#ending.add(ended)
  }

  #inTurn<T>(change: () => Promise<T>): Promise<T> {
    const changed = this.#turn.then(change)
    this.#turn = changed.then(
      () => {},
      () => {},
    )
    return changed
  }
}
