// The version of each account, in a storage: one small row each, however many tokens there are.
import type { Clock } from '#main/clock/clock'
import type { Storage } from '#main/storage/collection'
import { type VersionRow, versionRowSchema } from '#src/trace/state'
import type { AccountVersions } from './jwt-stores'

/** Returns the versions that lie in a storage. */
export function createVersions({
  storage,
  clock,
}: {
  readonly storage: Storage
  readonly clock: Clock
}): AccountVersions {
  const rows = storage.collection<VersionRow>({
    name: 'versions',
    schema: versionRowSchema,
    keyOf: ({ sub }) => sub,
    ownerOf: ({ sub }) => sub,
  })
  return {
    current: async (sub) => (await rows.get(sub))?.version ?? 0,
    find: (sub) => rows.get(sub),
    raise: (sub, because) =>
      rows.change(sub, (old) => {
        const row = { sub, version: (old?.version ?? 0) + 1, changedAt: clock.now(), because }
        return { row, result: row }
      }),
    all: () => rows.all(),
    clear: () => rows.clear(),
  }
}
