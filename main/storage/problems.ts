// What is known to be wrong with a storage: one problem for each cause, until something shows that the cause is gone. All that
// may fail is done through it.
import { isDeepStrictEqual } from 'node:util'
import type { StorageProblem } from '#src/contract/storage-problem'
import { storageProblems } from '#src/i18n/en/storage-problems'
import { storageProblemWords } from '#src/i18n/storage-problem-words'
import type { StorageKind } from '#src/trace/storage-kind'
import { StorageUnavailable } from './collection'
import { BadRow } from './stored-row'

/** What a failure comes to: the problem, and what can't be done meanwhile: anything at all, writing, or reading this row. */
export interface Failure {
  readonly problem: StorageProblem
  readonly keepsFrom: 'all' | 'writing' | 'row'
}

/** What is asked of a collection; `key` is the stored key of the row that it concerns, or '' for more than one. */
export interface Asked {
  readonly collection: string
  readonly key: string
  readonly writes: boolean
}

/** The causes, and the storage's `problem` that they make. */
export class Problems {
  readonly #known = new Map<string, StorageProblem>()
  readonly #kind: StorageKind
  readonly #explain: (error: unknown) => Failure | null
  readonly #onChange: () => void

  /**
   * `explain` returns null for what is no failure of the storage's: that is thrown on as it is. `onChange` hears that
   * {@link Problems.first} is another.
   */
  constructor(kind: StorageKind, explain: (error: unknown) => Failure | null, onChange: () => void) {
    this.#kind = kind
    this.#explain = explain
    this.#onChange = onChange
  }

  /** The problem whose cause has lasted longest; null where there is none. */
  get first(): StorageProblem | null {
    return this.#known.values().next().value ?? null
  }

  /**
   * Does what is asked; a failure becomes a problem, and what works again is none any more.
   * @throws StorageUnavailable, and what is no failure of the storage's
   */
  async watch<R>(asked: Asked, work: () => Promise<R>): Promise<R> {
    try {
      const result = await work()
      this.reached()
      if (asked.writes) this.#forget(WRITING)
      if (asked.key !== '') this.#forget(causeOfRow(asked))
      return result
    } catch (error) {
      throw this.note(error, asked)
    }
  }

  /** Notes a failure, and returns what whoever asked is to be told. */
  note(error: unknown, asked: Pick<Asked, 'collection' | 'key'> = { collection: '', key: '' }): unknown {
    const failure = this.#explain(error)
    if (!failure) return error
    const { problem, keepsFrom } = failure
    const row = error instanceof BadRow ? error : asked
    const cause = keepsFrom === 'row' ? causeOfRow(row) : keepsFrom
    if (!isDeepStrictEqual(this.#known.get(cause), problem)) {
      this.#change(() => this.#known.set(cause, problem))
    }
    return new StorageUnavailable(this.#kind, problemInEnglish(problem), { cause: error })
  }

  /** Says that the storage can be asked. */
  reached(): void {
    this.#forget(ALL)
  }

  /** Says that no row of a collection is bad. */
  rowsAreGood(collection: string): void {
    const begin = causeOfRow({ collection, key: '' })
    for (const cause of [...this.#known.keys()]) if (cause.startsWith(begin)) this.#forget(cause)
  }

  #forget(cause: string): void {
    if (this.#known.has(cause)) this.#change(() => this.#known.delete(cause))
  }

  #change(change: () => void): void {
    const before = this.first
    change()
    if (this.first !== before) this.#onChange()
  }
}

const ALL: Failure['keepsFrom'] = 'all'
const WRITING: Failure['keepsFrom'] = 'writing'

function causeOfRow({ collection, key }: Pick<Asked, 'collection' | 'key'>): string {
  return `row ${collection} ${key}`
}

/** Says a problem as the servers do in their answers: in English, and without a full stop. */
export function problemInEnglish(problem: StorageProblem): string {
  return storageProblemWords(problem, storageProblems)
}
