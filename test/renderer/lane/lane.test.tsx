import { act, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { Lane } from '../../../renderer/lane/lane'
import { holdingAfter } from '../../support/events'
import { renderShell } from '../shell/render-shell'
import { logIn, request, response } from './lane-story'

const button = (name: string | RegExp) => screen.getByRole('button', { name })

describe('a lane', () => {
  it.each([
    ['en', 'session', 'Cookie session lane', 'step', 'Press “Log in”: each step waits for you.'],
    ['en', 'jwt', 'JWT lane', 'run', /^Press “Log in”: it runs through/],
    ['zh-TW', 'session', 'Cookie session 這邊', 'step', '按「登入」：每一步都會停下來等你。'],
  ] as const)('says in %s what to do first on the %s lane', (locale, lane, name, mode, words) => {
    const { status } = renderShell(<Lane lane={lane} />, locale)
    status({ [lane]: { mode } })
    expect(within(screen.getByRole('region', { name })).getByText(words)).toBeDefined()
  })

  it('names its server in its menu, and the algorithm where tokens are signed', async () => {
    const { user } = renderShell(<Lane lane="jwt" />)
    expect(screen.getByText('HS256')).toBeDefined()
    await user.click(button(/^JWT: /))
    expect(await screen.findByText('The JWT server at 127.0.0.1:4602')).toBeDefined()
  })

  it('shows its own mode only while the lanes differ', () => {
    const { status } = renderShell(<Lane lane="jwt" />)
    expect(screen.queryByText(/^here:/)).toBeNull()
    status({ jwt: { mode: 'step' } })
    expect(screen.getByText('here: Step')).toBeDefined()
  })

  it('says how far a flow is, and of how many hops only when it has ended', () => {
    const { story, tell } = renderShell(<Lane lane="session" />)
    story.start('session')
    story.hop('session', request())
    tell()
    expect(screen.getByText('hop 1')).toBeDefined()
    story.hop('session', response())
    story.end('session')
    tell()
    expect(screen.getByText('hop 2 of 2')).toBeDefined()
    expect(screen.getByText('3.0 ms')).toBeDefined()
    expect(screen.getByText('200 OK')).toBeDefined()
  })

  it('labels a request that somebody else sent', () => {
    const { story, tell } = renderShell(<Lane lane="jwt" />)
    story.start('jwt', 'external')
    story.hop('jwt', request('GET', '/protected'))
    tell()
    expect(screen.getByText('External client')).toBeDefined()
  })

  it('has earlier flows in a list, a line each, and opens one at a click, as it was then', async () => {
    const { story, tell, model, user } = renderShell(<Lane lane="session" />)
    const stored = logIn(story, 'session')
    story.flow('session', 2, 'open-protected')
    tell()
    expect(screen.queryByRole('list', { name: 'Earlier flows' })).toBeNull()
    await user.click(button('1 earlier'))
    const earlier = within(screen.getByRole('list', { name: 'Earlier flows' })).getAllByRole('button')
    expect(earlier.map((each) => each.getAttribute('aria-label'))).toEqual([
      'Open flow 1: POST /login, 200 OK',
    ])
    earlier[0]?.focus()
    await user.keyboard('{Enter}')
    expect(model.getState().viewSeq.session).toBe(stored.seq)
    expect(screen.queryByRole('list', { name: 'Earlier flows' })).toBeNull()
    expect(screen.queryByRole('button', { name: /earlier$/ })).toBeNull()
    expect(screen.getByText('You are looking at hop 4 of flow 1 as it was.')).toBeDefined()
    await user.click(button('Back to now'))
    expect(model.getState().viewSeq.session).toBeNull()
    expect(screen.queryByText(/^You are looking/)).toBeNull()
  })

  it('lists the newest of many earlier flows first, and as many as are wished for', async () => {
    const { story, tell, user } = renderShell(<Lane lane="session" />)
    for (let count = 0; count < 120; count += 1) story.flow('session', 1, 'open-protected')
    tell()
    await user.click(button('119 earlier'))
    const lines = () => within(screen.getByRole('list', { name: 'Earlier flows' })).getAllByRole('button')
    expect(lines()).toHaveLength(51)
    expect(lines()[0]?.getAttribute('aria-label')).toMatch(/^Open flow 119: /)
    await user.click(button('69 flows before these'))
    expect(lines()).toHaveLength(101)
    await user.click(button('19 flows before these'))
    expect(lines().at(-1)?.getAttribute('aria-label')).toMatch(/^Open flow 1: /)
  })

  it('shows the flow that waits for its first hop, and says whose request it is', () => {
    const { story, tell, status } = renderShell(<Lane lane="jwt" />)
    logIn(story, 'jwt')
    const { flow } = story.start('jwt', 'open-protected', {
      method: 'GET',
      path: '/protected',
      actor: 'attacker',
    })
    tell()
    const next = { kind: 'credential-attached', detail: 'access_token' } as const
    status({ jwt: { mode: 'step', holding: { flow, afterIndex: 0, next, holder: 'client', since: 0 } } })
    expect(screen.getByRole('heading', { name: 'GET /protected' })).toBeDefined()
    expect(screen.getByText(/^The attacker prepares the request and holds it\. Next: /)).toBeDefined()
    expect(screen.queryByText(/^hop /)).toBeNull()
    expect(button('1 earlier')).toBeDefined()
  })

  it('says what waits and lets it go, on its own lane only', async () => {
    const { story, tell, status, lab, user } = renderShell(<Lane lane="jwt" />)
    story.start('jwt')
    const hop = story.hop('jwt')
    tell()
    const holding = holdingAfter(hop)
    status({ jwt: { mode: 'step', holding } })
    const next = button('Next hop here: JWT')
    expect(next.textContent).toBe('Next hop here')
    const bar = next.parentElement
    expect(bar?.textContent).toMatch(/Next:/)
    expect(bar?.closest('[aria-live="polite"]')).not.toBeNull()
    await user.click(next)
    await user.click(button('Run to end here: JWT'))
    expect(lab.sent).toEqual([
      { name: 'next-hop', payload: { lanes: ['jwt'] } },
      { name: 'run-to-end', payload: { lanes: ['jwt'] } },
    ])
    status({ jwt: { mode: 'step' } })
    expect(screen.queryByRole('button', { name: /^Next hop/ })).toBeNull()
  })

  it('shows the way back instead of what waits while it looks back', () => {
    const { story, tell, status, model } = renderShell(<Lane lane="jwt" />)
    story.start('jwt')
    const first = story.hop('jwt')
    const second = story.hop('jwt')
    tell()
    status({ jwt: { holding: holdingAfter(second) } })
    act(() => model.getState().selectHop('jwt', first.seq))
    expect(screen.queryByRole('button', { name: /^Next hop/ })).toBeNull()
    expect(screen.getByText('You are looking at hop 1 of flow 1 as it was.')).toBeDefined()
  })

  it('counts the requests that wait for the one before them, and lists them', async () => {
    const { story, tell, status, user } = renderShell(<Lane lane="session" />)
    story.start('session')
    const hop = story.hop('session')
    tell()
    status({
      session: {
        holding: holdingAfter(hop),
        queued: [
          { flow: 2, action: 'open-protected', method: 'GET', path: '/protected' },
          { flow: 3, action: 'external', method: 'GET', path: '/elsewhere' },
        ],
      },
    })
    await user.click(button('2 requests wait for this one'))
    const items = within(screen.getByRole('dialog')).getAllByRole('listitem')
    expect(items.map((item) => item.textContent)).toEqual([
      '2GET /protected',
      '3GET /elsewhereExternal client',
    ])
  })
})
