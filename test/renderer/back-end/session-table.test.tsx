// What the operator can do with the sessions in the store.
import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { Lifetimes } from '#src/settings/lifetimes'
import { INITIAL_SETTINGS } from '#src/settings/settings'
import { sessionRow, sessionSet } from '../../support/events'
import { renderTable } from '../lane/open-table'

function showSessions() {
  const shell = renderTable('session', 'sessions')
  shell.story.start('session')
  shell.story.hop('session', undefined, [
    sessionSet('session-a'),
    sessionSet('session-b'),
    sessionSet('session-c', 'alice'),
  ])
  shell.tell()
  return shell
}
const row = (name: RegExp) => screen.getByRole('button', { name })

describe('the operator of the session server', () => {
  it('destroys a session', async () => {
    const { lab, user } = showSessions()
    await user.hover(row(/^Session session-b/))
    await user.click(screen.getByRole('button', { name: 'Operator’s actions on session-b' }))
    await user.click(screen.getByRole('menuitem', { name: /^Destroy this session/ }))
    expect(lab.sent).toEqual([
      { name: 'operate', payload: { operation: { type: 'destroy-session', id: 'session-b' } } },
    ])
  })

  it('destroys all sessions of a user by the keyboard, and is told how many there are', async () => {
    const { lab, user } = showSessions()
    row(/^Session session-a/).focus()
    await user.tab()
    await user.keyboard(' ')
    const all = screen.getByRole('menuitem', { name: /^Destroy all sessions of test/ })
    expect(all.textContent).toContain('2 sessions in the store')
    await user.keyboard('{ArrowDown}{Enter}')
    expect(lab.sent).toEqual([
      { name: 'operate', payload: { operation: { type: 'destroy-account-sessions', username: 'test' } } },
    ])
  })

  it('looks at the present again when acting while the lane looks back', async () => {
    const { lab, user, story, tell, model } = showSessions()
    const first = story.events.findLast((event) => event.type === 'hop')
    story.flow('session', 2)
    tell()
    model.getState().selectHop('session', first?.seq ?? 0)
    await user.hover(await screen.findByRole('button', { name: /^Session session-c/ }))
    await user.click(screen.getByRole('button', { name: 'Operator’s actions on session-c' }))
    await user.click(screen.getByRole('menuitem', { name: /^Destroy this session/ }))
    expect(model.getState().viewSeq.session).toBeNull()
    expect(lab.sent).toHaveLength(1)
  })

  it.each(['sessions', 'cookies'] as const)(
    'is told in the table of %s why session and cookie end apart',
    (table) => {
      const { status } = renderTable('session', table)
      const lifetimes = (change: Partial<Lifetimes>) =>
        status(
          {},
          { settings: { ...INITIAL_SETTINGS, lifetimes: { ...INITIAL_SETTINGS.lifetimes, ...change } } },
        )
      expect(screen.getByText(/The cookie’s end stays as set at login/)).toBeDefined()
      lifetimes({ sessionRolling: true })
      expect(screen.getByText(/sends the cookie again with a later end/)).toBeDefined()
      lifetimes({ cookiePersistent: false })
      expect(screen.getByText(/keeps the cookie until it closes/)).toBeDefined()
    },
  )

  it('sees on which node a session lies', () => {
    const { story, tell, status } = showSessions()
    story.hop('session', undefined, [
      { op: 'set', table: 'sessions', row: { ...sessionRow('session-d'), node: 2 } },
    ])
    tell()
    const nodes = [1, 2].map((node) => ({ node, origin: 'http://127.0.0.1:1', verifiesOnly: false }))
    status({ session: { nodes } })
    expect(row(/^Session session-a of test, idle timeout in .*, node 1$/)).toBeDefined()
    expect(row(/^Session session-d of test, idle timeout in .*, node 2$/)).toBeDefined()
  })
})
