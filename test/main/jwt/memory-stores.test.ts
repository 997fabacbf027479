import { describe, expect, test } from 'vitest'
import { createBlocklist } from '#main/jwt/stored-blocklist'
import { createIssuedTokens, LISTED_AFTER_EXPIRY_MS } from '#main/jwt/stored-issued-tokens'
import { createMemoryStorage } from '#main/storage/memory-storage'
import { FakeClock } from '../../support/fake-clock'
import { blocklistContract } from './blocklist-contract'

const createMemoryBlocklist = (clock: FakeClock, leewayMs = () => 0) =>
  createBlocklist({ storage: createMemoryStorage(), clock, leewayMs })
const createMemoryIssuedTokens = (clock: FakeClock, leewayMs = () => 0) =>
  createIssuedTokens({ storage: createMemoryStorage(), clock, leewayMs })

blocklistContract('memory', async (clock) => createMemoryBlocklist(clock))

describe('with a leeway of five seconds', () => {
  const leewayMs = () => 5000
  const row = (clock: FakeClock) =>
    ({ jti: 'a', type: 'access', sub: 'test', expiresAt: clock.now() + 60_000 }) as const

  test('a revoked token stays on the blocklist as long as the server takes it', async () => {
    const clock = new FakeClock()
    const blocklist = createMemoryBlocklist(clock, leewayMs)
    await blocklist.add({ ...row(clock), revokedAt: clock.now(), because: 'logout' })
    clock.advanceMs(64_999)
    expect(await blocklist.find('a')).not.toBeNull()
    expect(await blocklist.purgeExpired()).toEqual([])
    clock.advanceMs(1)
    expect(await blocklist.find('a')).toBeNull()
    expect(await blocklist.purgeExpired()).toHaveLength(1)
  })

  test('raising the leeway does not take a revocation back that was purged', async () => {
    const clock = new FakeClock()
    let leeway = 0
    const blocklist = createMemoryBlocklist(clock, () => leeway)
    const entry = { ...row(clock), revokedAt: clock.now(), because: 'logout' } as const
    await blocklist.add(entry)
    clock.advanceMs(61_000)
    expect(await blocklist.purgeExpired()).toEqual([entry])
    expect(await blocklist.find('a')).toBeNull()
    leeway = 3_600_000
    expect(await blocklist.find('a')).toEqual(entry)
    expect(await blocklist.all()).toEqual([])
    clock.advanceMs(3_599_000)
    await blocklist.purgeExpired()
    expect(await blocklist.find('a')).toBeNull()
    expect(await blocklist.add(entry)).toBe(true)
  })

  test('an issued token is alive as long as the server takes it', async () => {
    const clock = new FakeClock()
    const issued = createMemoryIssuedTokens(clock, leewayMs)
    await issued.add({ ...row(clock), alg: 'HS256', issuedAt: clock.now() })
    clock.advanceMs(64_999)
    expect(await issued.aliveOf('test')).toHaveLength(1)
    clock.advanceMs(1)
    expect(await issued.aliveOf('test')).toEqual([])
  })
})

test('issued tokens are alive until their exp, and listed for some time after', async () => {
  const clock = new FakeClock()
  const issued = createMemoryIssuedTokens(clock)
  const row = {
    jti: 'a',
    type: 'access',
    sub: 'test',
    alg: 'HS256',
    issuedAt: clock.now(),
    expiresAt: clock.now() + 1000,
  } as const
  await issued.add(row)
  await issued.add({ ...row, jti: 'b', sub: 'alice' })
  await issued.add({ ...row, jti: 'c', expiresAt: null })
  clock.advanceMs(999)
  expect((await issued.aliveOf('test')).map(({ jti }) => jti)).toEqual(['a', 'c'])
  clock.advanceMs(1)
  expect((await issued.aliveOf('test')).map(({ jti }) => jti)).toEqual(['c'])
  clock.advanceMs(LISTED_AFTER_EXPIRY_MS - 1)
  expect(await issued.purgeExpired()).toEqual([])
  clock.advanceMs(1)
  expect((await issued.purgeExpired()).map(({ jti }) => jti)).toEqual(['a', 'b'])
  expect((await issued.all()).map(({ jti }) => jti)).toEqual(['c'])
})
