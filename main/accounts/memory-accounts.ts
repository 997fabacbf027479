// Accounts in memory: gone with the process.
import type { AccountRow } from '#src/trace/state'
import type { Accounts, PasswordClaim, PasswordVerdict } from './accounts'
import type { StoredAccount } from './initial-accounts'
import type { PasswordHasher } from './password-hash'

/** Returns accounts that hold `initial` at first and after each reset. */
export function createMemoryAccounts(hasher: PasswordHasher, initial: readonly StoredAccount[]): Accounts {
  return new MemoryAccounts(hasher, initial)
}

class MemoryAccounts implements Accounts {
  readonly #hasher: PasswordHasher
  readonly #initial: readonly StoredAccount[]
  #accounts: ReadonlyMap<string, StoredAccount>

  constructor(hasher: PasswordHasher, initial: readonly StoredAccount[]) {
    this.#hasher = hasher
    this.#initial = initial
    this.#accounts = byId(initial)
  }

  async findByUsername(username: string): Promise<AccountRow | null> {
    return row(this.#find('username', username))
  }

  async findByEmail(email: string): Promise<AccountRow | null> {
    return row(this.#find('email', email))
  }

  async findById(id: string): Promise<AccountRow | null> {
    return row(this.#accounts.get(id))
  }

  async verify({ by, value, password }: PasswordClaim): Promise<PasswordVerdict> {
    const claimed = this.#find(by, value)
    const matches = await this.#hasher.verify(password, claimed?.passwordHash ?? this.#hasher.dummyHash)
    // The hash took a while: the account may have changed or gone meanwhile.
    const account = claimed && row(this.#accounts.get(claimed.id))
    if (!account) return { outcome: 'unknown' }
    return matches ? { outcome: 'verified', account } : { outcome: 'wrong-password' }
  }

  async changePhone(id: string, phone: string): Promise<AccountRow | null> {
    const account = this.#accounts.get(id)
    if (!account) return null
    const changed = { ...account, phone }
    this.#accounts = new Map(this.#accounts).set(id, changed)
    return row(changed)
  }

  async delete(id: string): Promise<AccountRow | null> {
    const account = this.#accounts.get(id)
    this.#accounts = byId([...this.#accounts.values()].filter((other) => other !== account))
    return row(account)
  }

  async all(): Promise<AccountRow[]> {
    return [...this.#accounts.values()].map(withoutHash)
  }

  async reset(): Promise<void> {
    this.#accounts = byId(this.#initial)
  }

  #find(by: PasswordClaim['by'], value: string): StoredAccount | undefined {
    return [...this.#accounts.values()].find((account) => account[by] === value)
  }
}

function byId(accounts: readonly StoredAccount[]): ReadonlyMap<string, StoredAccount> {
  return new Map(accounts.map((account) => [account.id, account]))
}

function withoutHash({ id, username, email, phone }: StoredAccount): AccountRow {
  return { id, username, email, phone }
}

function row(account: StoredAccount | undefined): AccountRow | null {
  return account ? withoutHash(account) : null
}
