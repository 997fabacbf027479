// The line under both lanes, over a lab in the test's hand; which sentences there are is tried on a real one.
import { act, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { catalogues } from '#src/i18n/catalogue'
import type { FlowAction } from '#src/trace/event'
import { LANES, type LaneId } from '#src/trace/lane'
import { Lane } from '../../../renderer/lane/lane'
import { VerdictLine } from '../../../renderer/verdict/verdict-line'
import { VerdictPlace } from '../../../renderer/verdict/verdict-place'
import { demonstrationAt } from '../../support/events'
import { request, response } from '../lane/lane-story'
import { renderShell } from '../shell/render-shell'

const line = () => screen.getByRole('region', { name: 'What came of it' })
const sentence = () => within(line()).getByRole('status')

type Shown = ReturnType<typeof renderShell>

/** A flow that was answered on a lane. */
function answered({ story }: Shown, lane: LaneId, number: number, action: FlowAction = 'open-protected') {
  story.start(lane, action).number = number
  story.hop(lane, request('GET', '/protected'))
  const hop = story.hop(lane, response())
  story.end(lane)
  return hop
}

describe('the line that says what came of a click', () => {
  it.each([
    ['scene', false],
    ['question', false],
    ['finishing', false],
    ['look', false],
    ['answer', false],
    ['ended', true],
  ] as const)(
    'leaves it to a demonstration to say what came of it, in the phase %s: %s',
    (phase, isThere) => {
      const shown = renderShell(<VerdictPlace />)
      for (const lane of LANES) answered(shown, lane, 1)
      shown.tell()
      shown.status({}, { demonstration: demonstrationAt({ phase }) })
      expect(screen.queryByRole('region', { name: 'What came of it' }) !== null).toBe(isThere)
    },
  )

  it.each(['en', 'zh-TW'] as const)('says in %s what will stand there before the first click', (locale) => {
    renderShell(<VerdictLine />, locale)
    expect(screen.getByRole('status').textContent).toBe(catalogues[locale].verdict.nothing)
    expect(screen.queryByRole('button')).toBeNull()
  })

  it('names the newest click by its number and what stands on its button, and says how it was answered', () => {
    const shown = renderShell(<VerdictLine />)
    for (const lane of LANES) answered(shown, lane, 1, 'login')
    for (const lane of LANES) answered(shown, lane, 2)
    shown.tell()
    expect(within(line()).getByText('2 · Open /protected')).toBeDefined()
    expect(sentence().textContent).toBe('Both answered 200.')
  })

  it.each([
    ['login-by-email', undefined, '7 · Log in'],
    ['open-protected', 'attacker', '7 · attacker: Open /protected'],
    ['external', undefined, 'x7 · external client'],
  ] as const)('says who asked for what: %s by %s', (action, actor, title) => {
    const { story, tell } = renderShell(<VerdictLine />)
    story.start('jwt', action, actor && { actor }).number = 7
    tell()
    expect(within(line()).getByText(title)).toBeDefined()
    expect(sentence().textContent).toBe('The request to the JWT server is still under way.')
  })

  it('shows the hop that decided at a click on “why?”', async () => {
    const shown = renderShell(<VerdictLine />)
    const hop = answered(shown, 'session', 1)
    answered(shown, 'jwt', 1)
    const decisive = answered(shown, 'jwt', 2)
    shown.tell()
    await shown.user.click(within(line()).getByRole('button', { name: /^Why\?/ }))
    expect(shown.model.getState().selection).toEqual({ lane: 'jwt', seq: decisive.seq })
    expect(hop.seq).toBeLessThan(decisive.seq)
  })

  it('goes back in time on neither lane for the newest click, and leaves nothing behind when the inspector is closed', async () => {
    const shown = renderShell(<VerdictLine />)
    for (const lane of LANES) shown.story.start(lane, 'open-protected').number = 1
    for (const lane of LANES) shown.story.hop(lane, request('GET', '/protected'))
    const decisive = shown.story.hop('jwt', response(401, 'Unauthorized'))
    shown.story.hop('session', response())
    shown.story.hop('jwt', { kind: 'credential-stored', places: [] })
    for (const lane of LANES) shown.story.end(lane)
    shown.tell()
    const state = () => shown.model.getState()
    await shown.user.click(within(line()).getByRole('button', { name: /^Why\?/ }))
    expect(state()).toMatchObject({
      selection: { lane: 'jwt', seq: decisive.seq },
      viewSeq: { session: null, jwt: null },
      isInspectorOpen: true,
    })
    act(() => state().closeInspector())
    expect(state()).toMatchObject({ selection: null, viewSeq: { session: null, jwt: null } })
  })

  it('takes both lanes to the end of the click that it speaks of, where that is an earlier one', async () => {
    const shown = renderShell(<VerdictLine />)
    const session = answered(shown, 'session', 1)
    const jwt = answered(shown, 'jwt', 1)
    for (const lane of LANES) answered(shown, lane, 2)
    shown.tell()
    act(() => shown.model.getState().selectHop('session', session.seq))
    await shown.user.click(within(line()).getByRole('button', { name: /^Why\?/ }))
    expect(shown.model.getState().viewSeq).toEqual({ session: session.seq, jwt: jwt.seq })
  })

  it('speaks of the flow that is looked back at, on both lanes, and of the newest again after that', async () => {
    const shown = renderShell(<VerdictLine />)
    answered(shown, 'session', 1)
    const early = answered(shown, 'jwt', 1)
    answered(shown, 'jwt', 2)
    shown.tell()
    expect(sentence().textContent).toBe('The JWT server answered 200.')
    act(() => shown.model.getState().selectHop('jwt', early.seq))
    expect(within(line()).getByText('1 · Open /protected')).toBeDefined()
    expect(sentence().textContent).toBe('Both answered 200.')
    act(() => shown.model.getState().backToNow())
    expect(within(line()).getByText('2 · Open /protected')).toBeDefined()
  })
})

describe('the number of a click', () => {
  it('is what both lanes call its flow by', () => {
    const shown = renderShell(
      <>
        <Lane lane="session" />
        <Lane lane="jwt" />
      </>,
    )
    answered(shown, 'session', 1)
    answered(shown, 'session', 2)
    answered(shown, 'jwt', 2)
    shown.tell()
    expect(screen.getAllByText('flow 2')).toHaveLength(2)
  })
})
