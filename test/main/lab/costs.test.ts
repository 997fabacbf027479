// What costs count is what the diagram draws: nothing that only the lab notes for itself.
import { afterEach, expect, test } from 'vitest'
import type { Action } from '#src/actions/schema'
import { HOPS } from '#src/hops/hops'
import { catalogues } from '#src/i18n/catalogue'
import { REVOCATION_STRATEGIES } from '#src/settings/revocation'
import { newestClick } from '#src/trace/click'
import type { Flow } from '#src/trace/flow'
import { LANES } from '#src/trace/lane'
import { verdictOf } from '#src/verdict/verdict'
import { verdictWords } from '#src/verdict/verdict-words'
import { startTestLab, type TestLab } from '../../support/lab'

let lab: TestLab

afterEach(() => lab.lab.stop())

const LOGIN = { type: 'login', username: 'alice', password: 'alice' } as const
const OPEN = { type: 'open-protected' } as const

/** Each action once where it is accepted, and some where they aren't. */
const STORY: readonly Action[] = [
  OPEN,
  LOGIN,
  OPEN,
  { ...OPEN, credential: 'forged' },
  { type: 'open-partially-protected' },
  { type: 'update-phone', id: '2', phone: '1' },
  { type: 'refresh' },
  { type: 'get-download-link' },
  { type: 'open-download-link' },
  { type: 'open-download-link' },
  { type: 'logout-refresh' },
  { type: 'logout' },
  OPEN,
  { type: 'login-by-email', email: 'alice@example.com', password: 'alice' },
  LOGIN,
  { type: 'logout-everywhere' },
  LOGIN,
  { type: 'delete-account' },
]

/**
 * Counts the arrows of a flow: those that a store answers, and those that give it something, with answers that changed it too. Where
 * tokens are put on an allowlist or into a family, their signature shows that.
 */
function drawnCalls({ hops }: Flow) {
  const toStore = hops.filter(({ hop }) => HOPS[hop.kind].route.to === 'store')
  const answers = hops.filter(({ hop }) => HOPS[hop.kind].route.from === 'store')
  const changedByAnswer = answers.filter(({ changes }) => changes.length > 0).length
  const notedWithSignature = hops.filter(
    ({ hop, changes }) =>
      hop.kind === 'token-signed' &&
      changes.some(({ table }) => table === 'allowlist' || table === 'families'),
  ).length
  const writes = toStore.length - answers.length + changedByAnswer + notedWithSignature
  return { lookups: answers.length, writes }
}

test.each(
  REVOCATION_STRATEGIES.flatMap((strategy) => [false, true].map((rotates) => [strategy, rotates] as const)),
)(
  'under the strategy %s, with rotation %s, each action costs the look-ups and writes that its diagram has',
  async (strategy, rotates) => {
    lab = await startTestLab()
    await lab.send('change-settings', { revocation: { strategy }, rotation: { enabled: rotates } })
    for (const action of STORY) {
      await lab.act(action)
      for (const lane of LANES) {
        const flow = lab.view.flows(lane).at(-1)
        if (!flow?.ended?.cost) throw new Error('The flow has no cost')
        const { lookups, writes } = flow.ended.cost
        expect({ action, lane, lookups, writes }).toEqual({ action, lane, ...drawnCalls(flow) })
      }
    }
  },
)

test('a login with JWTs asks no store and writes to none; one with a session writes once', async () => {
  lab = await startTestLab()
  await lab.act(LOGIN)
  const costOf = (lane: (typeof LANES)[number]) => lab.view.flows(lane).at(-1)?.ended?.cost
  expect(costOf('jwt')).toMatchObject({ lookups: 0, writes: 0 })
  expect(costOf('session')).toMatchObject({ lookups: 0, writes: 1 })
})

test.each([
  [{ revocation: { strategy: 'allowlist' } }, 'noted them in its allowlist'],
  [{ rotation: { enabled: true } }, 'noted them in its list of token families'],
] as const)(
  'a login with JWTs writes where its tokens are noted, and the verdict says so: %j',
  async (change, said) => {
    lab = await startTestLab()
    await lab.send('change-settings', change)
    await lab.act(LOGIN)
    const flows = { session: lab.view.flows('session'), jwt: lab.view.flows('jwt') }
    expect(flows.jwt.at(-1)?.ended?.cost).toMatchObject({ lookups: 0, writes: 1 })
    const click = newestClick(flows)
    expect(click && verdictWords(verdictOf(click), catalogues.en)).toContain(said)
  },
)

test('what is kept is what the tables show: nothing of a session that has ended, or of tokens that were only issued', async () => {
  lab = await startTestLab()
  await lab.act(LOGIN)
  const counted = async () => {
    const answer = await lab.send('count-stores', {})
    return answer.ok ? answer.result : answer.error
  }
  expect(await counted()).toMatchObject({ session: { entries: 1 }, jwt: { entries: 0, bytes: 0 } })
  await lab.act({ type: 'logout' })
  expect(lab.view.state('session').sessions).toEqual([])
  expect(await counted()).toMatchObject({ session: { entries: 0, bytes: 0 }, jwt: { entries: 1 } })
})
