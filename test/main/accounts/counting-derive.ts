// Real scrypt at its lowest cost, which notes what each derivation was asked to spend.
import { type DeriveKey, deriveByScrypt, type ScryptCost } from '#main/accounts/password-hash'

/** As cheap as scrypt gets: tests are about who pays, not how much. */
export const cheapCost: ScryptCost = { n: 2, r: 1, p: 1 }

interface DeriveCall {
  readonly passwordLength: number
  readonly saltBytes: number
  readonly keyBytes: number
  readonly cost: ScryptCost
}

export interface CountingDerive {
  readonly calls: DeriveCall[]
  readonly derive: DeriveKey
  /** Has derivations take until this has settled. */
  holdUntil(settled: Promise<unknown>): void
}

/** Returns a key derivation and the list of the calls to it. */
export function countingDerive(): CountingDerive {
  const calls: DeriveCall[] = []
  let held: Promise<unknown> = Promise.resolve()
  return {
    calls,
    derive: async (password, salt, keyBytes, cost) => {
      calls.push({ passwordLength: password.length, saltBytes: salt.length, keyBytes, cost })
      const key = await deriveByScrypt(password, salt, keyBytes, cost)
      await held
      return key
    },
    holdUntil: (settled) => {
      held = settled
    },
  }
}
