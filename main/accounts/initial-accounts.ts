// The accounts that are there at start: `test` as in the article, and two more.
import type { AccountRow } from '#src/trace/state'
import type { PasswordHasher } from './password-hash'

/** An account with its password hash, as it lies in a store. */
export interface StoredAccount extends AccountRow {
  readonly passwordHash: string
}

/** The accounts at start. Each one's password is its username; the phone numbers are made up. */
export const INITIAL_ACCOUNTS: readonly AccountRow[] = [
  { id: '1', username: 'test', email: 'test@example.com', phone: '0900-000-001' },
  { id: '2', username: 'alice', email: 'alice@example.com', phone: '0900-000-002' },
  { id: '3', username: 'bob', email: 'bob@example.com', phone: '0900-000-003' },
]

/** Hashes the passwords of the initial accounts, all at once. One result serves any number of stores. */
export async function hashInitialAccounts(hasher: PasswordHasher): Promise<readonly StoredAccount[]> {
  return Promise.all(
    INITIAL_ACCOUNTS.map(async (row) => ({ ...row, passwordHash: await hasher.hash(row.username) })),
  )
}
