// The measurement of costs, with its real servers: what is counted is exact, what is measured is only compared.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { realIds } from '#main/clock/real-ids'
import { createCostMeasurement } from '#main/cost/measure'
import type { MeasuredCost } from '#src/contract/commands'
import { MEASURED_WORKLOAD } from '#src/contract/workload'
import { REVOCATION_STRATEGIES } from '#src/settings/revocation'
import { JWT_ALGORITHMS } from '#src/settings/settings'
import { FakeClock } from '../../support/fake-clock'
import { startTestLab, type TestLab } from '../../support/lab'

const measure = () => createCostMeasurement({ clock: new FakeClock(), ids: realIds() })

const way = (costs: readonly MeasuredCost[], algorithm: string, strategy: string): MeasuredCost => {
  const found = costs.find((cost) => cost.algorithm === algorithm && cost.strategy === strategy)
  if (!found) throw new Error(`${algorithm} with ${strategy} was not measured`)
  return found
}

describe('a measurement of all ways', () => {
  let costs: MeasuredCost[]
  beforeEach(async () => {
    costs ??= await measure()()
  })

  test('has sessions first, then each algorithm with each strategy', () => {
    expect(costs.map(({ algorithm, strategy }) => [algorithm, strategy])).toEqual([
      ['HMAC-SHA256', 'session'],
      ...JWT_ALGORITHMS.flatMap((algorithm) =>
        REVOCATION_STRATEGIES.map((strategy) => [algorithm, strategy]),
      ),
    ])
  })

  test('counts one look-up for each request where something is asked, and none where nothing is', () => {
    expect(way(costs, 'HMAC-SHA256', 'session').lookups).toBe(1)
    for (const algorithm of JWT_ALGORITHMS) {
      expect(REVOCATION_STRATEGIES.map((strategy) => way(costs, algorithm, strategy).lookups)).toEqual([
        0, 1, 1, 1,
      ])
    }
  })

  test('finds in the stores what each strategy has to keep after the same logins and logouts', () => {
    const { logins, logouts } = MEASURED_WORKLOAD
    const entries = (strategy: string) => way(costs, 'ES256', strategy).store.entries
    expect(entries('none')).toBe(0)
    expect(entries('blocklist')).toBe(logouts)
    // An access and a refresh token for each login; a logout takes the access token off.
    expect(entries('allowlist')).toBe(2 * logins - logouts)
    expect(entries('version')).toBe(logouts)
    expect(way(costs, 'ES256', 'none').store.bytes).toBe(0)
    expect(way(costs, 'ES256', 'blocklist').store.bytes).toBeGreaterThan(0)
    expect(way(costs, 'HMAC-SHA256', 'session').store.entries).toBeGreaterThanOrEqual(logins - logouts)
  })

  test('weighs credentials: a cookie is the lightest, an RSA signature makes a token heavier than an HMAC does', () => {
    const bytes = (algorithm: string) => way(costs, algorithm, 'blocklist').credentialBytes
    expect(way(costs, 'HMAC-SHA256', 'session').credentialBytes).toBeLessThan(bytes('HS256'))
    // A signature of 256 bytes in place of one of 32, in Base64url.
    expect(bytes('RS256') - bytes('HS256')).toBe(Math.ceil((256 * 4) / 3) - Math.ceil((32 * 4) / 3))
    expect(bytes('ES256')).toBe(bytes('EdDSA'))
  })

  test('takes processor time for each verification', () => {
    for (const { verifyCpuMicros } of costs) expect(verifyCpuMicros).toBeGreaterThan(0)
  })
})

// All ways are measured twice, which takes seconds of processor time.
test('a second call while one measures gets the same figures; a later one measures anew', {
  timeout: 60_000,
}, async () => {
  const run = measure()
  const [first, second] = await Promise.all([run(), run()])
  expect(second).toBe(first)
  expect(await run()).not.toBe(first)
})

describe('the command', () => {
  let lab: TestLab
  beforeEach(async () => {
    lab = await startTestLab()
  })
  afterEach(() => lab.lab.stop())

  test('measures while the lab goes on, and leaves no trace in it', async () => {
    const before = lab.view.events('jwt').length
    const measuring = lab.send('measure-costs', {})
    // The learner's clock is moved past every expiry meanwhile.
    await lab.send('advance-clock', { to: lab.clock.now() + 365 * 24 * 3_600_000 })
    expect(await lab.act({ type: 'login', username: 'test', password: 'test' })).toEqual([200, 200])
    const answer = await measuring
    expect(answer.ok).toBe(true)
    const later = lab.view.events('jwt').slice(before)
    expect(later.filter(({ type }) => type === 'flow-started')).toHaveLength(1)
  })

  test('is accompanied by the costs of the flows themselves', async () => {
    await lab.act({ type: 'login', username: 'test', password: 'test' })
    await lab.act({ type: 'open-protected' })
    const costOf = (lane: 'session' | 'jwt') => lab.view.flows(lane).at(-1)?.ended?.cost
    expect(costOf('session')).toMatchObject({
      requests: 1,
      lookups: 1,
      algorithm: 'HMAC-SHA256',
      strategy: 'session',
    })
    expect(costOf('jwt')).toMatchObject({
      requests: 1,
      lookups: 1,
      writes: 0,
      algorithm: 'HS256',
      strategy: 'blocklist',
    })
    expect(costOf('jwt')?.verifyCpuMicros).toBeGreaterThan(0)
    expect(costOf('jwt')?.credentialBytes).toBeGreaterThan(costOf('session')?.credentialBytes ?? 0)
  })

  test('counts what the stores hold now', async () => {
    const count = async () => lab.send('count-stores', {})
    expect(await count()).toEqual({
      ok: true,
      result: { session: { entries: 0, bytes: 0 }, jwt: { entries: 0, bytes: 0 } },
    })
    await lab.act({ type: 'login', username: 'test', password: 'test' })
    await lab.act({ type: 'logout' }, ['jwt'])
    expect(await count()).toMatchObject({
      ok: true,
      result: { session: { entries: 1 }, jwt: { entries: 1 } },
    })
  })
})
