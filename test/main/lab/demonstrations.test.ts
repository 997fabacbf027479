// Each demonstration on real servers, and all that can come between.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DEMONSTRATIONS, type DemonstrationId } from '#src/contract/demonstrations'
import { expectedOf, requestsOf } from '#src/demo/demonstration'
import { DEMONSTRATION_STEPS } from '#src/demo/demonstrations'
import { differencesOf } from '#src/differences/differences'
import { catalogues } from '#src/i18n/catalogue'
import { INITIAL_SETTINGS } from '#src/settings/settings'
import { responseOf } from '#src/trace/flow'
import { LANES, type LaneId, perLane } from '#src/trace/lane'
import { startTestLab, type TestLab } from '../../support/lab'
import { until } from '../../support/lane'

const login = { type: 'login', username: 'test', password: 'test' } as const
const open = { type: 'open-protected' } as const
const ended = { ok: false, error: { code: 'ERR_LAB_DEMONSTRATION_ENDED' } }
const nothingThere = { ok: false, error: { code: 'ERR_LAB_NOTHING_THERE' } }

let lab: TestLab
beforeEach(async () => {
  lab = await startTestLab()
})
afterEach(() => lab.lab.stop())

const stage = (id: DemonstrationId) => lab.send('stage-demonstration', { id })
const finish = () => lab.send('finish-demonstration', {})
const now = () => lab.view.status?.demonstration ?? null
const phase = (wanted: string) => until(() => now()?.phase === wanted)

/** Begins to set a stage; resolves with its first request, when its own reset is over. */
async function begin(id: DemonstrationId) {
  const staged = stage(id)
  await until(() => lab.view.flows('jwt').length > 0)
  return { staged }
}

/** Stages a demonstration and takes its last step, which then waits on these lanes. */
async function hold(id: DemonstrationId, lanes: readonly LaneId[]) {
  await stage(id)
  await lab.send('set-mode', { lanes: [...lanes], mode: 'step' })
  const finished = finish()
  await until(() => lanes.every((lane) => lab.view.status?.lanes[lane].holding != null))
  return { finished }
}

/** The statuses that the servers have sent over the wire to the requests of the last step. */
const answers = () =>
  perLane((lane: LaneId) =>
    (now()?.flows[lane] ?? []).map((id) => {
      const flow = lab.view.flows(lane).find((each) => each.id === id)
      return (flow && responseOf(flow)?.status) ?? null
    }),
  )

test.each([
  ['logout-does-not-kill', ['no blacklist, wait for expiry']],
  ['blacklist-on', ['Blacklist: off']],
  ['second-node', ['2 nodes', 'all to node 1', 'no blacklist, wait for expiry']],
  ['one-time-link', []],
] as const)('the stage of %s differs from the start in what its scene names', async (id, words) => {
  await stage(id)
  await phase('scene')
  const { status } = lab.view
  expect(status && differencesOf(status).map(({ says }) => says(catalogues.en))).toEqual(words)
})

describe.each(DEMONSTRATIONS)('%s', (id) => {
  const { lesson, cure } = DEMONSTRATION_STEPS[id]

  test('is answered by the real servers as it says, when it is staged and after its last step', async () => {
    expect(await stage(id)).toEqual({ ok: true, result: {} })
    await phase('scene')
    expect(now()).toMatchObject({ id, round: 'lesson', why: null, flows: { session: [], jwt: [] } })
    const staged = perLane((lane) => lab.view.flows(lane).map((flow) => responseOf(flow)?.status))
    expect(staged).toEqual(expectedOf(lesson.stage))
    expect(await finish()).toEqual({ ok: true, result: {} })
    await phase('look')
    expect(answers()).toEqual(expectedOf(lesson.last))
    if (!cure) {
      expect(await finish()).toMatchObject(nothingThere)
      return
    }
    expect(await finish()).toEqual({ ok: true, result: {} })
    await until(() => now()?.phase === 'look' && now()?.round === 'cure')
    expect(answers()).toEqual(expectedOf(cure.last))
    expect(await finish()).toMatchObject(nothingThere)
  })

  test('can be staged again after its last step, and is answered the same', async () => {
    await stage(id)
    await finish()
    expect(await stage(id)).toMatchObject({ ok: true })
    await finish()
    await phase('look')
    expect(now()?.round).toBe('lesson')
    expect(answers()).toEqual(expectedOf(lesson.last))
  })
})

describe('the stage', () => {
  test('is set from the start, whatever is set in the learner’s lab; but for the trace bound and the Redis address', async () => {
    const redisUrl = 'redis://127.0.0.1:1'
    await lab.act(login)
    await lab.send('add-node', { lanes: ['jwt'] })
    await lab.send('set-routing', { lanes: ['jwt'], routing: 2 })
    await lab.send('set-storage', { lanes: ['session'], kind: 'sqlite' })
    await lab.send('change-settings', {
      jwtAlgorithm: 'ES256',
      traceBoundHops: 1234,
      redisUrl,
      rotation: { enabled: true, graceSeconds: 30 },
    })
    await lab.send('advance-clock', { to: (lab.view.status?.clock.now ?? 0) + 3_600_000 })
    await lab.send('set-clock', { paused: true, rate: 600 })
    await lab.send('set-breakpoints', { lanes: [...LANES], breakpoints: ['verify'] })
    await lab.send('set-mode', { lanes: [...LANES], mode: 'step' })
    await lab.send('perform', { lanes: [...LANES], action: open })
    await until(() => LANES.every((lane) => lab.view.status?.lanes[lane].holding != null))
    expect(await stage('one-time-link')).toMatchObject({ ok: true })
    await phase('scene')
    const { settings, clock, lanes } = lab.view.status ?? {}
    expect(settings).toEqual({ ...INITIAL_SETTINGS, traceBoundHops: 1234, redisUrl })
    expect(clock).toMatchObject({ paused: false, rate: 1, aheadMs: 0 })
    for (const lane of LANES) {
      expect(lanes?.[lane]).toMatchObject({
        mode: 'run',
        breakpoints: [],
        routing: 'round-robin',
        holding: null,
        storage: { kind: 'memory' },
      })
      expect(lanes?.[lane].nodes).toHaveLength(1)
    }
    expect(lab.view.flows('session')).toEqual([])
    expect(lab.view.flows('jwt')).toHaveLength(
      requestsOf(DEMONSTRATION_STEPS['one-time-link'].lesson.stage).length,
    )
    expect(lab.view.state('session').sessions).toEqual([])
  })

  test('is told step by step', async () => {
    await stage('second-node')
    const told = lab.view.messages.flatMap((message) =>
      message.type === 'status' && message.status.demonstration?.phase === 'staging'
        ? [message.status.demonstration.progress]
        : [],
    )
    const taken = told.map((progress) => progress.taken)
    expect(taken).toEqual(taken.toSorted((a, b) => a - b))
    const { stage: steps } = DEMONSTRATION_STEPS['second-node'].lesson
    expect(told.at(-1)?.of).toBeGreaterThan(steps.length)
    // Each of its two requests comes after another step.
    expect(new Set(taken).size).toBeGreaterThanOrEqual(2)
  })

  test('is gone when the demonstration is closed', async () => {
    await stage('second-node')
    const origin = lab.origin('jwt')
    await lab.send('end-demonstration', {})
    await until(() => now() === null)
    expect(lab.view.status).toMatchObject({ lab: 0, lanes: { jwt: { nodes: [{ node: 1 }] } } })
    expect(lab.view.flows('jwt')).toEqual([])
    await until(() =>
      fetch(origin).then(
        () => false,
        () => true,
      ),
    )
    expect(await finish()).toMatchObject(nothingThere)
  })
})

describe('the pacing', () => {
  const pace = (to: 'next' | 'back') => lab.send('pace-demonstration', { to })
  const done = { ok: true, result: {} }
  /** Waits until a page is told that it has come to a phase of a round. */
  const at = (wanted: string, round = 'lesson') =>
    until(() => now()?.phase === wanted && now()?.round === round)

  test('goes from the scene over question, look, answer and cure to the next demonstration', async () => {
    await stage('forgotten-refresh-token')
    for (const [wanted, round] of [
      ['question', 'lesson'],
      ['look', 'lesson'],
      ['answer', 'lesson'],
      ['look', 'cure'],
      ['answer', 'cure'],
    ] as const) {
      expect(await pace('next')).toEqual(done)
      await at(wanted, round)
    }
    expect(answers().jwt).toEqual([401])
    expect(await pace('next')).toEqual(done)
    await phase('scene')
    expect(now()?.id).toBe('restart-forgets')
  })

  test('goes back over each part, for which the stage is set anew where it has to be, and keeps the hands', async () => {
    await stage('forgotten-refresh-token')
    await pace('next')
    await lab.send('count-hands', { answer: 1, hands: 17 })
    await pace('next')
    await pace('next')
    await pace('next')
    await at('look', 'cure')
    const shown = lab.view.status?.lab ?? 0
    for (const [wanted, flows] of [
      ['answer', [200, 200]],
      ['look', [200, 200]],
      ['question', []],
      ['scene', []],
    ] as const) {
      expect(await pace('back')).toEqual(done)
      await at(wanted)
      expect(now()?.hands).toEqual([0, 17])
      expect(answers().jwt).toEqual(flows)
    }
    expect(lab.view.status?.lab).toBe(shown + 2)
    expect(await pace('back')).toEqual(done)
    await phase('scene')
    expect(now()).toMatchObject({ id: 'blacklist-on', hands: [0, 0] })
  })

  test('has no demonstration before the first and none after the last', async () => {
    await stage('logout-does-not-kill')
    expect(await pace('back')).toMatchObject(nothingThere)
    await stage('one-time-link')
    for (const wanted of ['question', 'look', 'answer']) {
      await pace('next')
      await at(wanted)
    }
    expect(await pace('next')).toMatchObject(nothingThere)
    await at('answer')
  })

  test('waits for what is being done: two presses at once take one step', async () => {
    await stage('logout-does-not-kill')
    await pace('next')
    expect(await Promise.all([pace('next'), pace('next')])).toEqual([done, done])
    await at('look')
    expect(answers()).toEqual({ session: [401], jwt: [200] })
  })

  test('tells which flows have set the stage, and which the story is about', async () => {
    await stage('stolen-refresh-token')
    const { lesson } = DEMONSTRATION_STEPS['stolen-refresh-token']
    await phase('scene')
    expect(now()?.staged.jwt).toHaveLength(requestsOf(lesson.stage).length)
    expect(now()?.decisive).toEqual({ session: null, jwt: null })
    await finish()
    await phase('look')
    const [reuse] = lab.view.flows('jwt').filter(({ started }) => started.actor === 'attacker')
    expect(now()?.decisive).toEqual({ session: null, jwt: reuse?.id })
  })

  test('is refused while no demonstration is on, and hands for an answer that there is not', async () => {
    expect(await pace('next')).toMatchObject(nothingThere)
    expect(await pace('back')).toMatchObject(nothingThere)
    expect(await lab.send('count-hands', { answer: 0, hands: 1 })).toMatchObject(nothingThere)
    await stage('blacklist-on')
    expect(await lab.send('count-hands', { answer: 2, hands: 1 })).toMatchObject(nothingThere)
    for (const hands of [-1, 1000, 1.5])
      expect(await lab.send('count-hands', { answer: 0, hands })).toMatchObject({ ok: false })
    expect(await lab.send('count-hands', { answer: 1, hands: 999 })).toEqual(done)
    await until(() => now()?.hands[1] === 999)
  })

  test('sets the stage again after a reset has ended it', async () => {
    await stage('blacklist-on')
    await lab.send('reset', { lanes: [...LANES] })
    await phase('ended')
    expect(await pace('next')).toEqual(done)
    await phase('scene')
  })
})

describe('what comes between', () => {
  test('a second demonstration, chosen while the first is being staged, takes its place', async () => {
    const first = stage('second-node')
    await phase('staging')
    const second = stage('one-time-link')
    expect(await first).toMatchObject(ended)
    expect(await second).toMatchObject({ ok: true })
    await finish()
    await phase('look')
    expect(now()?.id).toBe('one-time-link')
    expect(answers()).toEqual({ session: [], jwt: [401] })
    expect(lab.view.status?.lanes.jwt.nodes).toHaveLength(1)
  })

  test('of many chosen at once the last one is given', async () => {
    const all = await Promise.all([
      stage('second-node'),
      stage('restart-forgets'),
      stage('second-node'),
      stage('blacklist-on'),
    ])
    expect(all.map(({ ok }) => ok)).toEqual([false, false, false, true])
    expect(await finish()).toMatchObject({ ok: true })
    await phase('look')
    expect(answers().jwt).toEqual([401])
  })

  test.each(LANES)('a reset of the %s lane while the stage is being set ends it', async (lane) => {
    const { staged } = await begin('restart-forgets')
    await lab.send('reset', { lanes: [lane] })
    expect(await staged).toMatchObject(ended)
    await phase('ended')
    expect(now()).toMatchObject({ why: 'reset' })
    expect(await finish()).toMatchObject(nothingThere)
    expect(await lab.act(login)).toEqual([200, 200])
  })

  test.each(['scene', 'look'] as const)('a reset when it is %s ends it', async (when) => {
    await stage('blacklist-on')
    if (when === 'look') await finish()
    await phase(when)
    await lab.send('reset', { lanes: [...LANES] })
    await phase('ended')
    expect(now()).toMatchObject({ why: 'reset' })
    expect(await finish()).toMatchObject(nothingThere)
    expect(await stage('blacklist-on')).toMatchObject({ ok: true })
  })

  test('a clock that is put back ends it: that is a reset', async () => {
    await stage('blacklist-on')
    await lab.send('advance-clock', { to: lab.clock.now() + 60_000 })
    await lab.send('reset-clock', {})
    await phase('ended')
    expect(now()?.why).toBe('reset')
  })

  test('a request that a breakpoint holds while the stage is being set ends it, and can go on', async () => {
    const { staged } = await begin('restart-forgets')
    await lab.send('set-breakpoints', { lanes: [...LANES], breakpoints: ['response'] })
    expect(await staged).toMatchObject(ended)
    await phase('ended')
    expect(now()?.why).toBe('held')
    await lab.send('set-breakpoints', { lanes: [...LANES], breakpoints: [] })
    await lab.send('run-to-end', { lanes: [...LANES] })
    await until(() => LANES.every((lane) => lab.view.flows(lane).every((flow) => flow.ended !== null)))
    expect(await stage('restart-forgets')).toMatchObject({ ok: true })
  })

  test('the last step waits at a breakpoint for the instructor, and is done when it is let go', async () => {
    const { finished } = await hold('logout-does-not-kill', LANES)
    expect(now()?.phase).toBe('finishing')
    await lab.send('set-mode', { lanes: [...LANES], mode: 'run' })
    expect(await finished).toMatchObject({ ok: true })
    await phase('look')
    expect(answers()).toEqual({ session: [401], jwt: [200] })
  })

  test('a reset while the last step waits ends it', async () => {
    const { finished } = await hold('logout-does-not-kill', ['jwt'])
    await lab.send('reset', { lanes: ['jwt'] })
    expect(await finished).toMatchObject(ended)
    await phase('ended')
  })

  test('closing it while the last step waits ends it, and its lab with the request', async () => {
    const { finished } = await hold('logout-does-not-kill', ['jwt'])
    await lab.send('end-demonstration', {})
    expect(await finished).toMatchObject(ended)
    await until(() => now() === null)
    expect(lab.view.status?.lanes.jwt.holding).toBeNull()
    expect(await lab.act(login)).toEqual([200, 200])
  })

  test('closing it and choosing another at once leaves the other on', async () => {
    await stage('second-node')
    const closed = lab.send('end-demonstration', {})
    expect(await stage('one-time-link')).toMatchObject({ ok: true })
    await closed
    await phase('scene')
    expect(lab.view.status?.lab).toBe(2)
    await finish()
    await phase('look')
    expect(answers().jwt).toEqual([401])
  })

  test('two presses of the last step take it once', async () => {
    await stage('forgotten-refresh-token')
    expect(await Promise.all([finish(), finish()])).toEqual([
      { ok: true, result: {} },
      { ok: true, result: {} },
    ])
    await phase('look')
    expect(now()?.round).toBe('lesson')
    expect(answers().jwt).toEqual([200, 200])
  })

  test.each(['staging', 'finishing'] as const)(
    'a lab that stops in %s answers, and nothing hangs',
    async (when) => {
      const waiting =
        when === 'staging'
          ? (await begin('restart-forgets')).staged
          : (await hold('logout-does-not-kill', LANES)).finished
      await lab.lab.stop()
      expect(await waiting).toMatchObject({ ok: false, error: { code: 'ERR_LAB_STOPPED' } })
    },
  )

  test('what the learner changes after the stage was set is asked for honestly: the answer differs', async () => {
    await stage('logout-does-not-kill')
    await lab.act(login, ['session'])
    await lab.send('steal', { lanes: ['session'] })
    await finish()
    await phase('look')
    expect(answers()).toEqual({ session: [200], jwt: [200] })
  })

  test.each([
    ['finish-demonstration', nothingThere],
    ['end-demonstration', { ok: true }],
  ] as const)('%s while none is on is answered', async (command, answer) => {
    expect(await lab.send(command, {})).toMatchObject(answer)
  })

  test('one that there is not is refused', async () => {
    expect(await lab.lab.handle('stage-demonstration', { id: 'none' })).toMatchObject({
      ok: false,
      error: { code: 'ERR_LAB_BAD_COMMAND' },
    })
    await until(() => now() === null)
  })
})
