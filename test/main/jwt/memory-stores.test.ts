import { expect, test } from 'vitest'
import { createMemoryBlocklist } from '#main/jwt/memory-blocklist'
import { createMemoryIssuedTokens, LISTED_AFTER_EXPIRY_MS } from '#main/jwt/memory-issued-tokens'
import { FakeClock } from '../../support/fake-clock'
import { blocklistContract } from './blocklist-contract'

blocklistContract('memory', async (clock) => createMemoryBlocklist(clock))

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
