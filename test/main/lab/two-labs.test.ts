// The learner's lab while a demonstration runs on another beside it, and after it: as it was.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DEMONSTRATIONS, type DemonstrationId } from '#src/contract/demonstrations'
import type { LabStatus } from '#src/contract/status'
import { DEMONSTRATION_STEPS } from '#src/demo/demonstrations'
import { LANES, perLane } from '#src/trace/lane'
import type { Trace } from '#src/trace/trace'
import { changeInTenWays } from '../../support/changed-lab'
import { LabView, startTestLab, type TestLab } from '../../support/lab'
import { until } from '../../support/lane'

const login = { type: 'login', username: 'test', password: 'test' } as const
const open = { type: 'open-protected' } as const

let lab: TestLab
beforeEach(async () => {
  lab = await startTestLab()
})
afterEach(() => lab.lab.stop())

const stage = (id: DemonstrationId) => lab.send('stage-demonstration', { id })
const finish = () => lab.send('finish-demonstration', {})
const end = () => lab.send('end-demonstration', {})
const isHeld = () => lab.view.status?.lanes.session.holding != null

/** What a page would be told that is opened now. */
function told() {
  const view = new LabView()
  lab.lab.subscribe((message) => view.hear(message))()
  const { trace, status } = view
  if (!status) throw new Error('There is no status')
  return structuredClone({ trace, status, state: perLane((lane) => view.state(lane)) })
}

/** Changes the learner's lab in ten ways, and leaves a request of it waiting at a gate. */
async function change(): Promise<{ status: LabStatus; trace: Trace }> {
  await changeInTenWays(
    async (name, payload) => expect(await lab.send(name, payload)).toMatchObject({ ok: true }),
    (action) => lab.act(action),
    lab.clock.now(),
  )
  await lab.send('perform', { lanes: ['session'], action: open })
  await until(isHeld)
  return told()
}

describe.each(DEMONSTRATIONS)('after %s', (id) => {
  test('a lab that was changed in ten ways is as it was, and what waited there still waits', async () => {
    const before = await change()
    expect(await stage(id)).toMatchObject({ ok: true })
    lab.clock.advanceMs(60_000)
    expect(await finish()).toMatchObject({ ok: true })
    if (DEMONSTRATION_STEPS[id].cure) await finish()
    expect(await end()).toMatchObject({ ok: true })
    const after = told()
    // As far as the machine's time has come meanwhile the lab's has not.
    const aheadMs = before.status.clock.aheadMs - 60_000
    expect(after).toEqual({
      ...before,
      status: { ...before.status, clock: { ...before.status.clock, aheadMs, waitedMs: 60_000 } },
    })
    await lab.send('run-to-end', { lanes: ['session'] })
    await until(() => lab.view.flows('session').at(-1)?.ended?.status === 200)
  })
})

describe('while a demonstration is on', () => {
  test('another lab is shown, which is at its start and has servers, a clock and stores of its own', async () => {
    const before = await change()
    await stage('one-time-link')
    const { status, state } = told()
    expect(status.lab).not.toBe(before.status.lab)
    for (const lane of LANES) {
      expect(status.lanes[lane].origin).not.toBe(before.status.lanes[lane].origin)
      expect(status.lanes[lane]).toMatchObject({ mode: 'run', breakpoints: [], storage: { kind: 'memory' } })
    }
    expect(status.clock).toMatchObject({ paused: false, rate: 1, aheadMs: 0 })
    expect(state.session.sessions).toEqual([])
  })

  test('what its learner does there changes nothing of the other', async () => {
    const before = await change()
    await stage('second-node')
    await lab.send('set-storage', { lanes: [...LANES], kind: 'sqlite' })
    await lab.send('reset', { lanes: [...LANES] })
    await lab.act(login)
    await lab.send('advance-clock', { to: lab.clock.now() + 86_400_000 })
    await end()
    expect(told()).toEqual(before)
  })

  test('the learner’s servers answer others with 503, and nothing of it is recorded', async () => {
    const origin = lab.origin('jwt')
    const before = told()
    await stage('one-time-link')
    const answer = await fetch(`${origin}/protected`)
    expect(answer.status).toBe(503)
    expect((await answer.json()).msg).toContain('demonstration')
    await end()
    expect(told()).toEqual(before)
    expect((await fetch(`${origin}/protected`)).status).toBe(401)
  })

  test('a slow request of the learner’s stands still, and goes on afterwards', async () => {
    await lab.send('set-mode', { lanes: ['jwt'], mode: 'slow', speed: 4 })
    await lab.send('perform', { lanes: ['jwt'], action: open })
    await until(() => (lab.view.flows('jwt').at(-1)?.hops.length ?? 0) > 0)
    await stage('one-time-link')
    await new Promise((resolve) => setTimeout(resolve, 600))
    const before = lab.view.messages.findLastIndex((each) => each.type === 'events' && each.lab === 0)
    const shown = lab.view.messages.findLastIndex(({ type }) => type === 'snapshot')
    expect(before).toBeLessThan(shown)
    await end()
    expect(lab.view.flows('jwt').at(-1)?.ended).toBeNull()
    await until(() => lab.view.flows('jwt').at(-1)?.ended?.status === 401)
  })

  test('a clock that the learner had paused stays paused', async () => {
    await lab.send('set-clock', { paused: true })
    await stage('one-time-link')
    await end()
    expect(lab.view.status?.clock.paused).toBe(true)
  })

  test('a clock that ran goes on from where it stood', async () => {
    const start = lab.clock.now()
    await stage('one-time-link')
    lab.clock.advanceMs(60_000)
    await end()
    lab.clock.advanceMs(1_000)
    expect(told().status.clock.now).toBe(start + 1_000)
  })
})

describe('a page that was away', () => {
  const positionOf = (view: LabView) => ({
    lab: view.status?.lab ?? -1,
    seq: Math.max(...LANES.map((lane) => view.events(lane).at(-1)?.seq ?? 0)),
  })
  const comeBack = (since: { lab: number; seq: number }) => {
    const view = new LabView()
    lab.lab.subscribe((message) => view.hear(message), since)()
    return view.messages.map(({ type }) => type)
  }

  test('while a demonstration came is told of its lab from the beginning', async () => {
    await lab.act(login)
    const since = positionOf(lab.view)
    await stage('one-time-link')
    expect(comeBack(since)).toEqual(['status', 'snapshot'])
  })

  test('while a demonstration ended is told of the learner’s from the beginning', async () => {
    for (let each = 0; each < 5; each += 1) await lab.act(login)
    await stage('one-time-link')
    const since = positionOf(lab.view)
    await end()
    expect(since.lab).toBe(1)
    expect(comeBack(since)).toEqual(['status', 'snapshot'])
  })

  test('for the whole of it only goes on', async () => {
    await lab.act(login)
    const since = positionOf(lab.view)
    await stage('one-time-link')
    await end()
    expect(comeBack(since)).toEqual(['status', 'events'])
  })
})
