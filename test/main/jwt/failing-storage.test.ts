// Whichever of a request's operations on its storage fails: what was revoked is refused, and what is answered holds.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clearJwtStores } from '#main/jwt/jwt-stores'
import { until } from '../../support/lane'
import { FailingStorage, type Loss } from './failing-storage'
import { type Answer, type JwtLab, startJwtLab } from './jwt-lab'

let storage: FailingStorage
let lab: JwtLab
beforeAll(async () => {
  storage = new FailingStorage()
  lab = await startJwtLab('HS256', null, storage)
})
afterAll(() => lab.server.close())

type Tokens = Awaited<ReturnType<JwtLab['logIn']>>
const tokensOf = ({ body }: Answer): Tokens => ({
  access: String(body.access_token),
  refresh: String(body.refresh_token),
})

interface Scenario {
  readonly rotation: boolean
  /** Sets the stage while all is well. */
  prepare(): Promise<string[]>
  /** Sends the request during which the storage fails. */
  act(tokens: readonly string[]): Promise<Answer>
  /** Looks at what came of it when all is well again. */
  check(answer: Answer, tokens: readonly string[]): Promise<void>
}

const login = async () => {
  const { access, refresh } = await lab.logIn()
  return [access, refresh]
}
const at = (tokens: readonly string[], index: number) => tokens[index] ?? ''
const endsWith = (method: string, path: string, index: number) => (tokens: readonly string[]) =>
  lab.withToken(method, path, at(tokens, index))

async function expectDead({ access, refresh }: Partial<Tokens>): Promise<void> {
  if (access !== undefined) expect((await lab.open(access)).status).toBe(401)
  if (refresh !== undefined) expect((await lab.refresh(refresh)).status).toBe(401)
}

const scenarios: Readonly<Record<string, Scenario>> = {
  'a login': {
    rotation: true,
    prepare: async () => [],
    act: () => lab.send('/login', { method: 'POST', json: { username: 'test', password: 'test' } }),
    check: async (answer) => {
      if (answer.status === 200) expect((await lab.open(tokensOf(answer).access)).status).toBe(200)
      else expect(answer.body).not.toHaveProperty('access_token')
    },
  },
  'a logout': {
    rotation: false,
    prepare: login,
    act: endsWith('DELETE', '/logout', 0),
    check: async (answer, tokens) => {
      if (answer.status === 200) await expectDead({ access: at(tokens, 0) })
    },
  },
  'a logout of the refresh token': {
    rotation: true,
    prepare: login,
    act: endsWith('DELETE', '/logout2', 1),
    check: async (answer, tokens) => {
      if (answer.status === 200) await expectDead({ refresh: at(tokens, 1) })
    },
  },
  'a logout of both': {
    rotation: false,
    prepare: login,
    act: (tokens) => {
      lab.settings.revocation = { ...lab.settings.revocation, logoutRevokesBoth: true }
      return lab.withToken('DELETE', '/logout', at(tokens, 0))
    },
    check: async (answer, tokens) => {
      if (answer.status === 200) await expectDead({ access: at(tokens, 0), refresh: at(tokens, 1) })
    },
  },
  'a logout everywhere': {
    rotation: true,
    prepare: async () => [...(await login()), ...(await login())],
    act: endsWith('DELETE', '/logout-everywhere', 0),
    check: async (answer, tokens) => {
      if (answer.status !== 200) return
      await expectDead({ access: at(tokens, 0), refresh: at(tokens, 1) })
      await expectDead({ access: at(tokens, 2), refresh: at(tokens, 3) })
    },
  },
  'a deletion of the account': {
    rotation: true,
    prepare: async () => [...(await login()), ...(await login())],
    act: endsWith('DELETE', '/user', 0),
    check: async (answer, tokens) => {
      // Sent once more it is done, wherever it broke off.
      if (answer.status !== 200)
        expect([200, 401]).toContain((await lab.withToken('DELETE', '/user', at(tokens, 0))).status)
      expect(await lab.accounts.findByUsername('test')).toBeNull()
      await expectDead({ access: at(tokens, 0), refresh: at(tokens, 1) })
      await expectDead({ access: at(tokens, 2), refresh: at(tokens, 3) })
    },
  },
  'a refresh': {
    rotation: false,
    prepare: login,
    act: endsWith('POST', '/refresh', 1),
    check: async (answer) => {
      if (answer.status === 200) expect((await lab.open(tokensOf(answer).access)).status).toBe(200)
      else expect(answer.body).not.toHaveProperty('access_token')
    },
  },
  'a refresh with rotation': {
    rotation: true,
    prepare: login,
    act: endsWith('POST', '/refresh', 1),
    check: async (answer, tokens) => {
      if (answer.status !== 200) {
        expect(answer.body).not.toHaveProperty('refresh_token')
        // It was replaced or it was not, and there is one successor at most: none was handed out yet.
        expect([200, 401]).toContain((await lab.refresh(at(tokens, 1))).status)
      }
      await lab.refresh(at(tokens, 1))
      if (answer.status === 200) await expectDead(tokensOf(answer))
    },
  },
  'a reuse of a refresh token': {
    rotation: true,
    prepare: async () => {
      const tokens = await login()
      const { access, refresh } = tokensOf(await lab.refresh(at(tokens, 1)))
      return [...tokens, access, refresh]
    },
    act: endsWith('POST', '/refresh', 1),
    check: async (answer, tokens) => {
      expect([401, 503]).toContain(answer.status)
      if (answer.status === 503) await lab.refresh(at(tokens, 1))
      await expectDead({ refresh: at(tokens, 3) })
      if (answer.status === 401) await expectDead({ access: at(tokens, 2) })
    },
  },
  'a revoked access token': {
    rotation: false,
    prepare: async () => {
      const tokens = await login()
      await lab.withToken('DELETE', '/logout', at(tokens, 0))
      return tokens
    },
    act: (tokens) => lab.open(at(tokens, 0)),
    check: async (answer) => expect([401, 503]).toContain(answer.status),
  },
  'a revoked refresh token': {
    rotation: true,
    prepare: async () => {
      const tokens = await login()
      await lab.withToken('DELETE', '/logout2', at(tokens, 1))
      return tokens
    },
    act: endsWith('POST', '/refresh', 1),
    check: async (answer) => expect([401, 503]).toContain(answer.status),
  },
  'a request for a download link': {
    rotation: false,
    prepare: login,
    act: endsWith('POST', '/download-link', 0),
    check: async (answer) => {
      if (answer.status !== 200) expect(answer.body).not.toHaveProperty('url')
    },
  },
  'a download': {
    rotation: false,
    prepare: async () => {
      const [access] = await login()
      return [String((await lab.withToken('POST', '/download-link', access ?? '')).body.url)]
    },
    act: ([url]) => lab.send(url ?? ''),
    check: async (answer, [url]) => {
      const again = await lab.send(url ?? '')
      expect([answer, again].filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1)
      expect((await lab.send(url ?? '')).status).toBe(401)
    },
  },
}

describe.each(['blocklist', 'allowlist', 'version'] as const)('with %s', (strategy) => {
  describe.each<Loss>(['operation', 'answer'])('whichever %s is lost', (loss) => {
    test.each(Object.keys(scenarios))('%s', async (name) => {
      const scenario = scenarios[name]
      if (!scenario) throw new Error('There is no such scenario')
      let operations = 0
      for (; ; operations += 1) {
        await Promise.all([lab.accounts.reset(), clearJwtStores(lab.stores)])
        lab.settings.revocation = { ...lab.settings.revocation, strategy, logoutRevokesBoth: false }
        lab.settings.rotation = { enabled: scenario.rotation, graceSeconds: 0 }
        const tokens = await scenario.prepare()
        storage.failAfter(operations, loss)
        const answer = await scenario.act(tokens)
        const failed = storage.failures > 0
        storage.heal()
        if (failed)
          expect([answer.status, answer.body]).toEqual([503, { msg: 'The storage is gone: try again' }])
        await scenario.check(answer, tokens)
        if (!failed) break
      }
      expect(operations).toBeGreaterThan(0)
    })
  })
})

test('what failed stands in the trace, and the server goes on', async () => {
  const { access } = await lab.logIn()
  const before = lab.ends().length
  storage.failAfter(0, 'operation')
  expect((await lab.open(access)).status).toBe(503)
  storage.heal()
  await until(() => lab.ends().length === before + 1)
  expect(lab.hopsOf('store-failed').at(-1)).toEqual({
    kind: 'store-failed',
    storage: 'redis',
    message: 'The storage is gone: try again',
  })
  expect(lab.ends().at(-1)).toMatchObject({ outcome: 'failed', status: 503 })
  expect((await lab.open(access)).status).toBe(200)
})
