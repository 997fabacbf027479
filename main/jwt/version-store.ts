// The version of each account, in a storage: one small row each, however many tokens there are.
import type { Clock } from '#main/clock/clock'
import type { Collection } from '#main/storage/collection'
import { type RevocationCause, type VersionRow, versionRowSchema } from '#src/trace/state'
import type { StoreParts } from './token-lists'

/** Keeps the version that each account has reached. It never goes down. */
export class VersionStore {
  readonly #rows: Collection<VersionRow>
  readonly #clock: Clock

  constructor({ storage, clock }: Pick<StoreParts, 'storage' | 'clock'>) {
    this.#rows = storage.collection<VersionRow>({
      name: 'versions',
      schema: versionRowSchema,
      keyOf: ({ sub }) => sub,
      ownerOf: ({ sub }) => sub,
    })
    this.#clock = clock
  }

  /** Returns the version that an account's tokens must bear at least; 0 for an account without a row. */
  async current(sub: string): Promise<number> {
    return (await this.#rows.get(sub))?.version ?? 0
  }

  /** Returns when and why an account's version was last raised; null where it never was. */
  find(sub: string): Promise<VersionRow | null> {
    return this.#rows.get(sub)
  }

  /** Raises an account's version by one and returns its row. */
  raise(sub: string, because: RevocationCause): Promise<VersionRow> {
    return this.#rows.change<VersionRow>(sub, (old) => {
      const row = { sub, version: (old?.version ?? 0) + 1, changedAt: this.#clock.now(), because }
      return { row, result: row }
    })
  }

  all(): Promise<VersionRow[]> {
    return this.#rows.all()
  }

  clear(): Promise<void> {
    return this.#rows.clear()
  }
}
