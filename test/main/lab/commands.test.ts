import { afterEach, expect, test } from 'vitest'
import { startTestLab, type TestLab } from '../../support/lab'
import { until } from '../../support/lane'

const login = { type: 'login', username: 'test', password: 'test' } as const
const open = { type: 'open-protected' } as const

const labs: TestLab[] = []
afterEach(async () => {
  await Promise.all(labs.splice(0).map(({ lab }) => lab.stop()))
})

async function start(options?: Parameters<typeof startTestLab>[0]): Promise<TestLab> {
  const lab = await startTestLab(options)
  labs.push(lab)
  return lab
}

test.each([
  ['no-such', {}, 'There is no command "no-such"'],
  ['toString', {}, 'There is no command "toString"'],
  ['perform', { lanes: [], action: open }, 'lanes'],
  ['perform', { lanes: ['jwt', 'jwt'], action: open }, 'Each lane at most once'],
  ['set-mode', { lanes: ['jwt'], mode: 'slow', speed: 3 }, 'speed'],
  ['change-settings', { jwtAlgorithm: 'none' }, 'jwtAlgorithm'],
  ['change-settings', { traceBoundHops: 1e308 }, 'traceBoundHops'],
  ['perform', null, 'perform'],
  [
    'perform',
    { lanes: ['jwt'], action: { ...open, credential: 'a\r\nX: y' } },
    'header takes no line breaks',
  ],
])('%s with %j is refused with a reason', async (name, payload, reason) => {
  const { lab, view } = await start()
  const answer = await lab.handle(name, payload)
  expect(answer).toMatchObject({
    ok: false,
    error: { code: 'ERR_LAB_BAD_COMMAND', message: expect.stringContaining(reason) },
  })
  expect(view.flows('jwt')).toEqual([])
})

test('changing the algorithm has tokens of the old one refused', async () => {
  const lab = await start()
  await lab.act(login)
  await lab.send('change-settings', { jwtAlgorithm: 'ES256' })
  expect(await lab.act(open, ['jwt'])).toEqual([422])
  await lab.act(login)
  expect(await lab.act(open, ['jwt'])).toEqual([200])
  await until(() => lab.view.status?.jwtKey.kind === 'key-pair')
})

test('a short secret is taken, and marked as weak', async () => {
  const lab = await start({ jwtSecret: 'super-secret' })
  await lab.act(login)
  expect(await lab.act(open)).toEqual([200, 200])
  expect(lab.view.status?.jwtKey).toEqual({
    kind: 'secret',
    secret: 'super-secret',
    bits: 96,
    requiredBits: 256,
    weak: true,
  })
})

test('a random secret has the bits that the algorithm asks for', async () => {
  const lab = await start()
  expect(lab.view.status?.jwtKey).toMatchObject({ kind: 'secret', weak: false })
})

test('a signed token is taken by the server, and verified without being sent', async () => {
  const lab = await start()
  await lab.act(login)
  const claims = JSON.stringify({ jti: 'x', type: 'access', sub: 'alice' })
  const signed = await lab.send('sign-token', {
    header: '{"alg":"HS256","typ":"JWT"}',
    payload: claims,
    key: { kind: 'server' },
  })
  if (!signed.ok) throw new Error(signed.error.message)
  const { token } = signed.result as { token: string }
  expect(await lab.act({ ...open, credential: token }, ['jwt'])).toEqual([200])
  const verified = await lab.send('verify-token', { token, key: { kind: 'secret', secret: 'wrong' } })
  expect(verified).toMatchObject({
    ok: true,
    result: {
      checks: expect.arrayContaining([expect.objectContaining({ id: 'signature', passed: false })]),
    },
  })
})
