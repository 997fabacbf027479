// What a flow's start says of its lane, so that its diagram names the stores right from the first hop on.
import { expect, test } from 'vitest'
import { participantsOf, participantWords } from '#src/diagram/participants'
import { catalogues } from '#src/i18n/catalogue'
import { DEFAULT_REVOCATION } from '#src/settings/revocation'
import type { Flow } from '#src/trace/flow'
import { LANES, type LaneId } from '#src/trace/lane'
import type { TestLab } from '../../support/lab'
import { attack, done, login, logout, open, refresh, start } from './started'

const both = [...LANES]

function lastFlow(lab: TestLab, lane: LaneId): Flow {
  const flow = lab.view.flows(lane).at(-1)
  if (!flow) throw new Error('There is no flow')
  return flow
}

/**
 * Names who may take part in the last flow of a lane, having seen that nobody came while it grew, and that all who took part when it
 * had ended are among them.
 */
function namesOf(lab: TestLab, lane: LaneId): string[] {
  const flow = { ...lastFlow(lab, lane), ended: null }
  const whole = participantsOf(flow, lane)
  for (const count of flow.hops.keys())
    expect(participantsOf({ ...flow, hops: flow.hops.slice(0, count) }, lane)).toEqual(whole)
  const names = whole.map((each) => participantWords(each, catalogues.en))
  expect(names).toEqual(expect.arrayContaining(usedIn(lab, lane)))
  return names
}

/** Names who has taken part in the last flow of a lane. */
function usedIn(lab: TestLab, lane: LaneId): string[] {
  return participantsOf(lastFlow(lab, lane), lane).map((each) => participantWords(each, catalogues.en))
}

test('one node of each lane is Back End, with its session store or its blacklist', async () => {
  const lab = await start()
  for (const action of [login, open, logout]) {
    await lab.act(action)
    const isLogin = action === login
    expect(namesOf(lab, 'session')).toEqual(['Front End', 'Back End', 'Session store'])
    expect(usedIn(lab, 'session')).toEqual(['Front End', 'Back End', 'Session store'])
    // A login asks for no token.
    expect(namesOf(lab, 'jwt')).toEqual(['Front End', 'Back End', ...(isLogin ? [] : ['Blacklist'])])
    expect(usedIn(lab, 'jwt')).toEqual(namesOf(lab, 'jwt'))
  }
})

test('two nodes have each a store of their own in memory, and one together in SQLite', async () => {
  const lab = await start()
  await done(lab, 'add-node', { lanes: both })
  for (const routing of [1, 2]) {
    await done(lab, 'set-routing', { lanes: both, routing })
    await lab.act(login)
    expect(usedIn(lab, 'session')).toEqual(['Front End', `Node ${routing}`, `Session store ${routing}`])
    await lab.act(open)
    expect(usedIn(lab, 'jwt')).toEqual(['Front End', `Node ${routing}`, `Blacklist ${routing}`])
    expect(namesOf(lab, 'session')).toEqual([
      'Front End',
      'Node 1',
      'Node 2',
      'Session store 1',
      'Session store 2',
    ])
    expect(namesOf(lab, 'jwt').slice(3)).toEqual(['Blacklist 1', 'Blacklist 2'])
  }
  await done(lab, 'set-storage', { lanes: both, kind: 'sqlite' })
  await lab.act(login)
  await lab.act(open)
  expect(namesOf(lab, 'session')).toEqual(['Front End', 'Node 1', 'Node 2', 'Session store'])
  expect(namesOf(lab, 'jwt')).toEqual(['Front End', 'Node 1', 'Node 2', 'Blacklist'])
  await done(lab, 'remove-node', { lanes: both })
  await lab.act(open)
  expect(namesOf(lab, 'jwt')).toEqual(['Front End', 'Back End', 'Blacklist'])
})

test.each([
  ['allowlist', false, 'Allowlist'],
  ['version', false, 'Versions'],
  ['none', false, null],
  ['none', true, 'Token families'],
  ['blocklist', true, 'Token store'],
] as const)(
  'by the strategy %s, with rotation: %s, the store is called %s, and isn’t there without a name',
  async (strategy, enabled, name) => {
    const lab = await start()
    await done(lab, 'change-settings', {
      revocation: { ...DEFAULT_REVOCATION, strategy },
      rotation: { enabled, graceSeconds: 0 },
    })
    await lab.act(login)
    expect(namesOf(lab, 'jwt')).toEqual(['Front End', 'Back End'])
    for (const action of [open, refresh, logout]) {
      await lab.act(action)
      expect(namesOf(lab, 'jwt').slice(2)).toEqual(name === null ? [] : [name])
    }
    await lab.act(login)
    expect(namesOf(lab, 'session').at(-1)).toBe('Session store')
  },
)

test('the attacker sends under his own name', async () => {
  const lab = await start()
  await lab.act(login)
  await done(lab, 'steal', { lanes: both })
  await attack(lab, 'jwt', open)
  expect(namesOf(lab, 'jwt')[0]).toBe('Attacker')
})
