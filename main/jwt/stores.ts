// All stores of the JWT server on one storage: opened, read for the trace, emptied, swept.
import type { Accounts } from '#main/accounts/accounts'
import type { LaneState, StateChange, TableName } from '#src/trace/state'
import type { StoreParts } from './expiring-rows'
import type { JwtStores } from './jwt-stores'
import { createBlocklist } from './stored-blocklist'
import { createFamilies } from './stored-families'
import { createIssuedTokens } from './stored-issued-tokens'
import { createAllowlist, createSpentTokens } from './stored-token-lists'
import { createVersions } from './stored-versions'

/** Returns the stores that lie in a storage. What was kept there before is there again. */
export function openJwtStores({
  accounts,
  ...parts
}: StoreParts & { readonly accounts: Accounts }): JwtStores {
  return {
    accounts,
    blocklist: createBlocklist(parts),
    allowlist: createAllowlist(parts),
    versions: createVersions(parts),
    issued: createIssuedTokens(parts),
    families: createFamilies(parts),
    spent: createSpentTokens(parts),
  }
}

/** The tables of a lane's state that the JWT server's stores fill. */
type JwtTables = Pick<LaneState, 'issued' | 'blocklist' | 'allowlist' | 'versions' | 'families' | 'spent'>

/** Returns what the stores hold now, as it stands in the lane's state. */
export async function readJwtState(stores: JwtStores): Promise<JwtTables> {
  const [issued, blocklist, allowlist, versions, families, spent] = await Promise.all([
    stores.issued.all(),
    stores.blocklist.all(),
    stores.allowlist.all(),
    stores.versions.all(),
    stores.families.all(),
    stores.spent.all(),
  ])
  return { issued, blocklist, allowlist, versions, families, spent }
}

/** Empties all stores but the accounts. */
export async function clearJwtStores(stores: JwtStores): Promise<void> {
  const { issued, blocklist, allowlist, versions, families, spent } = stores
  await Promise.all([issued, blocklist, allowlist, versions, families, spent].map((store) => store.clear()))
}

/** Removes what has expired and returns what that changes in the lane's state. */
export async function purgeJwtStores(stores: JwtStores): Promise<StateChange[]> {
  const { issued, blocklist, allowlist, families, spent } = stores
  const purges = [
    removals('issued', issued.purgeExpired(), ({ jti }) => jti),
    removals('blocklist', blocklist.purgeExpired(), ({ jti }) => jti),
    removals('allowlist', allowlist.purgeExpired(), ({ jti }) => jti),
    removals('families', families.purgeExpired(), ({ id }) => id),
    removals('spent', spent.purgeExpired(), ({ jti }) => jti),
  ]
  const done = await Promise.allSettled(purges)
  const changes = done.flatMap((purge) => (purge.status === 'fulfilled' ? purge.value : []))
  const failed = done.find((purge) => purge.status === 'rejected')
  // What has left already must be told, even though another store failed: nobody will hand it out again.
  if (failed && changes.length === 0) throw failed.reason
  return changes
}

async function removals<R>(
  table: TableName,
  purged: Promise<readonly R[]>,
  keyOf: (row: R) => string,
): Promise<StateChange[]> {
  return (await purged).map((row) => ({ op: 'remove', table, key: keyOf(row) }))
}
