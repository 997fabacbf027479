// All that the JWT server remembers, on one storage: opened, written to, read for the trace, emptied, swept.
import type { Accounts } from '#main/accounts/accounts'
import type { StoreWrite } from '#src/revocation/strategy'
import type { LaneState, StateChange, TableName } from '#src/trace/state'
import { FamilyStore } from './family-store'
import { IssuedStore } from './issued-store'
import type { StoreParts } from './token-lists'
import { Allowlist, Blocklist, SpentTokens } from './token-lists'
import { VersionStore } from './version-store'

export type JwtStores = ReturnType<typeof openJwtStores>

/** Returns the stores that lie in a storage. What was kept there before is there again. */
export function openJwtStores({ accounts, ...parts }: StoreParts & { readonly accounts: Accounts }) {
  return {
    accounts,
    blocklist: new Blocklist(parts),
    allowlist: new Allowlist(parts),
    versions: new VersionStore(parts),
    issued: new IssuedStore(parts),
    families: new FamilyStore(parts),
    spent: new SpentTokens(parts),
  }
}

/** Does one step of a strategy and returns what it changed in the lane's state; null where that was done before. */
export async function writeToStore(
  step: StoreWrite,
  { blocklist, allowlist, versions }: JwtStores,
): Promise<StateChange | null> {
  switch (step.write) {
    case 'block': {
      const { row } = step
      if ((await blocklist.add(row)) !== null) return null
      // There may have been other texts of it before.
      const put = row.textHashes && (await blocklist.find(row.jti))
      return { op: 'set', table: 'blocklist', row: put ?? row }
    }
    case 'list':
      await allowlist.add(step.row)
      return { op: 'set', table: 'allowlist', row: step.row }
    case 'unlist': {
      const { jti } = step
      return (await allowlist.remove(jti)) ? { op: 'remove', table: 'allowlist', key: jti } : null
    }
    case 'raise': {
      const { sub, because, unlessAbove } = step
      if (unlessAbove !== null && (await versions.current(sub)) > unlessAbove) return null
      return { op: 'set', table: 'versions', row: await versions.raise(sub, because) }
    }
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
export async function clearJwtStores({ accounts: _, ...stores }: JwtStores): Promise<void> {
  await Promise.all(Object.values(stores).map((store) => store.clear()))
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
