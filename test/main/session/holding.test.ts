// Requests that wait at a gate while the lab's clock goes elsewhere, and clocks far from the machine's.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { HopKind } from '#src/hops/hops'
import { cookieOf, IDLE, type Sent, SessionLab, START } from './session-lab'

const TEN_YEARS = 3_652 * 86_400_000
const json = { username: 'test', password: 'test' }

let lab: SessionLab
beforeEach(async () => {
  lab = await SessionLab.start()
})
afterEach(() => lab.stop())

const expiresOf = ({ setCookies }: Sent) => /Expires=([^;]+)/.exec(setCookies[0] ?? '')?.[1]

describe('the Expires of the cookie', () => {
  it.each([
    ['ten years ahead', START + TEN_YEARS],
    ['ten years back', START - TEN_YEARS],
    ['at the beginning of time', 0],
  ])('follows a clock that is %s', async (_where, now) => {
    lab.clock.set(now)
    const sent = await lab.send('/login', { method: 'POST', json })
    expect(expiresOf(sent)).toBe(new Date(now + IDLE).toUTCString())
    expect(await lab.send('/protected', { cookie: cookieOf(sent) })).toMatchObject({ status: 200 })
  })

  it.each([
    ['an hour on', 3_600_000],
    ['ten years on', TEN_YEARS],
  ])('stays that of the stored session while its response is held %s', async (_when, ms) => {
    // Expires has whole seconds: 1 ms of the machine's clock too much would be a second here.
    const stored = START + 999
    lab.clock.set(stored)
    lab.lane.gate.setMode('step')
    const answer = lab.send('/login', { method: 'POST', json })
    await lab.stepTo('response')
    lab.clock.advanceMs(ms)
    await new Promise((resolve) => setTimeout(resolve, 10))
    lab.lane.gate.setMode('run')
    const sent = await answer
    expect(sent.status).toBe(200)
    expect(expiresOf(sent)).toBe(new Date(stored + IDLE).toUTCString())
    expect(await lab.store.all()).toMatchObject([{ lastSeenAt: stored, expiresAt: stored + IDLE }])
  })

  it('counts from when the session is stored, not from when the password was checked', async () => {
    lab.lane.gate.setMode('step')
    const answer = lab.send('/login', { method: 'POST', json })
    await lab.stepTo('session-stored')
    expect(await lab.store.all()).toEqual([])
    lab.clock.advanceMs(5_000)
    lab.lane.gate.setMode('run')
    expect(expiresOf(await answer)).toBe(new Date(START + 5_000 + IDLE).toUTCString())
  })
})

describe('a request that waits', () => {
  it('has stored its session before the response leaves', async () => {
    lab.lane.gate.setMode('step')
    const answer = lab.send('/login', { method: 'POST', json })
    await lab.stepTo('response')
    expect(await lab.store.all()).toHaveLength(1)
    expect(lab.traced().sessions).toEqual(await lab.store.all())
    lab.lane.gate.setMode('run')
    await answer
  })

  it('waits before each hop in order, named by what it will do it with', async () => {
    const cookie = await lab.logIn()
    const [record] = await lab.store.all()
    lab.lane.gate.setMode('step')
    const answer = lab.send('/protected', { cookie })
    const steps: [HopKind, string | null][] = [
      ['cookie-checked', 'lab.sid'],
      ['session-asked', record?.id ?? null],
      ['session-answered', record?.id ?? null],
      ['session-touched', record?.id ?? null],
      ['response', '200'],
    ]
    for (const [kind, detail] of steps) {
      await lab.waitingBefore(kind)
      expect(lab.lane.gate.holding?.next).toEqual({ kind, detail })
      lab.lane.gate.nextHop()
    }
    expect(await answer).toMatchObject({ status: 200 })
  })

  it('is refused when its session expires before it is touched', async () => {
    const cookie = await lab.logIn()
    lab.lane.gate.setMode('step')
    const answer = lab.send('/protected', { cookie })
    await lab.stepTo('session-touched')
    lab.clock.advanceMs(IDLE)
    lab.lane.gate.setMode('run')
    expect(await answer).toMatchObject({ status: 401, body: { msg: 'Session has expired' } })
    expect(lab.lastKinds()).toEqual([
      'cookie-checked',
      'session-asked',
      'session-answered',
      'session-answered',
    ])
    expect(lab.lastEnd()).toMatchObject({ outcome: 'refused', fault: 'late' })
    expect(lab.traced().sessions).toEqual(await lab.store.all())
  })

  it('does not revive a session that ends meanwhile', async () => {
    const cookie = await lab.logIn()
    lab.lane.gate.setMode('step')
    const answer = lab.send('/protected', { cookie })
    await lab.stepTo('session-touched')
    await lab.store.endAllOf('1', 'logout')
    lab.lane.gate.setMode('run')
    expect(await answer).toMatchObject({ status: 401, body: { msg: 'Session has ended' } })
    expect(await lab.store.all()).toEqual([])
  })

  it('begins no session for an account that is deleted meanwhile', async () => {
    lab.lane.gate.setMode('step')
    const answer = lab.send('/login', { method: 'POST', json })
    await lab.stepTo('session-stored')
    await lab.accounts.delete('1')
    lab.lane.gate.setMode('run')
    const sent = await answer
    expect([sent.status, sent.body, sent.setCookies]).toEqual([401, { msg: 'Bad username or password' }, []])
    expect(lab.lastKinds()).toEqual(['account-checked', 'session-stored', 'session-destroyed'])
    expect(await lab.store.all()).toEqual([])
    expect(lab.traced().sessions).toEqual([])
  })

  it.each(['account-checked', 'session-stored'] as const)(
    'stores no session and sets no cookie when stopped before %s',
    async (kind) => {
      lab.lane.gate.setMode('step')
      const answer = lab.send('/login', { method: 'POST', json })
      await lab.stepTo(kind)
      await lab.lane.stopAll('reset')
      const sent = await answer
      expect([sent.status, sent.body, sent.setCookies]).toEqual([503, { msg: 'reset' }, []])
      expect(await lab.store.all()).toEqual([])
      expect(lab.lastEnd()).toMatchObject({ outcome: 'aborted' })
    },
  )
})

it('a login that is stopped before its response sets no cookie', async () => {
  lab.lane.gate.setBreakpoints(['response'])
  const answer = lab.send('/login', { method: 'POST', json })
  await lab.stepTo('response')
  await lab.lane.stopAll('The lane was reset')
  const sent = await answer
  expect([sent.status, sent.body, sent.setCookies]).toEqual([503, { msg: 'The lane was reset' }, []])
})
