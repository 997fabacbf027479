import { fireEvent, screen } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import type { StateChange } from '#src/trace/state'
import { Timeline } from '../../../renderer/timeline/timeline'
import { STORY_START, sessionRow } from '../../support/events'
import { blocklistRow, logIn, sessionCookie } from '../lane/lane-story'
import { renderShell } from '../shell/render-shell'

const MINUTE_MS = 60_000
const clockAt = (minutes: number) => ({
  clock: { now: STORY_START + minutes * MINUTE_MS, rate: 1, paused: true, aheadMs: 0 } as const,
})
const bars = () => screen.getAllByRole('button').map((button) => button.getAttribute('aria-label'))
const bar = (name: RegExp) => screen.getByRole('button', { name })
const slider = () => screen.getByRole('slider')

/** Shows both lanes logged in, the clock paused so many minutes after the start. */
function loggedIn(minutes: number) {
  const shell = renderShell(<Timeline />)
  logIn(shell.story, 'session')
  logIn(shell.story, 'jwt')
  shell.tell()
  shell.status({}, clockAt(minutes))
  return shell
}

beforeEach(() => localStorage.setItem('lab.timeline', 'open'))

describe('the timeline', () => {
  it('says what will appear while there is nothing', () => {
    renderShell(<Timeline />)
    expect(screen.getByText(/each credential stands here as a bar/)).toBeDefined()
    expect(screen.queryByRole('slider')).toBeNull()
  })

  it('shows each credential as a bar with the time that it has left', () => {
    loggedIn(5)
    expect(bars()).toEqual([
      'Fold up the timeline',
      'Session · test: idle timeout in 25 min',
      'Cookie · lab.sid: 25 min left',
      'Access token · test: 10 min left',
      'Refresh token · test: 10 min left',
    ])
    expect(screen.getByText(/Next to expire: Access token, in 10 min/)).toBeDefined()
  })

  it('keeps a credential that has left its table, as expired or as deleted', () => {
    const { story, tell, status } = loggedIn(5)
    const change = (table: 'cookies' | 'sessions', key: string): StateChange => ({ op: 'remove', table, key })
    story.start('session', 'logout')
    story.hop('session', undefined, [change('sessions', 'qT9mX2abcdef')])
    tell()
    status({}, clockAt(31))
    expect(bar(/^Session · test: deleted/).getAttribute('data-phase')).toBe('ended')
    expect(bar(/^Cookie · lab.sid: expired 60 s ago|expired 1 min ago/).getAttribute('data-phase')).toBe(
      'expired',
    )
  })

  it('strikes a revoked token at the moment of its revocation', () => {
    const { story, tell, status } = loggedIn(5)
    story.start('jwt', 'logout')
    const row = { ...blocklistRow('48c6be48-access'), revokedAt: STORY_START + 5 * MINUTE_MS }
    story.hop('jwt', undefined, [{ op: 'set', table: 'blocklist', row }])
    tell()
    status({}, clockAt(6))
    expect(bar(/^Access token · test: revoked 1 min ago/).getAttribute('data-phase')).toBe('ended')
  })

  it('says how long a session can go on at most', () => {
    const { story, tell, status } = renderShell(<Timeline />)
    story.start('session')
    const row = { ...sessionRow('abc'), absoluteExpiresAt: STORY_START + 480 * MINUTE_MS }
    story.hop('session', undefined, [{ op: 'set', table: 'sessions', row }])
    tell()
    status({}, clockAt(0))
    expect(bar(/idle timeout in 30 min, at the latest in 8 h/)).toBeDefined()
  })

  it('says that a cookie without Expires lasts until the browser is closed', () => {
    const { story, tell } = renderShell(<Timeline />)
    story.start('session')
    const row = { ...sessionCookie(), expiresAt: null }
    story.hop('session', undefined, [{ op: 'set', table: 'cookies', row }])
    tell()
    expect(bar(/^Cookie · lab.sid: until the browser is closed/)).toBeDefined()
  })

  it('selects the row of the bar that is clicked', async () => {
    const { user, model } = loggedIn(5)
    await user.click(bar(/^Access token/))
    expect(model.getState().selectedRow).toEqual({
      lane: 'jwt',
      row: { table: 'issued', key: '48c6be48-access' },
    })
  })

  it('begins empty again after a reset', () => {
    const { story, tell } = loggedIn(5)
    story.reset('session')
    story.reset('jwt')
    tell()
    expect(screen.queryByRole('slider')).toBeNull()
  })

  it('folds up, and remembers that', async () => {
    const { user, unmount } = loggedIn(5)
    await user.click(screen.getByRole('button', { name: 'Fold up the timeline' }))
    expect(screen.queryByRole('slider')).toBeNull()
    unmount()
    loggedIn(5)
    expect(screen.getByRole('button', { name: 'Show the timeline' })).toBeDefined()
  })
})

describe('dragging now by the keyboard', () => {
  const instant = () => Number(slider().getAttribute('aria-valuenow')) * 1000

  it('shows what will have expired, and moves the clock at Enter', async () => {
    const { user, lab } = loggedIn(5)
    slider().focus()
    await user.keyboard('{PageUp}{PageUp}')
    expect(instant()).toBe(STORY_START + 15 * MINUTE_MS)
    expect(bar(/^Access token/).getAttribute('data-will-expire')).toBe('true')
    expect(bar(/^Cookie/).getAttribute('data-will-expire')).toBeNull()
    expect(screen.getByText('Expired by then: Access token, Refresh token')).toBeDefined()
    expect(lab.sent).toEqual([])
    await user.keyboard('{Enter}')
    expect(lab.sent).toEqual([{ name: 'advance-clock', payload: { to: STORY_START + 15 * MINUTE_MS } }])
  })

  it('never goes to the left of now', async () => {
    const { user, lab } = loggedIn(5)
    slider().focus()
    await user.keyboard('{ArrowLeft}{PageDown}{Enter}')
    expect(instant()).toBe(STORY_START + 5 * MINUTE_MS)
    expect(lab.sent).toEqual([])
  })

  it('forgets the preview at Escape', async () => {
    const { user, lab } = loggedIn(5)
    slider().focus()
    await user.keyboard('{End}')
    expect(instant()).toBe(STORY_START + 30 * MINUTE_MS)
    await user.keyboard('{Escape}{Enter}')
    expect(instant()).toBe(STORY_START + 5 * MINUTE_MS)
    expect(lab.sent).toEqual([])
  })
})

describe('dragging now by the pointer', () => {
  /** Gives the track a width of 1000 px, and the line its place on it. */
  function measured(nowPx: number) {
    const line = slider().parentElement
    const track = line?.parentElement
    if (!line || !track) throw new Error('The slider stands in its line, and that in the track')
    const box = (left: number) => () => new DOMRect(left, 0, 1000, 90)
    line.getBoundingClientRect = box(nowPx)
    track.getBoundingClientRect = box(0)
  }
  // 30 minutes stand on 940 px.
  const px = (minutes: number) => (minutes / 30) * 940
  const pointer = { button: 0, pointerId: 1 }

  it('moves the clock to where it is let go', () => {
    const { lab } = loggedIn(6)
    measured(px(6))
    fireEvent.pointerDown(slider(), { ...pointer, clientX: px(6) + 3 })
    fireEvent.pointerMove(slider(), { ...pointer, clientX: px(16) + 3 })
    expect(bar(/^Access token/).getAttribute('data-will-expire')).toBe('true')
    fireEvent.pointerUp(slider(), { ...pointer, clientX: px(18) + 3 })
    expect(lab.sent).toEqual([{ name: 'advance-clock', payload: { to: STORY_START + 18 * MINUTE_MS } }])
  })

  it('does nothing when it is let go to the left, or where it was', () => {
    const { lab } = loggedIn(6)
    measured(px(6))
    for (const to of [px(2), px(6)]) {
      fireEvent.pointerDown(slider(), { ...pointer, clientX: px(6) })
      fireEvent.pointerUp(slider(), { ...pointer, clientX: to })
    }
    expect(lab.sent).toEqual([])
  })

  it('ends with Escape', () => {
    const { lab } = loggedIn(6)
    measured(px(6))
    fireEvent.pointerDown(slider(), { ...pointer, clientX: px(6) })
    fireEvent.pointerMove(slider(), { ...pointer, clientX: px(16) })
    fireEvent.keyDown(window, { key: 'Escape' })
    fireEvent.pointerUp(slider(), { ...pointer, clientX: px(16) })
    expect(lab.sent).toEqual([])
  })
})
