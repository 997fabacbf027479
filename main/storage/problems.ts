// What is known to be wrong with a storage: one problem for each cause, until something shows that the cause is gone.
import { isDeepStrictEqual } from 'node:util'
import type { StorageProblem } from '#src/contract/storage-problem'
import { storageProblems } from '#src/i18n/en/storage-problems'
import { storageProblemWords } from '#src/i18n/storage-problem-words'

/** The causes, and the storage's `problem` that they make. */
export class Problems {
  readonly #known = new Map<string, StorageProblem>()
  readonly #onChange: () => void

  /** `onChange` hears that {@link Problems.first} is another. */
  constructor(onChange: () => void) {
    this.#onChange = onChange
  }

  /** The problem whose cause has lasted longest; null where there is none. */
  get first(): StorageProblem | null {
    return this.#known.values().next().value ?? null
  }

  note(cause: string, problem: StorageProblem): void {
    if (!isDeepStrictEqual(this.#known.get(cause), problem)) {
      this.#change(() => this.#known.set(cause, problem))
    }
  }

  /** Forgets a cause. */
  clear(cause: string): void {
    if (this.#known.has(cause)) this.#change(() => this.#known.delete(cause))
  }

  /** Forgets all causes that begin so. */
  clearAll(prefix: string): void {
    for (const cause of [...this.#known.keys()]) if (cause.startsWith(prefix)) this.clear(cause)
  }

  #change(change: () => void): void {
    const before = this.first
    change()
    if (this.first !== before) this.#onChange()
  }
}

/** Says a problem as the servers do in their answers: in English, and without a full stop. */
export function problemInEnglish(problem: StorageProblem): string {
  return storageProblemWords(problem, storageProblems)
}
