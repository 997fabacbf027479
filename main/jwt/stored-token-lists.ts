// The allowlist, and the list of the one-time tokens that were used, in a storage.
import { allowlistRowSchema, spentRowSchema } from '#src/trace/state'
import { ExpiringRows, keptShape, type StoreParts } from './expiring-rows'
import type { Allowlist, SpentTokens } from './jwt-stores'

/** Returns the allowlist that lies in a storage. */
export function createAllowlist(parts: StoreParts): Allowlist {
  const rows = new ExpiringRows('allowlist', allowlistRowSchema.extend(keptShape), parts)
  return {
    add: async (row) => {
      await rows.add(row)
    },
    find: (jti) => rows.find(jti),
    remove: (jti) => rows.remove(jti),
    purgeExpired: () => rows.purgeExpired(),
    all: () => rows.all(),
    clear: () => rows.clear(),
  }
}

/** Returns the list of used one-time tokens that lies in a storage. */
export function createSpentTokens(parts: StoreParts): SpentTokens {
  const rows = new ExpiringRows('spent-tokens', spentRowSchema.extend(keptShape), parts)
  return {
    spend: (row) => rows.add(row),
    find: (jti) => rows.find(jti),
    purgeExpired: () => rows.purgeExpired(),
    all: () => rows.all(),
    clear: () => rows.clear(),
  }
}
