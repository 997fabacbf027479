// The version of each account, in a storage: one small row each, however many tokens there are.
import type { Clock } from '#main/clock/clock'
import type { Storage } from '#main/storage/collection'
import { type RevocationCause, type VersionRow, versionRowSchema } from '#src/trace/state'

/** Keeps the version that each account has reached. It never goes down. */
export function createVersions({ storage, clock }: { readonly storage: Storage; readonly clock: Clock }) {
  const rows = storage.collection<VersionRow>({
    name: 'versions',
    schema: versionRowSchema,
    keyOf: ({ sub }) => sub,
    ownerOf: ({ sub }) => sub,
  })
  return {
    /** Returns the version that an account's tokens must bear at least; 0 for an account without a row. */
    current: async (sub: string) => (await rows.get(sub))?.version ?? 0,
    /** Returns when and why an account's version was last raised; null where it never was. */
    find: (sub: string) => rows.get(sub),
    /** Raises an account's version by one and returns its row. */
    raise: (sub: string, because: RevocationCause) =>
      rows.change<VersionRow>(sub, (old) => {
        const row = { sub, version: (old?.version ?? 0) + 1, changedAt: clock.now(), because }
        return { row, result: row }
      }),
    all: () => rows.all(),
    clear: () => rows.clear(),
  }
}
