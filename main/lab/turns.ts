// Has things that must not overlap take turns.

/** Runs one thing after the other, in the order in which they are asked for; the first one at once. */
export class Turns {
  #taken = 0
  #last: Promise<unknown> = Promise.resolve()

  /** Runs something when all that was asked for before has ended, well or badly. */
  take<T>(run: () => Promise<T>): Promise<T> {
    const turn = this.#taken === 0 ? run() : this.#last.then(run)
    this.#taken += 1
    const over = () => {
      this.#taken -= 1
    }
    this.#last = turn.then(over, over)
    return turn
  }
}
