// What the rows of credentials look like as their lives run out, with the clock set by the lab.
import { act, screen } from '@testing-library/react'
import { describe, expect, it, test } from 'vitest'
import { FrontEndChips } from '../../../renderer/front-end/front-end'
import { STORY_START } from '../../support/events'
import { blocklistRow, logIn, tokenText } from '../lane/lane-story'
import { renderTable } from '../lane/open-table'
import { renderShell } from '../shell/render-shell'

const MINUTE_MS = 60_000

const TABLES = {
  front: { session: 'cookies', jwt: 'localStorage' },
  back: { session: 'sessions', jwt: 'issued' },
} as const

function showAt(end: 'front' | 'back', lane: 'session' | 'jwt', minutes: number, locale?: 'zh-TW') {
  const shown = renderTable(lane, TABLES[end][lane], locale)
  logIn(shown.story, lane)
  shown.tell()
  const now = STORY_START + minutes * MINUTE_MS
  shown.status({}, { clock: { now, rate: 1, paused: true, aheadMs: now } })
  return shown
}

const phases = () => screen.getAllByRole('button').flatMap((row) => row.dataset.phase ?? [])
const rowOf = (name: RegExp) => screen.getByRole('button', { name })

describe('the row of a credential', () => {
  it.each([
    [0, 'fresh', 'Cookie lab.sid, 30 min left'],
    [24 - 0.01, 'fresh', 'Cookie lab.sid, 6 min left'],
    [24, 'expiring', 'Cookie lab.sid, 6 min left'],
    [30 - 0.01, 'expiring', 'Cookie lab.sid, 1 s left'],
    [30, 'expired', 'Cookie lab.sid, expired, no longer sent'],
  ])('of the cookie after %d min: %s', (minutes, phase, label) => {
    showAt('front', 'session', minutes)
    expect(phases()).toEqual([phase])
    expect(rowOf(/^Cookie/).getAttribute('aria-label')).toBe(label)
  })

  it('of a token says that localStorage keeps it after its exp', () => {
    showAt('front', 'jwt', 15)
    expect(phases()).toEqual(['expired', 'fresh'])
    expect(rowOf(/access_token, expired, but localStorage keeps it$/)).toBeDefined()
  })

  it('says the same in Chinese', () => {
    showAt('front', 'jwt', 15, 'zh-TW')
    expect(screen.getByText('已過期，但 localStorage 還留著')).toBeDefined()
  })

  it.each([
    [11.9, 'fresh', 'fresh', 'idle timeout in 18 min'],
    [12, 'expiring', 'fresh', 'idle timeout in 18 min'],
    [15, 'expired', 'fresh', 'idle timeout in 15 min'],
    [24, 'expired', 'expiring', 'idle timeout in 6 min'],
    [30, 'expired', 'expired', 'timed out'],
  ] as const)('of the records in the back end after %d min', (minutes, issued, session, words) => {
    const { unmount } = showAt('back', 'jwt', minutes)
    expect(phases()).toEqual([issued, issued])
    unmount()
    showAt('back', 'session', minutes)
    expect(phases()).toEqual([session])
    expect(rowOf(new RegExp(`${words}$`))).toBeDefined()
  })

  it.each([
    ['front', /access_token, revoked, but the front end can’t tell$/],
    ['back', /^Issued access token 48c6be48… of test, revoked$/],
  ] as const)('of a revoked token is struck in the %s end', (end, label) => {
    const { story, tell } = renderTable('jwt', TABLES[end].jwt)
    logIn(story, 'jwt')
    story.start('jwt', 'logout')
    const value = tokenText('access', 15, '48c6be48-access')
    story.hop('jwt', { kind: 'token-revoked', tokens: [], because: 'logout' }, [
      { op: 'set', table: 'blocklist', row: blocklistRow('48c6be48-access') },
      { op: 'set', table: 'localStorage', row: { key: 'access_token', value } },
    ])
    tell()
    expect(rowOf(label).dataset.phase).toBe('revoked')
    expect(screen.getByRole('img', { name: /^revoked/ }).querySelector('path')).not.toBeNull()
  })
})

test('a chip says in a word what the row of a revoked token says at length', () => {
  const { story, tell } = renderShell(<FrontEndChips lane="jwt" />)
  logIn(story, 'jwt')
  story.start('jwt', 'logout')
  const value = tokenText('access', 15, '48c6be48-access')
  story.hop('jwt', { kind: 'token-revoked', tokens: [], because: 'logout' }, [
    { op: 'set', table: 'blocklist', row: blocklistRow('48c6be48-access') },
    { op: 'set', table: 'localStorage', row: { key: 'access_token', value } },
  ])
  tell()
  const chip = screen.getByRole('button', { name: /access_token, revoked, but the front end can’t tell$/ })
  expect(chip.textContent).toMatch(/^access_tokenrevoked( |$)/)
})

describe('the ring of a row', () => {
  const glides = () => document.querySelector('[class*="glides"]') !== null
  const lengths = () => document.querySelector('circle[style]')?.getAttribute('style')

  it('glides only as far as can be seen in a second, and not while the clock is paused', () => {
    const { status } = showAt('front', 'session', 5)
    const now = STORY_START + 5 * MINUTE_MS
    expect(glides()).toBe(false)
    const paused = lengths()
    status({}, { clock: { now, rate: 600, paused: true, aheadMs: 0 } })
    expect(glides()).toBe(false)
    expect(lengths()).toBe(paused)
    status({}, { clock: { now, rate: 1, paused: false, aheadMs: 0 } })
    expect(glides()).toBe(false)
    status({}, { clock: { now, rate: 60, paused: false, aheadMs: 0 } })
    expect(glides()).toBe(true)
  })

  it('stands still while the lane looks back', () => {
    const { model, status, story, tell } = showAt('front', 'session', 5)
    status({}, { clock: { now: STORY_START + 5 * MINUTE_MS, rate: 600, paused: false, aheadMs: 0 } })
    expect(glides()).toBe(true)
    const stored = story.events.findLast((event) => event.type === 'hop')
    story.flow('session', 2)
    tell()
    act(() => model.getState().selectHop('session', stored?.seq ?? 0))
    expect(model.getState().viewSeq.session).toBe(stored?.seq)
    expect(glides()).toBe(false)
  })
})
