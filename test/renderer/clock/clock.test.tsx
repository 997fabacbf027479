import { act, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { ClockState } from '#src/contract/clock'
import type { StateChange } from '#src/trace/state'
import { ClockControl } from '../../../renderer/clock/clock-control'
import { STORY_START, sessionSet } from '../../support/events'
import { sessionCookie, tokenText } from '../lane/lane-story'
import { renderShell } from '../shell/render-shell'

const DAY_MS = 86_400_000
const button = (name: string | RegExp) => screen.getByRole('button', { name })
const face = () => button(/^Clock of the lab/)

function clock(rest: Partial<ClockState> = {}): ClockState {
  return { now: STORY_START, rate: 1, paused: true, aheadMs: 0, ...rest }
}

/** A session, and the cookie that names it. */
function signedIn(id: string): StateChange[] {
  const row = { ...sessionCookie(), value: `s%3A${id}.c2ln`, expiresAt: null }
  return [{ op: 'set', table: 'cookies', row }, sessionSet(id)]
}

/** A token of the browser's that lives for 15 minutes from the story's start; `revoked` puts it on the blocklist. */
function access(jti: string, revoked = false): StateChange[] {
  const value = tokenText('access', 15, jti)
  const row = { jti, type: 'access', sub: 'test', expiresAt: STORY_START + 900_000 } as const
  return [
    { op: 'set', table: 'localStorage', row: { key: 'access_token', value } },
    { op: 'set', table: 'issued', row: { ...row, alg: 'HS256', issuedAt: STORY_START } },
    ...(revoked
      ? [
          {
            op: 'set' as const,
            table: 'blocklist' as const,
            row: { ...row, revokedAt: STORY_START, because: 'logout' as const },
          },
        ]
      : []),
  ]
}

/** The clock, paused at the story's start unless said otherwise, over what the lanes hold. */
function renderClock({ state = {}, session = [], jwt = [], locale = 'en' }: Partial<Given> = {}) {
  const shell = renderShell(<ClockControl />, locale)
  shell.story.start('session')
  shell.story.hop('session', undefined, session)
  shell.story.start('jwt')
  shell.story.hop('jwt', undefined, jwt)
  shell.tell()
  shell.status({}, { clock: clock(state) })
  return shell
}
interface Given {
  state: Partial<ClockState>
  session: StateChange[]
  jwt: StateChange[]
  locale: 'en' | 'zh-TW'
}

async function openPanel(given: Partial<Given> = {}) {
  const shell = renderClock(given)
  await shell.user.click(button(given.locale === 'zh-TW' ? /^實驗室時鐘/ : /^Clock of the lab/))
  return { ...shell, panel: within(screen.getByRole('dialog')) }
}

describe('the face of the clock', () => {
  it('says that it is paused, in words', () => {
    renderClock()
    expect(face().textContent).toContain('paused')
  })

  it('says how far ahead of real time it is', () => {
    renderClock({ state: { paused: false, aheadMs: 14 * 60_000 } })
    expect(face().textContent).toContain('+14 min')
    expect(face().textContent).toContain('14 min ahead of real time')
  })

  it('says when it is behind, as after a pause', () => {
    renderClock({ state: { paused: false, aheadMs: -180_000 } })
    expect(face().textContent).toContain('3 min behind real time')
  })

  it('says nothing of a distance that nobody sees', () => {
    renderClock({ state: { paused: false, aheadMs: 400 } })
    expect(face().textContent).not.toContain('real time')
  })

  it('says how fast it runs', () => {
    renderClock({ state: { paused: false, rate: 600 } })
    expect(face().textContent).toContain('600×')
  })

  it('writes the date only of another day', () => {
    const { status } = renderClock()
    expect(face().textContent).not.toContain('2026-')
    status({}, { clock: clock({ now: STORY_START + 40 * DAY_MS, aheadMs: 40 * DAY_MS }) })
    expect(face().textContent).toContain('2026-02-10')
  })
})

describe('ticks', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it('come with each second of a running clock, and not at all while it is paused', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'performance'] })
    const { status } = renderClock({ state: { paused: false } })
    const shown = () => screen.getByRole('time').getAttribute('datetime')
    expect(shown()).toBe(new Date(STORY_START).toISOString())
    act(() => vi.advanceTimersByTime(3000))
    expect(shown()).toBe(new Date(STORY_START + 3000).toISOString())
    status({}, { clock: clock({ now: STORY_START + 3210 }) })
    expect(vi.getTimerCount()).toBe(0)
    expect(shown()).toBe(new Date(STORY_START + 3210).toISOString())
  })

  it('are few although the clock is fast', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'performance'] })
    renderClock({ state: { paused: false, rate: 600 } })
    const seen = new Set<string | null>()
    for (let waitedMs = 0; waitedMs < 1000; waitedMs += 10) {
      seen.add(screen.getByRole('time').getAttribute('datetime'))
      act(() => vi.advanceTimersByTime(10))
    }
    expect(seen.size).toBe(4)
  })
})

describe('the buttons of the bar', () => {
  it('lead to the jumps, of which one moves the clock forward by a minute', async () => {
    const { lab, user } = renderClock()
    await user.click(face())
    await user.click(button('+1 min'))
    expect(lab.sent).toEqual([{ name: 'advance-clock', payload: { to: STORY_START + 60_000 } }])
  })

  it('move it to the next expiry on either lane', async () => {
    const { lab, user } = renderClock({ session: signedIn('s'), jwt: access('a') })
    await user.click(button('Move the clock to the next expiry'))
    expect(lab.sent).toEqual([{ name: 'advance-clock', payload: { to: STORY_START + 900_000 } }])
  })

  it('pass over what is revoked', async () => {
    const { lab, user } = renderClock({ session: signedIn('s'), jwt: access('a', true) })
    await user.click(button('Move the clock to the next expiry'))
    expect(lab.sent[0]?.payload).toEqual({ to: STORY_START + 1_800_000 })
  })

  it('do nothing when nothing will expire, and say why', async () => {
    const { lab, user } = renderClock()
    const next = button('Move the clock to the next expiry')
    expect(next.getAttribute('aria-disabled')).toBe('true')
    await user.click(next)
    expect(lab.sent).toEqual([])
    await user.click(face())
    expect(screen.getByRole('dialog').textContent).toContain('Log in first')
  })
})

describe('the panel of the clock', () => {
  it('pauses, lets it run, and changes its rate', async () => {
    const { lab, panel, status, user } = await openPanel({ state: { paused: false } })
    await user.click(panel.getByRole('button', { name: 'Pause' }))
    status({}, { clock: clock() })
    await user.click(panel.getByRole('button', { name: 'Run' }))
    await user.click(panel.getByRole('radio', { name: '60×' }))
    expect(lab.sent).toEqual([
      { name: 'set-clock', payload: { paused: true } },
      { name: 'set-clock', payload: { paused: false } },
      { name: 'set-clock', payload: { rate: 60 } },
    ])
  })

  it.each([
    ['+10 s', 10_000],
    ['+1 min', 60_000],
    ['+15 min', 900_000],
    ['+1 day', DAY_MS],
  ])('moves it by %s', async (name, byMs) => {
    const { lab, panel, user } = await openPanel()
    await user.click(panel.getByRole('button', { name }))
    expect(lab.sent).toEqual([{ name: 'advance-clock', payload: { to: STORY_START + byMs } }])
  })

  it('names what expires next, and when', async () => {
    const { panel } = await openPanel({ session: signedIn('s'), jwt: access('48c6be48-b05c') })
    const next = panel.getByRole('region', { name: 'Next expiry' })
    expect(next.textContent).toContain('Access token 48c6be48 of test, in 15 min')
  })

  it('stops a second before the next expiry', async () => {
    const { lab, panel, user } = await openPanel({ state: { paused: false }, jwt: access('a') })
    await user.click(panel.getByRole('button', { name: 'To 1 s before it' }))
    expect(lab.sent).toEqual([
      { name: 'set-clock', payload: { paused: true } },
      { name: 'advance-clock', payload: { to: STORY_START + 899_000 } },
    ])
  })

  it('brings it back to real time only after a question that says what is lost', async () => {
    const { lab, panel, user } = await openPanel({ state: { aheadMs: 14 * 60_000 } })
    await user.click(panel.getByRole('button', { name: 'Back to real time' }))
    expect(screen.getByRole('dialog').textContent).toContain('this resets both lanes too')
    expect(lab.sent).toEqual([])
    await user.click(panel.getByRole('button', { name: 'Reset both lanes and the clock' }))
    expect(lab.sent).toEqual([{ name: 'reset-clock', payload: {} }])
  })

  it('brings one that is behind forward to real time at once', async () => {
    const { lab, panel, user } = await openPanel({ state: { paused: false, aheadMs: -60_000 } })
    await user.click(panel.getByRole('button', { name: 'Back to real time' }))
    expect(lab.sent).toEqual([{ name: 'reset-clock', payload: {} }])
  })

  it('has no way back from real time', async () => {
    const { panel, user } = await openPanel({ state: { paused: false } })
    const back = panel.getByRole('button', { name: 'Back to real time' })
    expect(back.getAttribute('aria-disabled')).toBe('true')
    await user.click(back)
    expect(panel.queryByRole('button', { name: /^Reset both lanes/ })).toBeNull()
  })

  it('is worded in Chinese', async () => {
    const { panel } = await openPanel({ locale: 'zh-TW', jwt: access('48c6be48-b05c') })
    for (const name of ['繼續', '+15 分鐘', '撥到前 1 秒', '回到真實時間'])
      expect(panel.getByRole('button', { name })).toBeDefined()
    const next = panel.getByRole('region', { name: '下次到期' })
    expect(next.textContent).toContain('test 的 access token 48c6be48，15 分鐘後')
  })
})
