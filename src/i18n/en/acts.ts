// English: hops. What was done on a lane outside of any request: a note across the diagram.
import type { Name } from './named'

const listed = (names: readonly string[]) => names.join(', ')

export const acts = {
  revokeTokens: ({ ids }: { ids: readonly string[] }) =>
    ids.length === 1 ? `operator: revoke ${listed(ids)}` : `operator: revoke ${ids.length} tokens`,
  revokeAccount: ({ name }: Name) => `operator: revoke all of ${name}`,
  destroySessions: ({ ids }: { ids: readonly string[] }) =>
    ids.length === 1 ? `operator: destroy ${listed(ids)}` : `operator: destroy ${ids.length} sessions`,
  destroyAccountSessions: ({ name }: Name) => `operator: destroy all of ${name}`,
  stolen: ({ names }: { names: readonly string[] }) => `stolen: ${listed(names)}`,
  nothingStolen: 'nothing to steal',
  /** `node` is null where there is only one. */
  restarted: ({ node, kept }: { node: string | null; kept: string }) =>
    `${node === null ? 'server' : `node ${node}`} restarted: ${kept}`,
  kept: {
    memory: 'memory forgotten',
    sqlite: 'SQLite has kept all',
    redis: 'Redis has kept all',
  },
  /** Where the store could not be asked. */
  notKnown: {
    memory: 'what is left is not known',
    sqlite: 'what SQLite has kept is not known',
    redis: 'what Redis has kept is not known',
  },
  nodeAdded: ({ node }: { node: string }) => `node ${node} added`,
  nodeRemoved: ({ node }: { node: string }) => `node ${node} removed`,
  stored: {
    memory: 'now stored in memory',
    sqlite: 'now stored in SQLite',
    redis: 'now stored in Redis',
  },
  revocation: {
    none: 'revocation: none, tokens live until exp',
    blocklist: { on: 'blacklist on', off: 'blacklist off' },
    allowlist: { on: 'allowlist on', off: 'allowlist off' },
    version: { on: 'account versions on', off: 'account versions off' },
    other: { on: 'revocation on', off: 'revocation off' },
  },
}
