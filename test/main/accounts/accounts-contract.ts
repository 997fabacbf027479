// What every implementation of Accounts must do, with the three initial accounts in it.
import { beforeEach, describe, expect, it } from 'vitest'
import type { Accounts } from '#main/accounts/accounts'
import { hashInitialAccounts, INITIAL_ACCOUNTS, type StoredAccount } from '#main/accounts/initial-accounts'
import { createPasswordHasher, type PasswordHasher } from '#main/accounts/password-hash'
import { until } from '../../support/lane'
import { cheapCost, countingDerive } from './counting-derive'

export function accountsContract(
  name: string,
  create: (hasher: PasswordHasher, initial: readonly StoredAccount[]) => Promise<Accounts>,
): void {
  describe(`${name} as Accounts`, () => {
    const derive = countingDerive()
    let accounts: Accounts

    beforeEach(async () => {
      const hasher = createPasswordHasher(cheapCost, derive.derive)
      accounts = await create(hasher, await hashInitialAccounts(hasher))
      derive.calls.length = 0
    })

    it('holds the initial accounts, in order and without their hashes', async () => {
      expect(await accounts.all()).toEqual(INITIAL_ACCOUNTS)
    })

    it('finds an account by username, email and id', async () => {
      const alice = INITIAL_ACCOUNTS[1]
      expect(await accounts.findByUsername('alice')).toEqual(alice)
      expect(await accounts.findByEmail('alice@example.com')).toEqual(alice)
      expect(await accounts.findById('2')).toEqual(alice)
    })

    it.each(['Alice', 'alice ', '', 'alice@example.com', '__proto__'])(
      'knows no username %j',
      async (value) => {
        expect(await accounts.findByUsername(value)).toBeNull()
      },
    )

    it.each(['ALICE@example.com', 'alice', ''])('knows no email %j', async (value) => {
      expect(await accounts.findByEmail(value)).toBeNull()
    })

    it.each(['4', '', 'alice', '__proto__'])('knows no id %j', async (value) => {
      expect(await accounts.findById(value)).toBeNull()
    })

    it.each(['test', 'alice', 'bob'])('verifies that the password of %s is its name', async (value) => {
      const account = INITIAL_ACCOUNTS.find(({ username }) => username === value)
      expect(await accounts.verify({ by: 'username', value, password: value })).toEqual({
        outcome: 'verified',
        account,
      })
      expect(await accounts.verify({ by: 'email', value: `${value}@example.com`, password: value })).toEqual({
        outcome: 'verified',
        account,
      })
    })

    it.each(['Test', 'test ', '', 'alice'])('refuses the password %j for test', async (password) => {
      expect(await accounts.verify({ by: 'username', value: 'test', password })).toEqual({
        outcome: 'wrong-password',
      })
    })

    it('tells an unknown name and an unknown email', async () => {
      expect(await accounts.verify({ by: 'username', value: 'eve', password: 'eve' })).toEqual({
        outcome: 'unknown',
      })
      expect(await accounts.verify({ by: 'email', value: 'test', password: 'test' })).toEqual({
        outcome: 'unknown',
      })
    })

    it('spends the same key derivation on an unknown name as on a wrong password', async () => {
      await accounts.verify({ by: 'username', value: 'test', password: 'guess' })
      await accounts.verify({ by: 'username', value: 'eve', password: 'guess' })
      const [wrongPassword, unknown, ...rest] = derive.calls
      expect(wrongPassword).toEqual({ passwordLength: 5, saltBytes: 16, keyBytes: 32, cost: cheapCost })
      expect(unknown).toEqual(wrongPassword)
      expect(rest).toEqual([])
    })

    it('calls an account unknown that was deleted while its password was being verified', async () => {
      let release = () => {}
      derive.holdUntil(
        new Promise<void>((resolve) => {
          release = resolve
        }),
      )
      const verdict = accounts.verify({ by: 'username', value: 'test', password: 'test' })
      await until(() => derive.calls.length === 1)
      await accounts.delete('1')
      release()
      expect(await verdict).toEqual({ outcome: 'unknown' })
    })

    it('changes the phone of one account only', async () => {
      const [test, alice, bob] = INITIAL_ACCOUNTS
      expect(await accounts.changePhone('2', '0900-111-222')).toEqual({ ...alice, phone: '0900-111-222' })
      expect(await accounts.all()).toEqual([test, { ...alice, phone: '0900-111-222' }, bob])
    })

    it('changes no phone where there is no such account', async () => {
      expect(await accounts.changePhone('4', '0900-111-222')).toBeNull()
      expect(await accounts.all()).toEqual(INITIAL_ACCOUNTS)
    })

    it('deletes an account once', async () => {
      const [test, alice, bob] = INITIAL_ACCOUNTS
      expect(await accounts.delete('2')).toEqual(alice)
      expect(await accounts.delete('2')).toBeNull()
      expect(await accounts.all()).toEqual([test, bob])
      expect(await accounts.findByUsername('alice')).toBeNull()
      expect(await accounts.verify({ by: 'username', value: 'alice', password: 'alice' })).toEqual({
        outcome: 'unknown',
      })
    })

    it('puts the initial accounts back on reset', async () => {
      await accounts.delete('1')
      await accounts.changePhone('2', '0900-111-222')
      await accounts.reset()
      expect(await accounts.all()).toEqual(INITIAL_ACCOUNTS)
      expect(await accounts.verify({ by: 'username', value: 'test', password: 'test' })).toMatchObject({
        outcome: 'verified',
      })
    })

    it('keeps its accounts out of reach of what callers do to a row', async () => {
      const row = await accounts.findById('1')
      if (row) row.phone = 'overwritten'
      expect(await accounts.all()).toEqual(INITIAL_ACCOUNTS)
    })
  })
}
