import { act, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { emptyLaneState } from '#src/trace/state'
import { BackEndPanel } from '../../../renderer/back-end/back-end-panel'
import { FrontEndPanel } from '../../../renderer/front-end/front-end-panel'
import { REDIS_AWAY } from '../../support/events'
import { blocklistRow, logIn } from '../lane/lane-story'
import { renderShell } from '../shell/render-shell'

const button = (name: string | RegExp) => screen.getByRole('button', { name })
const tab = (name: RegExp) => screen.getByRole('tab', { name })

describe('what the front end holds', () => {
  it('says what to do first while it holds nothing', () => {
    renderShell(<FrontEndPanel lane="jwt" />)
    expect(screen.getByText('No token now. “Log in” brings two, and both are kept here.')).toBeDefined()
  })

  it('shows the cookie with the time that it has left, the middle of its value cut out', () => {
    const { story, tell } = renderShell(<FrontEndPanel lane="session" />)
    logIn(story, 'session')
    tell()
    expect(button('Cookie lab.sid, 30 min left').textContent).toContain('s%3AqT9mX2abcd…ignature')
    expect(screen.getByText('1 cookie')).toBeDefined()
  })

  it('shows each token in its three parts, with the time left that its own exp says', () => {
    const { story, tell } = renderShell(<FrontEndPanel lane="jwt" />)
    logIn(story, 'jwt')
    tell()
    expect(button('localStorage access_token, 15 min left').textContent).toContain(
      'eyJhbGc….eyJ0eXB….c2lnbmF…',
    )
    expect(button('localStorage refresh_token, 30 days left')).toBeDefined()
    expect(screen.getByText('2 tokens')).toBeDefined()
  })

  it('lights the row that the current hop stores, and no other once the next hop has come', () => {
    const { story, tell } = renderShell(<FrontEndPanel lane="session" />)
    logIn(story, 'session')
    tell()
    expect(button(/^Cookie lab.sid/).getAttribute('aria-current')).toBe('true')
    story.start('session', 'open-protected')
    story.hop('session')
    tell()
    expect(button(/^Cookie lab.sid/).getAttribute('aria-current')).toBeNull()
  })

  it('selects the row that is clicked, and the hop that touched it last', async () => {
    const { story, tell, model, user } = renderShell(<FrontEndPanel lane="session" />)
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
    const { story, tell, model } = renderShell(<FrontEndPanel lane="session" />)
    const stored = logIn(story, 'session')
    tell()
    act(() => model.getState().selectHop('session', stored.seq - 1))
    expect(screen.queryByRole('button', { name: /^Cookie/ })).toBeNull()
    expect(screen.getByText('empty')).toBeDefined()
  })
})

describe('what the back end holds', () => {
  it('shows a session with its user and the idle time that it has left', () => {
    const { story, tell } = renderShell(<BackEndPanel lane="session" />)
    logIn(story, 'session')
    tell()
    expect(button('Session qT9mX2ab… of test, idle timeout in 30 min').textContent).toContain(
      'test · created',
    )
  })

  it('shows the issued tokens, the newest first', () => {
    const { story, tell } = renderShell(<BackEndPanel lane="jwt" />)
    logIn(story, 'jwt')
    tell()
    const rows = within(screen.getByRole('list', { name: 'Issued tokens' })).getAllByRole('button')
    expect(rows.map((row) => row.getAttribute('aria-label'))).toEqual([
      'Issued refresh token 77aa0011… of test, 15 min left',
      'Issued access token 48c6be48… of test, 15 min left',
    ])
  })

  it('turns to the Blacklist when a hop revokes, and marks the issued token as revoked', async () => {
    const { story, tell, user } = renderShell(<BackEndPanel lane="jwt" />)
    logIn(story, 'jwt')
    story.start('jwt', 'logout')
    story.hop('jwt', { kind: 'token-revoked', tokens: [], because: 'logout' }, [
      { op: 'set', table: 'blocklist', row: blocklistRow('48c6be48-access') },
    ])
    tell()
    expect(tab(/^Blacklist 1/).getAttribute('aria-selected')).toBe('true')
    expect(screen.getByText('also called blocklist or denylist')).toBeDefined()
    expect(button(/^Revoked access token 48c6be48… of test, kept until /).textContent).toMatch(
      /revoked .* by logout/,
    )
    await user.click(tab(/^Issued tokens/))
    expect(button('Issued access token 48c6be48… of test, revoked')).toBeDefined()
  })

  it('stays at the table that the learner chose until another hop is about one', async () => {
    const { story, tell, user } = renderShell(<BackEndPanel lane="session" />)
    await user.click(tab(/^Accounts 3/))
    expect(button('Account alice, alice@example.com, 0900-000-002')).toBeDefined()
    story.start('session')
    story.hop('session')
    tell()
    expect(tab(/^Accounts/).getAttribute('aria-selected')).toBe('true')
    logIn(story, 'session')
    tell()
    expect(tab(/^Accounts/).getAttribute('aria-selected')).toBe('true')
  })

  it('counts nothing in a store that can’t be asked, unless it is known from before', () => {
    const { story, status, tell } = renderShell(<BackEndPanel lane="session" />)
    logIn(story, 'session')
    tell()
    status({ session: { storage: REDIS_AWAY } })
    expect(tab(/^Session store/).textContent).toContain('1')
    story.reset('session', emptyLaneState())
    tell()
    expect(tab(/^Session store/).textContent).toContain('?')
    expect(tab(/^Accounts/).textContent).toContain('?')
    expect(screen.queryByText(/^No session/)).toBeNull()
    status({ session: { storage: { kind: 'redis', place: null, problem: null } } })
    expect(tab(/^Accounts/).textContent).toContain('0')
  })

  it.each([
    ['en', 'session', 'No session. The server writes a record here when somebody logs in.'],
    ['zh-TW', 'session', '沒有 session。有人登入時，伺服器會在這裡寫入一筆紀錄。'],
    [
      'zh-TW',
      'jwt',
      '目前沒有紀錄。之後簽發的 token 會在這裡記下 jti，不會保留副本；只存在記憶體時，重新啟動之前簽發的 token 雖然不在這裡，只要不查白名單就仍然有效。',
    ],
  ] as const)('says in %s what the empty %s table is for', (locale, lane, words) => {
    renderShell(<BackEndPanel lane={lane} />, locale)
    expect(
      screen.getByText((_, element) => element?.tagName === 'P' && element.textContent === words),
    ).toBeDefined()
  })
})
