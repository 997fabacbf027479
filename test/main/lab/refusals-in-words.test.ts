// What the learner is told of a refusal, as the real servers answer: each 401 and 422 says what the credential lacks.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { hopSentence } from '#src/diagram/hop-text'
import { catalogues } from '#src/i18n/catalogue'
import { LANES, type LaneId } from '#src/trace/lane'
import { startTestLab, type TestLab } from '../../support/lab'

const { en, 'zh-TW': zh } = catalogues
const OPEN = { type: 'open-protected' } as const

let lab: TestLab
beforeEach(async () => {
  lab = await startTestLab()
  await lab.act({ type: 'login', username: 'test', password: 'test' })
})
afterEach(() => lab.lab.stop())

function said(lane: LaneId, text = en): string {
  const hop = lab.view
    .flows(lane)
    .at(-1)
    ?.hops.findLast(({ hop: { kind } }) => kind === 'response')
  return hop ? hopSentence(hop, text) : ''
}

describe('an answer', () => {
  test('to what has expired tells the front end to refresh or to log in', async () => {
    // The front end's jar drops a cookie with its time: a client that keeps it hears the server.
    const [kept] = lab.view.state('session').cookies
    await lab.send('advance-clock', { to: lab.clock.now() + 31 * 60_000 })
    expect(await lab.act(OPEN, ['jwt'])).toEqual([401])
    const headers = { cookie: `${kept?.name}=${kept?.value}` }
    expect((await fetch(`${lab.origin('session')}/protected`, { headers })).status).toBe(401)
    for (const lane of LANES) {
      expect(said(lane)).toContain('its time has passed')
      expect(said(lane, zh)).toContain('過期了')
    }
  })

  test('to what was revoked says that only a new login helps', async () => {
    await lab.send('steal', { lanes: [...LANES] })
    await lab.act({ type: 'logout' })
    const before = lab.view.flows('jwt').length
    await lab.send('perform', { lanes: [...LANES], action: OPEN, as: 'attacker' })
    await expect.poll(() => lab.view.flows('jwt').at(before)?.ended).toBeTruthy()
    await expect.poll(() => lab.view.flows('session').at(-1)?.ended).toBeTruthy()
    for (const lane of LANES) {
      expect(said(lane)).toContain('it was taken back')
      expect(said(lane, zh)).toContain('已經被收回')
    }
  })

  test('to what was forged explains the 422, which the standard would have as 401', async () => {
    const origin = lab.origin('jwt')
    const forged = { authorization: 'Bearer eyJhbGciOiJIUzI1NiJ9.e30.AAAA' }
    expect((await fetch(`${origin}/protected`, { headers: forged })).status).toBe(422)
    expect(said('jwt')).toContain('RFC 6750 section 3.1')
    expect(said('jwt', zh)).toContain('RFC 6750 第 3.1 節')
  })

  test('to nobody says that it doesn’t know who asks', async () => {
    for (const lane of LANES) {
      expect((await fetch(`${lab.origin(lane)}/protected`)).status).toBe(401)
      expect(said(lane)).toContain('does not know who asks')
    }
  })
})
