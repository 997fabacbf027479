import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LabError } from '#src/contract/lab-error'
import { stateAt } from '#src/trace/trace'
import { createModel } from '../../../renderer/model/model'
import { currentHop, inspectedHop, litRows, shownFlow, shownState } from '../../../renderer/model/selectors'
import {
  fakeLab,
  holdingAfter,
  labStatus,
  Story,
  SUBMIT,
  sessionSet,
  startingState,
} from '../../support/events'

let lab: ReturnType<typeof fakeLab>
let story: Story
let model: ReturnType<typeof createModel>
const state = () => model.getState()
/** Tells the model what the story has had since the last time. */
let told = 0
function tell() {
  lab.say(story.message(told))
  told = story.lastSeq
}

beforeEach(() => {
  lab = fakeLab()
  story = new Story()
  told = 0
  model = createModel(lab.api)
  lab.status()
})
afterEach(() => model.dispose())

describe('hearing the lab', () => {
  it('folds events into flows and state as they come', () => {
    story.reset('session')
    story.start('session')
    story.hop('session', SUBMIT, [sessionSet('s1')])
    tell()
    expect(state().lanes.session.state.sessions.map((row) => row.id)).toEqual(['s1'])
    story.hop('session', SUBMIT, [{ op: 'remove', table: 'sessions', key: 's1' }])
    story.end('session')
    tell()
    const { flows, state: live, trace } = state().lanes.session
    expect(live).toEqual(stateAt(trace))
    expect(live.sessions).toEqual([])
    expect(flows).toHaveLength(1)
    expect(flows[0]?.hops).toHaveLength(2)
    expect(flows[0]?.ended?.status).toBe(200)
    expect(state().lanes.jwt.trace.events).toEqual([])
  })

  it('ends up the same by a snapshot as by single events', () => {
    story.reset('jwt')
    story.flow('jwt', 3)
    story.start('session')
    story.hop('session', SUBMIT, [sessionSet('s1')])
    for (const event of story.events) lab.say({ type: 'events', lab: 0, events: [event] })
    const bySingleEvents = state().lanes
    lab.say({ type: 'snapshot', lab: 0, trace: story.trace() })
    expect(state().lanes).toEqual(bySingleEvents)
  })

  it('stays with the flow that waits while the requests of others run through', () => {
    story.start('session')
    const held = story.hop('session')
    tell()
    lab.status({ session: { mode: 'step', holding: holdingAfter(held) } })
    story.flow('session', 2, 'external')
    tell()
    expect(currentHop(state(), 'session')).toBe(held)
    expect(shownFlow(state(), 'session')?.id).toBe(held.flow)
    lab.status({ session: { mode: 'step', holding: null } })
    expect(shownFlow(state(), 'session')?.started.action).toBe('external')
  })

  it('leaves the flows of a lane alone that nothing happened on', () => {
    story.flow('session', 2)
    tell()
    const { session } = state().lanes
    story.flow('jwt', 2)
    tell()
    expect(state().lanes.session).toBe(session)
  })

  it('takes events that a reconnect brings twice only once', () => {
    story.flow('session', 2)
    tell()
    lab.say(story.message())
    expect(state().lanes.session.flows).toHaveLength(1)
    expect(state().lanes.session.trace.events).toHaveLength(4)
  })

  it('replaces everything by the snapshot of a lab that was started anew', () => {
    const [, hop] = story.flow('session', 3)
    story.flow('session', 3)
    tell()
    state().selectHop('session', hop?.seq ?? 0)
    const anew = new Story()
    anew.reset('session')
    lab.say({ type: 'snapshot', lab: 0, trace: anew.trace() })
    expect(state().lanes.session.flows).toEqual([])
    expect(state().selection).toBeNull()
    expect(state().viewSeq.session).toBeNull()
  })

  it('looks at nothing any more when another lab is shown, whose events have the same numbers', () => {
    const [, hop] = story.flow('session', 3)
    story.flow('session', 3)
    tell()
    state().selectHop('session', hop?.seq ?? 0)
    lab.say({ type: 'snapshot', lab: 1, trace: story.trace() })
    expect(state().lanes.session.flows).toHaveLength(2)
    expect(state().selection).toBeNull()
    expect(state().viewSeq.session).toBeNull()
  })

  it('takes no events of a lab that is not shown', () => {
    lab.say({ type: 'snapshot', lab: 1, trace: story.trace() })
    story.flow('session', 3)
    lab.say(story.message())
    expect(state().lanes.session.flows).toEqual([])
  })

  it('knows that the connection is lost and back', () => {
    expect(state().connection).toBe('connecting')
    lab.connection('lost')
    expect(state().connection).toBe('lost')
    lab.connection('open')
    expect(state().connection).toBe('open')
  })

  it('no longer listens when it is disposed of', () => {
    model.dispose()
    expect(lab.isHeard).toBe(false)
  })
})

describe('the bound of the trace', () => {
  const bounded = (traceBoundHops: number) =>
    lab.status({}, { settings: { ...labStatus().settings, traceBoundHops } })

  it('lets the oldest flows leave at the end of one that goes beyond it', () => {
    bounded(4)
    story.reset('session', { ...startingState(), sessions: [] })
    story.start('session')
    story.hop('session', SUBMIT, [sessionSet('s1')])
    story.hop('session')
    story.end('session')
    story.flow('session', 2)
    tell()
    expect(state().lanes.session.flows.map((flow) => flow.id)).toEqual([1, 2])
    story.flow('session', 1)
    tell()
    expect(state().lanes.session.flows.map((flow) => flow.id)).toEqual([2, 3])
    expect(state().lanes.session.state.sessions).toHaveLength(1)
    expect(stateAt(state().lanes.session.trace)).toEqual(state().lanes.session.state)
  })

  it('lets them leave at once when it is made smaller, and the selection with them', () => {
    const [hop] = story.flow('session', 2)
    story.flow('session', 2)
    tell()
    state().selectHop('session', hop?.seq ?? 0)
    bounded(2)
    expect(state().lanes.session.flows.map((flow) => flow.id)).toEqual([2])
    expect(state().selection).toBeNull()
    expect(state().viewSeq.session).toBeNull()
  })
})

describe('selecting and looking back', () => {
  it('follows the newest hop until one is picked', () => {
    story.start('jwt')
    const first = story.hop('jwt')
    tell()
    expect(currentHop(state(), 'jwt')?.seq).toBe(first.seq)
    const second = story.hop('jwt')
    tell()
    expect(currentHop(state(), 'jwt')?.seq).toBe(second.seq)
    expect(inspectedHop(state())?.event.seq).toBe(second.seq)
  })

  it('shows state and flow as they were after the hop picked', () => {
    story.reset('session')
    story.start('session')
    const first = story.hop('session', SUBMIT, [sessionSet('s1')])
    story.hop('session', SUBMIT, [sessionSet('s2')])
    story.end('session')
    tell()
    state().selectHop('session', first.seq)
    expect(shownState(state(), 'session').sessions.map((row) => row.id)).toEqual(['s1'])
    expect(shownFlow(state(), 'session')?.hops).toHaveLength(1)
    expect(shownFlow(state(), 'session')?.ended).toBeNull()
    expect(state().viewSeq.jwt).toBeNull()
    state().backToNow()
    expect(shownState(state(), 'session').sessions).toHaveLength(2)
    expect(shownFlow(state(), 'session')?.ended?.status).toBe(200)
  })

  it('shows a flow as ended at its last hop although another came after', () => {
    const [, last] = story.flow('session', 2)
    story.flow('session', 2)
    tell()
    state().selectHop('session', last?.seq ?? 0)
    expect(state().viewSeq.session).toBe(last?.seq)
    expect(shownFlow(state(), 'session')?.id).toBe(1)
    expect(shownFlow(state(), 'session')?.ended?.status).toBe(200)
  })

  it('stays live when the newest hop is picked, and follows the next', () => {
    story.start('session')
    const first = story.hop('session')
    tell()
    state().selectHop('session', first.seq)
    expect(state().viewSeq.session).toBeNull()
    const second = story.hop('session')
    tell()
    expect(currentHop(state(), 'session')?.seq).toBe(second.seq)
  })

  it('stays where the learner looks while more happens', () => {
    const [first] = story.flow('session', 3)
    tell()
    state().selectHop('session', first?.seq ?? 0)
    const before = shownState(state(), 'session')
    story.flow('session', 3)
    tell()
    expect(currentHop(state(), 'session')?.seq).toBe(first?.seq)
    expect(shownState(state(), 'session')).toBe(before)
  })

  it('comes back to now when the learner lets something happen', async () => {
    const [first] = story.flow('session', 3)
    tell()
    state().selectHop('session', first?.seq ?? 0)
    await state().perform(['session', 'jwt'], { type: 'refresh' })
    expect(state().viewSeq.session).toBeNull()
    expect(state().selection).toBeNull()
  })

  it('keeps looking back while only the mode is changed', async () => {
    const [first] = story.flow('session', 3)
    tell()
    state().selectHop('session', first?.seq ?? 0)
    await state().send('set-mode', { lanes: ['session', 'jwt'], mode: 'step' })
    expect(state().viewSeq.session).toBe(first?.seq)
  })

  it('goes through the hops of the active lane one by one, over flows, and stops at both ends', () => {
    const hops = [...story.flow('jwt', 2), ...story.flow('jwt', 1)]
    story.flow('session', 2)
    tell()
    state().selectHop('jwt', hops[2]?.seq ?? 0)
    const seen = [currentHop(state(), 'jwt')?.seq]
    for (const by of [-1, -1, -1, 1, 1, 1] as const) {
      state().stepSelection(by)
      seen.push(currentHop(state(), 'jwt')?.seq)
    }
    expect(seen).toEqual([2, 1, 0, 0, 1, 2, 2].map((index) => hops[index]?.seq))
    expect(state().viewSeq.jwt).toBeNull()
  })

  /** One click on both lanes: what it does on each has as many hops as told, and has ended unless the last flow waits. */
  function click(number: number, hops: number, waits = false): void {
    for (const lane of ['session', 'jwt'] as const) {
      story.start(lane, 'open-protected', { number })
      for (let count = 0; count < hops; count += 1) story.hop(lane)
      if (!waits) story.end(lane)
    }
    tell()
  }
  const flowsShown = () => [shownFlow(state(), 'session')?.id, shownFlow(state(), 'jwt')?.id]

  it.each(['session', 'jwt'] as const)(
    'shows both lanes the flow before when the %s lane is moved there from a first hop, and the one that waits when it comes back',
    (lane) => {
      click(1, 3)
      click(2, 1, true)
      expect(flowsShown()).toEqual([2, 2])
      state().stepSelection(-1, lane)
      expect(flowsShown()).toEqual([1, 1])
      expect([currentHop(state(), 'session')?.index, currentHop(state(), 'jwt')?.index]).toEqual([3, 3])
      state().stepSelection(-1, lane)
      expect(currentHop(state(), lane)?.index).toBe(2)
      expect(currentHop(state(), lane === 'jwt' ? 'session' : 'jwt')?.index).toBe(3)
      state().stepSelection(1, lane)
      state().stepSelection(1, lane)
      expect(flowsShown()).toEqual([2, 2])
      expect(state().viewSeq).toEqual({ session: null, jwt: null })
    },
  )

  it('shows the flow that waits for its first hop, and from there both lanes the flow before', () => {
    click(1, 3)
    click(2, 0, true)
    const holding = {
      flow: 2,
      afterIndex: 0,
      next: { kind: 'request', detail: null },
      holder: 'client',
    } as const
    const held = { holding: { ...holding, since: 0 } }
    lab.status({ session: held, jwt: held })
    expect(flowsShown()).toEqual([2, 2])
    state().stepSelection(1, 'jwt')
    expect(flowsShown()).toEqual([2, 2])
    state().stepSelection(-1, 'jwt')
    expect(flowsShown()).toEqual([1, 1])
    expect(currentHop(state(), 'jwt')?.index).toBe(3)
    expect(state().viewSeq.session).not.toBeNull()
    expect(state().viewSeq.jwt).not.toBeNull()
    state().stepSelection(1, 'jwt')
    expect(flowsShown()).toEqual([2, 2])
  })

  it('shows beside what was asked for on one lane only the last flow before it on the other', () => {
    click(1, 2)
    story.start('jwt', 'refresh', { number: 2 })
    story.hop('jwt')
    story.end('jwt')
    tell()
    click(3, 2)
    state().stepSelection(-1, 'jwt')
    state().stepSelection(-1, 'jwt')
    expect(flowsShown()).toEqual([1, 2])
  })

  it('leaves the other lane alone where a lane is moved to what somebody else sent', () => {
    click(1, 1)
    story.flow('jwt', 1, 'external')
    tell()
    click(2, 1)
    state().stepSelection(-1, 'jwt')
    expect(flowsShown()).toEqual([2, 2])
    expect(shownFlow(state(), 'jwt')?.started.action).toBe('external')
  })

  it('forgets selection and view of a lane that is reset, and only of that', () => {
    const [first] = story.flow('session', 2)
    const [onJwt] = story.flow('jwt', 2)
    tell()
    state().selectHop('jwt', onJwt?.seq ?? 0)
    state().selectHop('session', first?.seq ?? 0)
    story.reset('session')
    tell()
    expect(state().selection).toBeNull()
    expect(state().viewSeq).toEqual({ session: null, jwt: onJwt?.seq })
    expect(currentHop(state(), 'session')).toBeNull()
    expect(shownFlow(state(), 'session')).toBeNull()
  })
})

describe('rows', () => {
  it('light up with the hop that changes them', () => {
    story.start('session')
    story.hop('session', SUBMIT, [sessionSet('s1')])
    tell()
    expect(litRows(state(), 'session')).toEqual([{ table: 'sessions', key: 's1' }])
    expect(litRows(state(), 'jwt')).toEqual([])
  })

  it('select the latest hop that touched them, and open the tab that explains them', () => {
    story.start('session')
    const stored = story.hop('session', SUBMIT, [sessionSet('s1')])
    story.hop('session')
    tell()
    state().selectRow('session', { table: 'sessions', key: 's1' })
    expect(state().selection).toEqual({ lane: 'session', seq: stored.seq })
    expect(state().inspectorTab).toBe('cookie')
    expect(state().viewSeq.session).toBeNull()
    state().selectRow('jwt', { table: 'localStorage', key: 'refresh_token' })
    expect(state().inspectorTab).toBe('refresh')
    expect(litRows(state(), 'jwt')).toEqual([{ table: 'localStorage', key: 'refresh_token' }])
  })
})

describe('selectors', () => {
  it('give the same object until something has changed', () => {
    story.start('session')
    const hop = story.hop('session', SUBMIT, [sessionSet('s1')])
    story.hop('session')
    tell()
    state().selectHop('session', hop.seq)
    for (const select of [
      () => shownState(state(), 'session'),
      () => shownFlow(state(), 'session'),
      () => litRows(state(), 'session'),
      () => inspectedHop(state()),
    ]) {
      expect(select()).toBe(select())
    }
  })
})

describe('commands', () => {
  it('count, each click of them, on the lanes that it is for', async () => {
    const both = ['session', 'jwt'] as const
    for (let click = 0; click < 10; click += 1) void state().perform(both, { type: 'refresh' })
    await state().perform(['jwt'], { type: 'logout' })
    expect(lab.sent.map((each) => each.payload)).toEqual([
      ...Array.from({ length: 10 }, () => ({ lanes: both, action: { type: 'refresh' } })),
      { lanes: ['jwt'], action: { type: 'logout' } },
    ])
    expect(state().activeLane).toBe('jwt')
  })

  it('turn a refusal into one notice with its code and what to do', async () => {
    lab.refuse(new LabError('ERR_LAB_QUEUE_FULL', '100 requests wait already'))
    expect(await state().send('next-hop', { lanes: ['jwt'] })).toBeNull()
    await state().send('next-hop', { lanes: ['jwt'] })
    expect(state().notices).toHaveLength(1)
    const [notice] = state().notices
    expect(notice).toMatchObject({
      kind: 'error',
      detail: 'ERR_LAB_QUEUE_FULL: 100 requests wait already',
    })
    expect(notice?.title).toContain('reset the lab')
    state().dismissNotice(notice?.id ?? 0)
    expect(state().notices).toEqual([])
  })
})

describe('preferences', () => {
  it('outlive the page', () => {
    state().setLocale('zh-TW')
    state().setThemeChoice('dark')
    const again = createModel(fakeLab().api).getState()
    expect([again.locale, again.themeChoice]).toEqual(['zh-TW', 'dark'])
  })

  it('are done without where the browser keeps nothing', () => {
    const refusing = {
      getItem: () => {
        throw new Error('denied')
      },
      setItem: () => {
        throw new Error('denied')
      },
    }
    const shy = createModel(fakeLab().api, {
      storage: Object.assign(Object.create(Storage.prototype), refusing),
    })
    shy.getState().setLocale('zh-TW')
    expect(shy.getState().locale).toBe('zh-TW')
    expect(shy.getState().themeChoice).toBe('system')
  })
})
