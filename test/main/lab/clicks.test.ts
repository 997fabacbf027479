import { afterEach, beforeEach, expect, test } from 'vitest'
import { flowNumber } from '#src/trace/flow'
import { LANES, type LaneId } from '#src/trace/lane'
import { startTestLab, type TestLab } from '../../support/lab'
import { until } from '../../support/lane'

let lab: TestLab

beforeEach(async () => {
  lab = await startTestLab()
})

afterEach(() => lab.lab.stop())

const numbersOn = (lane: LaneId) => lab.view.flows(lane).map(({ started }) => flowNumber(started))
const logIn = { type: 'login', username: 'test', password: 'test' } as const

test('what the learner asks for has one number on both lanes, whatever else has happened on one', async () => {
  await lab.act(logIn)
  await lab.act({ type: 'refresh' }, ['jwt'])
  await lab.act({ type: 'open-protected' })
  expect(numbersOn('session')).toEqual(['1', '3'])
  expect(numbersOn('jwt')).toEqual(['1', '2', '3'])
  // What addresses a flow is its lane's own count still.
  expect(lab.view.flows('session').map(({ id }) => id)).toEqual([1, 2])
  expect(await lab.send('perform', { lanes: [...LANES], action: { type: 'logout' } })).toMatchObject({
    result: { number: 4, flows: { session: 3, jwt: 4 } },
  })
})

test('two tabs that race, and a front end that refreshes by itself, count once', async () => {
  await lab.act(logIn)
  await lab.send('race-refresh', {})
  await until(() => lab.view.flows('jwt').filter(({ ended }) => ended).length === 3)
  await lab.send('change-settings', { lifetimes: { autoRefresh: true } })
  await lab.send('advance-clock', { to: (lab.view.status?.clock.now ?? 0) + 20 * 60_000 })
  await lab.act({ type: 'open-protected' })
  expect(
    lab.view
      .flows('jwt')
      .at(-1)
      ?.hops.filter(({ hop }) => hop.kind === 'request'),
  ).toHaveLength(3)
  expect(numbersOn('jwt')).toEqual(['1', '2', '2', '3'])
})

test('external clients have numbers of their own, each lane by itself', async () => {
  await lab.act(logIn)
  await fetch(`${lab.origin('jwt')}/protected`)
  await lab.act({ type: 'open-protected' })
  await fetch(`${lab.origin('jwt')}/protected`)
  await fetch(`${lab.origin('session')}/protected`)
  await until(() => lab.view.flows('session').length === 3)
  expect(numbersOn('jwt')).toEqual(['1', 'x1', '2', 'x2'])
  expect(numbersOn('session')).toEqual(['1', '2', 'x1'])
})

test('the count begins anew when both lanes do, and not while one still shows its numbers', async () => {
  await lab.act(logIn)
  await lab.send('reset', { lanes: ['jwt'] })
  await lab.act(logIn)
  expect(numbersOn('jwt')).toEqual(['2'])
  await lab.send('reset', { lanes: [...LANES] })
  await lab.act(logIn)
  expect([numbersOn('session'), numbersOn('jwt')]).toEqual([['1'], ['1']])
})

test('what waits for its turn has its number already', async () => {
  await lab.send('set-mode', { lanes: ['jwt'], mode: 'step' })
  for (const action of [logIn, { type: 'open-protected' } as const])
    await lab.send('perform', { lanes: ['jwt'], action })
  await until(() => lab.view.status?.lanes.jwt.queued.length === 1)
  expect(lab.view.status?.lanes.jwt.queued).toMatchObject([{ flow: 2, number: 2, action: 'open-protected' }])
})
