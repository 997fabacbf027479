import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { emptyLaneState } from '#src/trace/state'
import { ActionBar } from '../../../renderer/actions/action-bar'
import { LaneActions } from '../../../renderer/lane/lane-actions'
import { REDIS_AWAY } from '../../support/events'
import { renderShell } from '../shell/render-shell'

const both = ['session', 'jwt']
const button = (name: string) => screen.getByRole('button', { name })

describe('the action bar', () => {
  it.each([
    ['Log in', { type: 'login', username: 'test', password: 'test' }],
    ['Open /protected', { type: 'open-protected' }],
    ['Open /partially-protected', { type: 'open-partially-protected' }],
    ['Refresh', { type: 'refresh' }],
    ['Log out', { type: 'logout' }],
  ])('does "%s" on both lanes at one click', async (name, action) => {
    const { lab, user } = renderShell(<ActionBar />)
    await user.click(button(name))
    expect(lab.sent).toEqual([{ name: 'perform', payload: { lanes: both, action } }])
  })

  it('does it once at a double click', async () => {
    const { lab, user } = renderShell(<ActionBar />)
    await user.dblClick(button('Log in'))
    expect(lab.sent).toHaveLength(1)
  })

  it.each([
    ['en', ['Log in', 'Update phone', 'Refresh', 'Log out', 'Delete account']],
    ['zh-TW', ['登入', '更新電話', '更新 token', '登出', '刪除帳號']],
  ] as const)('is worded in %s', (locale, names) => {
    renderShell(<ActionBar />, locale)
    for (const name of names) expect(button(name)).toBeDefined()
  })

  it('acts as the account that is chosen', async () => {
    const { lab, user } = renderShell(<ActionBar />)
    await user.click(screen.getByRole('combobox', { name: 'The account that you act as' }))
    await user.click(await screen.findByRole('option', { name: 'alice' }))
    await user.click(button('Log in'))
    expect(lab.sent[0]?.payload).toMatchObject({ action: { username: 'alice', password: 'alice' } })
  })

  it('marks an account that is deleted, and on which lane', async () => {
    const { story, tell, user } = renderShell(<ActionBar />)
    story.start('jwt', 'delete-account')
    story.hop('jwt', { kind: 'account-deleted', username: 'bob' }, [
      { op: 'remove', table: 'accounts', key: '3' },
    ])
    story.end('jwt')
    tell()
    const select = screen.getByRole('combobox', { name: 'The account that you act as' })
    await user.click(select)
    expect(await screen.findByRole('option', { name: 'bob, deleted on the JWT lane' })).toBeDefined()
    await user.keyboard('{Escape}')
    story.start('session', 'delete-account')
    story.hop('session', { kind: 'account-deleted', username: 'bob' }, [
      { op: 'remove', table: 'accounts', key: '3' },
    ])
    tell()
    await user.click(select)
    expect(await screen.findByRole('option', { name: 'bob, deleted' })).toBeDefined()
  })

  it('takes no account for deleted whose store can’t be asked', async () => {
    const { status, story, tell, user } = renderShell(<ActionBar />)
    story.reset('jwt', emptyLaneState())
    tell()
    status({ jwt: { storage: REDIS_AWAY } })
    await user.click(screen.getByRole('combobox', { name: 'The account that you act as' }))
    expect(await screen.findByRole('option', { name: 'bob' })).toBeDefined()
  })

  it('deletes an account only after a question that names it', async () => {
    const { lab, user } = renderShell(<ActionBar />)
    await user.click(button('Delete account'))
    const question = await screen.findByRole('dialog', { name: 'Delete the account test?' })
    expect(lab.sent).toEqual([])
    expect(question.textContent).toContain('Reset brings it back')
    await user.click(within(question).getByRole('button', { name: 'Delete account' }))
    expect(lab.sent).toEqual([
      { name: 'perform', payload: { lanes: both, action: { type: 'delete-account' } } },
    ])
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it("proposes one's own account id for the phone, and sends another's when asked to", async () => {
    const { lab, model, user } = renderShell(<ActionBar />)
    model.getState().setAccount('alice')
    await user.click(button('Update phone'))
    const id = await screen.findByLabelText<HTMLInputElement>('Account id')
    expect(id.value).toBe('2')
    expect(screen.getByRole('dialog').textContent).toContain('403')
    await user.clear(id)
    await user.type(id, '1')
    await user.click(button('Send'))
    expect(lab.sent[0]?.payload).toEqual({
      lanes: both,
      action: { type: 'update-phone', id: '1', phone: '0912-345-678' },
    })
  })

  it('sends no phone that the account has already, as the article wants it of a front end', async () => {
    const { lab, model, user } = renderShell(<ActionBar />)
    const now = model
      .getState()
      .lanes.session.state.accounts.find(({ username }) => username === 'test')?.phone
    await user.click(button('Update phone'))
    const phone = await screen.findByLabelText<HTMLInputElement>('Phone')
    expect(phone.value).not.toBe(now)
    await user.clear(phone)
    await user.type(phone, now ?? '')
    await user.click(button('Send'))
    expect(lab.sent).toEqual([])
    expect(screen.getByRole('dialog').textContent).toContain('That is its phone number already')
    await user.type(phone, '9')
    await user.click(button('Send'))
    expect(lab.sent).toHaveLength(1)
  })
})

describe('the login form', () => {
  const open = async () => {
    const shell = renderShell(<ActionBar />)
    await shell.user.click(button('Other ways to log in'))
    await screen.findByRole('dialog', { name: 'Log in' })
    return { ...shell, form: within(screen.getByRole('dialog')) }
  }

  it('is filled in, and is sent by Enter', async () => {
    const { form, lab, user } = await open()
    await user.type(form.getByLabelText('Password'), '{Enter}')
    expect(lab.sent[0]?.payload).toEqual({
      lanes: both,
      action: { type: 'login', username: 'test', password: 'test' },
    })
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it('takes an account and a wrong password by one click each', async () => {
    const { form, lab, user } = await open()
    await user.click(form.getByRole('button', { name: 'bob' }))
    await user.click(form.getByRole('button', { name: 'wrong password' }))
    await user.click(form.getByRole('button', { name: 'Log in' }))
    expect(lab.sent[0]?.payload).toMatchObject({
      action: { type: 'login', username: 'bob', password: 'wrong-password' },
    })
  })

  it('logs in by email over the other route', async () => {
    const { form, lab, user } = await open()
    await user.click(form.getByRole('radio', { name: 'Email' }))
    expect(screen.getByRole('dialog').textContent).toContain('POST /user/login')
    await user.click(form.getByRole('button', { name: 'Log in' }))
    expect(lab.sent[0]?.payload).toMatchObject({
      action: { type: 'login-by-email', email: 'test@example.com', password: 'test' },
    })
  })

  it('sends whatever is typed, as it is', async () => {
    const { form, lab, user } = await open()
    const hostile = '  end; <script>#\u202e'
    await user.clear(form.getByLabelText('Username'))
    await user.type(form.getByLabelText('Username'), hostile)
    await user.click(form.getByRole('button', { name: 'Log in' }))
    expect(lab.sent[0]?.payload).toMatchObject({ action: { username: hostile } })
  })

  it('closes at Esc and sends nothing', async () => {
    const { lab, user } = await open()
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(lab.sent).toEqual([])
  })
})

describe('the actions of one lane', () => {
  const openMenu = async (lane: 'session' | 'jwt') => {
    const shell = renderShell(<LaneActions lane={lane} />)
    const name = lane === 'jwt' ? 'Actions on the JWT lane' : 'Actions on the session lane'
    await shell.user.click(button(name))
    await screen.findByRole('menu')
    return shell
  }

  it('go to that lane alone', async () => {
    const { lab, user } = await openMenu('session')
    await user.click(screen.getByRole('menuitem', { name: 'Open /protected' }))
    expect(lab.sent[0]?.payload).toEqual({ lanes: ['session'], action: { type: 'open-protected' } })
  })

  it('have the refresh token revoked on the JWT lane', async () => {
    const { lab, user } = await openMenu('jwt')
    await user.click(screen.getByRole('menuitem', { name: /^Revoke the refresh token/ }))
    expect(lab.sent[0]?.payload).toEqual({ lanes: ['jwt'], action: { type: 'logout-refresh' } })
  })

  it('say on the session lane why there is nothing to refresh, and send it all the same', async () => {
    const { lab, user } = await openMenu('session')
    expect(screen.queryByRole('menuitem', { name: /^Revoke/ })).toBeNull()
    const refresh = screen.getByRole('menuitem', { name: /^Refresh/ })
    expect(refresh.textContent).toContain('nothing to refresh')
    await user.click(refresh)
    expect(lab.sent[0]?.payload).toEqual({ lanes: ['session'], action: { type: 'refresh' } })
  })

  it('ask for a login on that lane alone', async () => {
    const { lab, user } = await openMenu('jwt')
    await user.click(screen.getByRole('menuitem', { name: 'Log in with…' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Log in · JWT only' }))
    await user.click(dialog.getByRole('button', { name: 'Log in' }))
    expect(lab.sent[0]?.payload).toMatchObject({ lanes: ['jwt'], action: { type: 'login' } })
  })
})
