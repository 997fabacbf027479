// Has things that must not overlap take turns.

/** Runs one thing after the other, in the order in which they are asked for. */
export class Turns {
  #last: Promise<unknown> = Promise.resolve()

  /** Runs something when all that was asked for before has ended, well or badly. */
  take<T>(run: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(run, run)
    this.#last = turn.catch(() => {})
    return turn
  }
}
