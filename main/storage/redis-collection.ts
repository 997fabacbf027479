// A collection in Redis: each row a key of its own, which Redis lets go by itself, and sorted sets as indices.
import { z } from 'zod'
import type { Change, Collection, CollectionSize, CollectionSpec } from './collection'
import { CHANGE, CLEAR, GET, LIST, SIZE } from './redis-scripts'
import { readRow, storedKey, storedValue } from './stored-row'

export interface RedisAccess {
  /** Runs a script on the collection's keys. */
  run<A>(script: string, args: readonly string[], answer: z.ZodType<A>): Promise<A>
  /** Does something that may fail; `row` is the stored key that it concerns, or '' for more than one. */
  watch<R>(row: string, writes: boolean, work: () => Promise<R>): Promise<R>
  /** Hears that no row of the collection is bad. */
  rowsAreGood(): void
}

const textSchema = z.string().nullable()
const changedSchema = z.union([z.tuple([z.literal(1)]), z.tuple([z.literal(0), textSchema])])
const listSchema = z.array(z.string())

export class RedisCollection<T> implements Collection<T> {
  readonly #spec: CollectionSpec<T>
  readonly #access: RedisAccess

  constructor(spec: CollectionSpec<T>, access: RedisAccess) {
    this.#spec = spec
    this.#access = access
  }

  get(key: string): Promise<T | null> {
    const stored = storedKey(key)
    return this.#access.watch(stored, false, async () => this.#read(stored, await this.#text(stored)))
  }

  change<R>(key: string, decide: (row: T | null) => Change<T, R>): Promise<R> {
    return this.#decided(storedKey(key), decide)
  }

  async all(): Promise<T[]> {
    const rows = await this.#list(['all'])
    this.#access.rowsAreGood()
    return rows
  }

  ownedBy(owner: string): Promise<T[]> {
    return this.#list(['owner', storedKey(owner)])
  }

  expiredBy(instantMs: number): Promise<T[]> {
    return this.#list(['expired', String(instantMs)])
  }

  async clear(): Promise<void> {
    await this.#access.watch('', true, () => this.#access.run(CLEAR, [], z.unknown()))
    this.#access.rowsAreGood()
  }

  size(): Promise<CollectionSize> {
    return this.#access.watch('', false, async () => {
      const [entries, bytes] = await this.#access.run(SIZE, [], z.tuple([z.number(), z.number()]))
      return { entries, bytes }
    })
  }

  /** Decides on what is there, and anew where somebody else was faster: one of those who try always gets through. */
  async #decided<R>(stored: string, decide: (row: T | null) => Change<T, R>): Promise<R> {
    const asked = await this.#access.watch(stored, false, async () => {
      const text = await this.#text(stored)
      return { text, row: this.#read(stored, text) }
    })
    let { text, row } = asked
    for (;;) {
      const change = decide(row)
      const next = change.row
      if (next === undefined) return change.result
      const seen = text
      const now = await this.#access.watch(stored, true, async () => {
        const [changed, there] = await this.#access.run(
          CHANGE,
          this.#request(stored, seen, next),
          changedSchema,
        )
        return changed === 1 ? null : { text: there ?? null, row: this.#read(stored, there ?? null) }
      })
      if (!now) return change.result
      text = now.text
      row = now.row
    }
  }

  #request(stored: string, seen: string | null, next: T | null): string[] {
    const before = [stored, seen === null ? '0' : '1', seen ?? '']
    if (next === null) return [...before, 'drop']
    const owner = this.#spec.ownerOf?.(next) ?? null
    const expiresAt = this.#spec.expiresAt?.(next) ?? null
    return [
      ...before,
      'put',
      storedValue(next),
      owner === null ? '0' : '1',
      owner === null ? '' : storedKey(owner),
      expiresAt === null ? '' : String(expiresAt),
    ]
  }

  #text(stored: string): Promise<string | null> {
    return this.#access.run(GET, [stored], textSchema)
  }

  #list(args: readonly string[]): Promise<T[]> {
    return this.#access.watch('', false, async () => {
      const found = await this.#access.run(LIST, args, listSchema)
      return Array.from({ length: found.length / 2 }, (_, at) =>
        readRow(this.#spec, found[2 * at] ?? '', found[2 * at + 1] ?? ''),
      )
    })
  }

  #read(stored: string, text: string | null): T | null {
    return text === null ? null : readRow(this.#spec, stored, text)
  }
}
