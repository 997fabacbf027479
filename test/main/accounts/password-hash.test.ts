// Password hashes: what they contain, and that only the right password has one.
import { scryptSync } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { hashInitialAccounts } from '#main/accounts/initial-accounts'
import { createPasswordHasher, SCRYPT_COST } from '#main/accounts/password-hash'
import { cheapCost, countingDerive } from './counting-derive'

describe('password hasher', () => {
  const cheap = createPasswordHasher(cheapCost)

  it('stores the parameters, the salt and the scrypt key', async () => {
    const [scheme, n, r, p, salt = '', key] = (await createPasswordHasher().hash('test')).split('$')
    expect([scheme, n, r, p]).toEqual(['scrypt', '16384', '8', '1'])
    const saltBytes = Buffer.from(salt, 'base64url')
    expect(saltBytes).toHaveLength(16)
    expect(key).toBe(scryptSync('test', saltBytes, 32, { N: 16384, r: 8, p: 1 }).toString('base64url'))
  })

  it('salts: the same password twice has two hashes, and both verify', async () => {
    const hashes = [await cheap.hash('test'), await cheap.hash('test')]
    expect(hashes[0]).not.toBe(hashes[1])
    for (const hash of hashes) expect(await cheap.verify('test', hash)).toBe(true)
  })

  it.each(['密碼', '', 'a'.repeat(12_000), 'nul\0inside'])(
    'verifies %j and not its neighbour',
    async (password) => {
      const hash = await cheap.hash(password)
      expect(await cheap.verify(password, hash)).toBe(true)
      expect(await cheap.verify(`${password}x`, hash)).toBe(false)
    },
  )

  it('verifies a hash of another cost than its own', async () => {
    expect(await createPasswordHasher({ n: 4, r: 2, p: 2 }).verify('test', await cheap.hash('test'))).toBe(
      true,
    )
  })

  it('has a dummy hash of its own cost that no password has', async () => {
    expect(cheap.dummyHash).toMatch(/^scrypt\$2\$1\$1\$[\w-]{22}\$[\w-]{43}$/)
    expect(createPasswordHasher().dummyHash).toContain(`scrypt$${SCRYPT_COST.n}$`)
    expect(await cheap.verify('', cheap.dummyHash)).toBe(false)
  })

  it.each(['', 'test', 'scrypt$2$1$1$c2FsdA', 'scrypt$2$1$1$$', 'bcrypt$2$1$1$c2FsdA$a2V5'])(
    'says so when %j is no hash, without repeating it',
    async (text) => {
      await expect(cheap.verify('test', text)).rejects.toThrow(
        'A stored password hash is not of the form scrypt$N$r$p$salt$key',
      )
    },
  )

  it('hashes each initial account once', async () => {
    const { calls, derive } = countingDerive()
    await hashInitialAccounts(createPasswordHasher(cheapCost, derive))
    expect(calls).toHaveLength(3)
  })
})
