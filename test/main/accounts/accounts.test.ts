// The accounts in each storage against the contract of all accounts, and across a restart.
import { describe, expect, it } from 'vitest'
import { Accounts } from '#main/accounts/accounts'
import { hashInitialAccounts, INITIAL_ACCOUNTS } from '#main/accounts/initial-accounts'
import { createPasswordHasher } from '#main/accounts/password-hash'
import type { Storage } from '#main/storage/collection'
import { onEachStorage } from '../../support/storages'
import { accountsContract } from './accounts-contract'
import { cheapCost } from './counting-derive'

const [, alice, bob] = INITIAL_ACCOUNTS

/** Accounts as a process makes them when it starts: the hashes are new each time. */
async function startedOn(storage: Storage): Promise<Accounts> {
  const hasher = createPasswordHasher(cheapCost)
  return new Accounts({ storage, hasher, initial: await hashInitialAccounts(hasher) })
}

onEachStorage((kind, open) => {
  accountsContract(
    'stored accounts',
    async (hasher, initial) => new Accounts({ storage: open(), hasher, initial }),
  )

  describe.runIf(kind !== 'memory')('after a restart', () => {
    it('are as they were: changed, deleted, or untouched', async () => {
      const before = await startedOn(open())
      await before.delete('1')
      await before.changePhone('2', '0900-111-222')
      const after = await startedOn(open())
      const changed = { ...alice, phone: '0900-111-222' }
      expect(await after.findById('1')).toBeNull()
      expect(await after.delete('1')).toBeNull()
      expect(await after.changePhone('1', '0')).toBeNull()
      expect(await after.verify({ by: 'username', value: 'test', password: 'test' })).toEqual({
        outcome: 'unknown',
      })
      expect(await after.all()).toEqual([changed, bob])
      expect(await after.verify({ by: 'username', value: 'alice', password: 'alice' })).toEqual({
        outcome: 'verified',
        account: changed,
      })
    })

    it('are all deleted, where all were', async () => {
      const before = await startedOn(open())
      for (const { id } of INITIAL_ACCOUNTS) await before.delete(id)
      expect(await (await startedOn(open())).all()).toEqual([])
    })

    it('are the initial ones again after a reset', async () => {
      const before = await startedOn(open())
      await before.delete('2')
      await before.reset()
      expect(await (await startedOn(open())).all()).toEqual(INITIAL_ACCOUNTS)
    })
  })

  describe('used by several at the same time', () => {
    it('are put there once, in order', async () => {
      const storage = open()
      const several = await Promise.all(Array.from({ length: 4 }, () => startedOn(storage)))
      const found = await Promise.all(several.map((accounts) => accounts.all()))
      for (const accounts of found) expect(accounts).toEqual(INITIAL_ACCOUNTS)
    })

    it('are deleted by one of them only, and not put there again by another', async () => {
      const storage = open()
      const several = await Promise.all(Array.from({ length: 4 }, () => startedOn(storage)))
      const deleted = await Promise.all(several.map((accounts) => accounts.delete('1')))
      expect(deleted.filter(Boolean)).toEqual([INITIAL_ACCOUNTS[0]])
      expect(await several[0]?.all()).toEqual([alice, bob])
    })
  })

  it('are never handed out with what is kept of a deleted one', async () => {
    const accounts = await startedOn(open())
    await accounts.delete('3')
    expect(JSON.stringify(await accounts.all())).not.toContain('deleted')
  })
})
