// What is known to be wrong with a storage: one sentence for each cause, until something shows that the cause is gone.

/** The causes, and the storage's `problem` that they make. */
export class Problems {
  readonly #sentences = new Map<string, string>()
  readonly #onChange: () => void

  /** `onChange` hears that {@link Problems.first} is another. */
  constructor(onChange: () => void) {
    this.#onChange = onChange
  }

  /** The sentence of the cause that has lasted longest; null where there is none. */
  get first(): string | null {
    return this.#sentences.values().next().value ?? null
  }

  note(cause: string, sentence: string): void {
    this.#change(() => this.#sentences.set(cause, sentence))
  }

  /** Forgets a cause. */
  clear(cause: string): void {
    if (this.#sentences.has(cause)) this.#change(() => this.#sentences.delete(cause))
  }

  /** Forgets all causes that begin so. */
  clearAll(prefix: string): void {
    for (const cause of [...this.#sentences.keys()]) if (cause.startsWith(prefix)) this.clear(cause)
  }

  #change(change: () => void): void {
    const before = this.first
    change()
    if (this.first !== before) this.#onChange()
  }
}
