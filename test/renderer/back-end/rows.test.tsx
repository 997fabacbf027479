import { act, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { emptyLaneState } from '#src/trace/state'
import { LaneHead } from '../../../renderer/lane/lane-head'
import { REDIS_AWAY } from '../../support/events'
import { blocklistRow, logIn } from '../lane/lane-story'
import { renderTable } from '../lane/open-table'
import { renderShell } from '../shell/render-shell'

const button = (name: string | RegExp) => screen.getByRole('button', { name })

describe('what the front end holds', () => {
  it('says what to do first while it holds nothing', () => {
    renderTable('jwt', 'localStorage')
    expect(screen.getByText('No token now. “Log in” brings two, and both are kept here.')).toBeDefined()
  })

  it('shows the cookie with the time that it has left, the middle of its value cut out', () => {
    const { story, tell } = renderTable('session', 'cookies')
    logIn(story, 'session')
    tell()
    expect(button('Cookie lab.sid, 30 min left').textContent).toContain('s%3AqT9mX2abcd…ignature')
  })

  it('shows each token in its three parts, with the time left that its own exp says', () => {
    const { story, tell } = renderTable('jwt', 'localStorage')
    logIn(story, 'jwt')
    tell()
    expect(button('localStorage access_token, 15 min left').textContent).toContain(
      'eyJhbGc….eyJ0eXB….c2lnbmF…',
    )
    expect(button('localStorage refresh_token, 30 days left')).toBeDefined()
  })

  it('lights the row that the current hop stores, and no other once the next hop has come', () => {
    const { story, tell } = renderTable('session', 'cookies')
    logIn(story, 'session')
    tell()
    expect(button(/^Cookie lab.sid/).getAttribute('aria-current')).toBe('true')
    story.start('session', 'open-protected')
    story.hop('session')
    tell()
    expect(button(/^Cookie lab.sid/).getAttribute('aria-current')).toBeNull()
  })

  it('selects the row that is clicked, and the hop that touched it last', async () => {
    const { story, tell, model, user } = renderTable('session', 'cookies')
    const stored = logIn(story, 'session')
    story.start('session', 'open-protected')
    story.hop('session')
    tell()
    await user.click(button(/^Cookie lab.sid/))
    const row = { table: 'cookies', key: 'lab.sid' }
    expect(model.getState().selectedRow).toEqual({ lane: 'session', row })
    expect(model.getState().selection).toEqual({ lane: 'session', seq: stored.seq })
    expect(button(/^Cookie lab.sid/).getAttribute('aria-current')).toBe('true')
  })

  it('shows the lane as it was at the hop that is looked at', () => {
    const { story, tell, model } = renderTable('session', 'cookies')
    const stored = logIn(story, 'session')
    tell()
    act(() => model.getState().selectHop('session', stored.seq - 1))
    expect(screen.queryByRole('button', { name: /^Cookie/ })).toBeNull()
    expect(screen.getByText(/^No cookie now/)).toBeDefined()
  })
})

describe('the head of a lane', () => {
  it('says that its front end holds nothing, and what when it does, with the time left', () => {
    const { story, tell } = renderShell(<LaneHead lane="jwt" />)
    expect(button('no token')).toBeDefined()
    logIn(story, 'jwt')
    tell()
    expect(screen.queryByRole('button', { name: 'no token' })).toBeNull()
    expect(button('localStorage access_token, 15 min left').textContent).toContain('access_token15 min left')
    expect(button('localStorage refresh_token, 30 days left')).toBeDefined()
  })

  it('lights what the current hop stores, and no other once the next hop has come', () => {
    const { story, tell } = renderShell(<LaneHead lane="session" />)
    logIn(story, 'session')
    tell()
    const chip = () => button(/^Cookie lab.sid/)
    expect(chip().getAttribute('aria-current')).toBe('true')
    expect(chip().querySelector('[class*="flash"]')).not.toBeNull()
    story.start('session', 'open-protected')
    story.hop('session')
    tell()
    expect(chip().getAttribute('aria-current')).toBeNull()
  })
})

describe('a table', () => {
  it('opens in place at a click on its chip, takes the focus, and is closed by another', async () => {
    const { user } = renderTable('session', 'accounts')
    const chip = button('Session store 0')
    await user.click(chip)
    const table = screen.getByRole('region', { name: 'Session store · Cookie session' })
    expect(chip.getAttribute('aria-controls')).toBe(table.id)
    expect(document.activeElement).toBe(table)
    await user.click(chip)
    expect(screen.queryByRole('region', { name: 'Session store · Cookie session' })).toBeNull()
    expect(chip.getAttribute('aria-expanded')).toBe('false')
  })

  it('gives the focus back to its chip when it is closed by the keyboard', async () => {
    const { user } = renderTable('session', 'accounts')
    await user.click(button('Close'))
    const chip = button('Session store 0')
    chip.focus()
    await user.keyboard('{Enter}')
    await user.tab()
    expect(document.activeElement).toBe(button('Close'))
    await user.keyboard('{Enter}')
    expect(document.activeElement).toBe(chip)
  })

  it('stays open while other hops come', () => {
    const { story, tell } = renderTable('session', 'accounts')
    expect(button('Account alice, alice@example.com, 0900-000-002')).toBeDefined()
    logIn(story, 'session')
    tell()
    expect(button('Account alice, alice@example.com, 0900-000-002')).toBeDefined()
    expect(button('Session store 1')).toBeDefined()
  })
})

describe('what the back end holds', () => {
  it('shows a session with its user and the idle time that it has left', () => {
    const { story, tell } = renderTable('session', 'sessions')
    logIn(story, 'session')
    tell()
    expect(button('Session qT9mX2ab… of test, idle timeout in 30 min').textContent).toContain(
      'test · created',
    )
  })

  it('shows the issued tokens, the newest first', () => {
    const { story, tell } = renderTable('jwt', 'issued')
    logIn(story, 'jwt')
    tell()
    const rows = within(screen.getByRole('list', { name: 'Issued tokens' })).getAllByRole('button')
    expect(rows.map((row) => row.getAttribute('aria-label'))).toEqual([
      'Issued refresh token 77aa0011… of test, 15 min left',
      'Issued access token 48c6be48… of test, 15 min left',
    ])
  })

  it('lights the Blacklist when a hop revokes, and marks the issued token as revoked', async () => {
    const { story, tell, user } = renderTable('jwt', 'issued')
    logIn(story, 'jwt')
    story.start('jwt', 'logout')
    story.hop('jwt', { kind: 'token-revoked', tokens: [], because: 'logout' }, [
      { op: 'set', table: 'blocklist', row: blocklistRow('48c6be48-access') },
    ])
    tell()
    expect(button('Issued access token 48c6be48… of test, revoked')).toBeDefined()
    const chip = button('Blacklist 1 touched by this hop')
    expect(chip.getAttribute('aria-current')).toBe('true')
    await user.click(chip)
    expect(screen.getByText('also called blocklist or denylist')).toBeDefined()
    expect(button(/^Revoked access token 48c6be48… of test, kept until /).textContent).toMatch(
      /revoked .* by logout/,
    )
  })

  it('counts nothing in a store that can’t be asked, unless it is known from before', () => {
    const { story, status, tell } = renderTable('session', 'sessions')
    logIn(story, 'session')
    tell()
    status({ session: { storage: REDIS_AWAY } })
    expect(button(/^Session store/).textContent).toContain('1')
    story.reset('session', emptyLaneState())
    tell()
    expect(button(/^Session store/).textContent).toContain('?')
    expect(button(/^Accounts/).textContent).toContain('?')
    expect(screen.queryByText(/^No session/)).toBeNull()
    status({ session: { storage: { kind: 'redis', place: null, problem: null } } })
    expect(button(/^Accounts/).textContent).toContain('0')
  })

  it.each([
    ['en', 'session', 'sessions', 'No session. The server writes a record here when somebody logs in.'],
    ['zh-TW', 'session', 'sessions', '沒有 session。有人登入時，伺服器會在這裡寫入一筆紀錄。'],
    [
      'zh-TW',
      'jwt',
      'issued',
      '目前沒有紀錄。之後簽發的 token 會在這裡記下 jti，不會保留副本；只存在記憶體時，重新啟動之前簽發的 token 雖然不在這裡，只要不查白名單就仍然有效。',
    ],
  ] as const)('says in %s on the lane %s what the empty table %s is for', (locale, lane, table, words) => {
    renderTable(lane, table, locale)
    expect(
      screen.getByText((_, element) => element?.tagName === 'P' && element.textContent === words),
    ).toBeDefined()
  })
})
