// The accounts of one server, in whichever storage it has.
import { z } from 'zod'
import type { Change, Collection, Storage } from '#main/storage/collection'
import { type AccountRow, accountRowSchema } from '#src/trace/state'
import type { StoredAccount } from './initial-accounts'
import type { PasswordHasher } from './password-hash'

/** What a login is by. */
type AccountKey = 'username' | 'email'

/** A login attempt: who claims to be who, and the password that is to prove it. */
export interface PasswordClaim {
  readonly by: AccountKey
  /** The username or email, compared exactly as written. */
  readonly value: string
  readonly password: string
}

/** What came of a login attempt. The server tells the two failures apart in the trace, never in its answer. */
export type PasswordVerdict =
  | { readonly outcome: 'verified'; readonly account: AccountRow }
  | { readonly outcome: 'unknown' }
  | { readonly outcome: 'wrong-password' }

export interface AccountsOptions {
  readonly storage: Storage
  readonly hasher: PasswordHasher
  /** The accounts that a new storage begins with, and each storage after a reset. */
  readonly initial: readonly StoredAccount[]
}

/** An account, or the mark that it leaves when it is deleted: so the next start doesn't take it for one not yet put there. */
const recordSchema = z.discriminatedUnion('deleted', [
  z.object({ deleted: z.literal(false), passwordHash: z.string(), ...accountRowSchema.shape }),
  z.object({ deleted: z.literal(true), id: z.string() }),
])
type AccountRecord = z.infer<typeof recordSchema>
type LivingRecord = Extract<AccountRecord, { deleted: false }>

interface AccountChange {
  readonly row: AccountRecord
  readonly result: AccountRow
}

/**
 * Keeps accounts, and puts the initial ones there by itself, each once. Rows go out without the password hash, and what a caller
 * does to a row changes nothing in here. All methods reject only when the storage itself fails.
 */
export class Accounts {
  readonly #records: Collection<AccountRecord>
  readonly #hasher: PasswordHasher
  readonly #initial: readonly StoredAccount[]

  constructor({ storage, hasher, initial }: AccountsOptions) {
    this.#records = storage.collection({ name: 'accounts', schema: recordSchema, keyOf: ({ id }) => id })
    this.#hasher = hasher
    this.#initial = initial
  }

  async findByUsername(username: string): Promise<AccountRow | null> {
    return rowOf(await this.#findBy('username', username))
  }

  async findByEmail(email: string): Promise<AccountRow | null> {
    return rowOf(await this.#findBy('email', email))
  }

  async findById(id: string): Promise<AccountRow | null> {
    return rowOf(await this.#find(id))
  }

  /** Verifies a password. An unknown name costs the same password hash as a wrong password does. */
  async verify({ by, value, password }: PasswordClaim): Promise<PasswordVerdict> {
    const claimed = await this.#findBy(by, value)
    const matches = await this.#hasher.verify(password, claimed?.passwordHash ?? this.#hasher.dummyHash)
    // The hash took a while: the account may have changed or gone meanwhile.
    const account = claimed ? rowOf(await this.#find(claimed.id)) : null
    if (!account) return { outcome: 'unknown' }
    return matches ? { outcome: 'verified', account } : { outcome: 'wrong-password' }
  }

  /** Sets the phone and returns the account as it is now; null where there is no such account. */
  changePhone(id: string, phone: string): Promise<AccountRow | null> {
    return this.#change(id, (record) => {
      const changed = { ...record, phone }
      return { row: changed, result: withoutHash(changed) }
    })
  }

  /** Deletes the account and returns what it was; null where there is no such account. */
  delete(id: string): Promise<AccountRow | null> {
    return this.#change(id, (record) => ({ row: { deleted: true, id }, result: withoutHash(record) }))
  }

  /** Returns all accounts in the order in which they came. */
  async all(): Promise<AccountRow[]> {
    return (await this.#living()).map(withoutHash)
  }

  /** Puts the initial accounts back, as they were at start. */
  async reset(): Promise<void> {
    await this.#records.clear()
    for (const account of this.#initial) await this.#seed(account)
  }

  async #findBy(by: AccountKey, value: string): Promise<LivingRecord | null> {
    return (await this.#living()).find((record) => record[by] === value) ?? null
  }

  async #find(id: string): Promise<LivingRecord | null> {
    const record = await this.#records.get(id)
    if (record || !this.#isInitial(id)) return isLiving(record) ? record : null
    return (await this.#living()).find((other) => other.id === id) ?? null
  }

  /** Changes an account that isn't deleted; null where there is none. */
  async #change(id: string, decide: (record: LivingRecord) => AccountChange): Promise<AccountRow | null> {
    const attempt = () =>
      this.#records.change(
        id,
        (record): Change<AccountRecord, { seeded: boolean; row: AccountRow | null }> => {
          if (!isLiving(record)) return { result: { seeded: record !== null, row: null } }
          const { row, result } = decide(record)
          return { row, result: { seeded: true, row: result } }
        },
      )
    const first = await attempt()
    if (first.seeded || !this.#isInitial(id)) return first.row
    await this.#living()
    return (await attempt()).row
  }

  #isInitial(id: string): boolean {
    return this.#initial.some((account) => account.id === id)
  }

  /** Returns all that aren't deleted, and sees to it that each initial one has been put there. */
  async #living(): Promise<LivingRecord[]> {
    const records = await this.#records.all()
    const missing = this.#initial.filter(({ id }) => records.every((record) => record.id !== id))
    for (const account of missing) await this.#seed(account)
    return (missing.length > 0 ? await this.#records.all() : records).filter(isLiving)
  }

  #seed(account: StoredAccount): Promise<void> {
    const seeded = { ...account, deleted: false as const }
    return this.#records.change(account.id, (record) => ({
      ...(record === null && { row: seeded }),
      result: undefined,
    }))
  }
}

function isLiving(record: AccountRecord | null): record is LivingRecord {
  return record?.deleted === false
}

function withoutHash({ id, username, email, phone }: LivingRecord): AccountRow {
  return { id, username, email, phone }
}

function rowOf(record: LivingRecord | null): AccountRow | null {
  return record && withoutHash(record)
}
