// The blocklist in a storage: a restart forgets what lies in memory, and with it every revocation.
import { blocklistRowSchema } from '#src/trace/state'
import type { Blocklist } from './blocklist'
import { ExpiringRows, keptShape, type StoreParts } from './expiring-rows'

/** Returns the blocklist that lies in a storage. */
export function createBlocklist(parts: StoreParts): Blocklist {
  const rows = new ExpiringRows('blocklist', blocklistRowSchema.extend(keptShape), parts)
  return {
    add: async (entry) => (await rows.add(entry)) === null,
    find: (jti) => rows.find(jti),
    purgeExpired: () => rows.purgeExpired(),
    all: () => rows.all(),
    clear: () => rows.clear(),
  }
}
