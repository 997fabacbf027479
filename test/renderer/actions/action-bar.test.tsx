import { fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { emptyLaneState } from '#src/trace/state'
import { AccountSelect } from '../../../renderer/actions/account-select'
import { ActionBar } from '../../../renderer/actions/action-bar'
import { LaneMenu } from '../../../renderer/lane/lane-menu'
import { REDIS_AWAY } from '../../support/events'
import { renderShell } from '../shell/render-shell'

const both = ['session', 'jwt']
const button = (name: string | RegExp) => screen.getByRole('button', { name })
const item = (name: string | RegExp) => screen.findByRole('menuitem', { name })
/** Picks an item of a menu inside of a menu, to which no pointer finds its way where nothing has a place on a screen. */
const pick = (element: HTMLElement) => fireEvent.click(element)

/** The bar, and the account from the bar above it. */
function Bars() {
  return (
    <>
      <AccountSelect />
      <ActionBar />
    </>
  )
}

describe('the action bar', () => {
  it.each([
    ['Log in', { type: 'login', username: 'alice', password: 'alice' }],
    ['Open /protected', { type: 'open-protected' }],
    ['Refresh', { type: 'refresh' }],
    ['Log out', { type: 'logout' }],
  ])('does "%s" on both lanes at one click', async (name, action) => {
    const { lab, user } = renderShell(<ActionBar />)
    await user.click(button(name))
    expect(lab.sent).toEqual([{ name: 'perform', payload: { lanes: both, action } }])
  })

  it('opens the partially protected page from the menu of what is needed less often', async () => {
    const { lab, user } = renderShell(<ActionBar />)
    await user.click(button('More'))
    await user.click(await item(/^Open \/partially-protected/))
    expect(lab.sent).toEqual([
      { name: 'perform', payload: { lanes: both, action: { type: 'open-partially-protected' } } },
    ])
  })

  it('counts each of ten quick clicks', async () => {
    const { lab, user } = renderShell(<ActionBar />)
    for (let click = 0; click < 10; click += 1) await user.click(button('Open /protected'))
    expect(lab.sent).toHaveLength(10)
  })

  it('has one primary button while nothing waits', () => {
    renderShell(<ActionBar />)
    const primary = screen
      .getAllByRole('button')
      .filter((each) => /primary/.test(each.className) && each.closest('[data-idle]') === null)
    expect(primary.map((each) => each.textContent)).toEqual(['Log in', 'by form'])
  })

  it.each([
    ['en', ['Log in', 'Refresh', 'Log out'], 'More', ['Update phone…', 'Delete account…']],
    ['zh-TW', ['登入', '更新 token', '登出'], '更多', ['更新電話…', '刪除帳號…']],
  ] as const)('is worded in %s', async (locale, names, more, items) => {
    const { user } = renderShell(<ActionBar />, locale)
    for (const name of names) expect(button(name)).toBeDefined()
    await user.click(button(more))
    for (const name of items) expect(await item(name)).toBeDefined()
  })

  it('acts as the account that is chosen', async () => {
    const { lab, user } = renderShell(<Bars />)
    await user.click(screen.getByRole('combobox', { name: 'The account that you act as' }))
    await user.click(await screen.findByRole('option', { name: 'test' }))
    await user.click(button('Log in'))
    expect(lab.sent[0]?.payload).toMatchObject({ action: { username: 'test', password: 'test' } })
  })

  it('marks an account that is deleted, and on which lane', async () => {
    const { story, tell, user } = renderShell(<Bars />)
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
    const { status, story, tell, user } = renderShell(<Bars />)
    story.reset('jwt', emptyLaneState())
    tell()
    status({ jwt: { storage: REDIS_AWAY } })
    await user.click(screen.getByRole('combobox', { name: 'The account that you act as' }))
    expect(await screen.findByRole('option', { name: 'bob' })).toBeDefined()
  })

  it('deletes an account only after a question that names it', async () => {
    const { lab, user } = renderShell(<ActionBar />)
    await user.click(button('More'))
    await user.click(await item('Delete account…'))
    const question = await screen.findByRole('dialog', { name: 'Delete the account alice?' })
    expect(lab.sent).toEqual([])
    expect(question.textContent).toContain('Reset brings it back')
    await user.click(within(question).getByRole('button', { name: 'Delete account' }))
    expect(lab.sent).toEqual([
      { name: 'perform', payload: { lanes: both, action: { type: 'delete-account' } } },
    ])
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  it("proposes one's own account id for the phone, and sends another's when asked to", async () => {
    const { lab, user } = renderShell(<ActionBar />)
    await user.click(button('More'))
    await user.click(await item('Update phone…'))
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
      .lanes.session.state.accounts.find(({ username }) => username === 'alice')?.phone
    await user.click(button('More'))
    await user.click(await item('Update phone…'))
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
    await shell.user.click(button(/^Log in by form/))
    await screen.findByRole('dialog', { name: 'Log in' })
    return { ...shell, form: within(screen.getByRole('dialog')) }
  }

  it('is filled in, and is sent by Enter', async () => {
    const { form, lab, user } = await open()
    await user.type(form.getByLabelText('Password'), '{Enter}')
    expect(lab.sent[0]?.payload).toEqual({
      lanes: both,
      action: { type: 'login', username: 'alice', password: 'alice' },
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
      action: { type: 'login-by-email', email: 'alice@example.com', password: 'alice' },
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
    const shell = renderShell(<LaneMenu lane={lane} />)
    const [name, actions] =
      lane === 'jwt'
        ? [/^JWT: /, 'Actions on the JWT lane only']
        : [/^Cookie session: /, 'Actions on the session lane only']
    await shell.user.click(button(name))
    await shell.user.click(await item(actions))
    await item(/^Log in as/)
    return shell
  }

  it('go to that lane alone', async () => {
    const { lab } = await openMenu('session')
    pick(screen.getByRole('menuitem', { name: 'Open /protected' }))
    expect(lab.sent[0]?.payload).toEqual({ lanes: ['session'], action: { type: 'open-protected' } })
  })

  it('have the refresh token revoked on the JWT lane', async () => {
    const { lab } = await openMenu('jwt')
    pick(screen.getByRole('menuitem', { name: /^Revoke the refresh token/ }))
    expect(lab.sent[0]?.payload).toEqual({ lanes: ['jwt'], action: { type: 'logout-refresh' } })
  })

  it('say on the session lane why there is nothing to refresh, and send it all the same', async () => {
    const { lab } = await openMenu('session')
    expect(screen.queryByRole('menuitem', { name: /^Revoke/ })).toBeNull()
    const refresh = screen.getByRole('menuitem', { name: /^Refresh/ })
    expect(refresh.textContent).toContain('nothing to refresh')
    pick(refresh)
    expect(lab.sent[0]?.payload).toEqual({ lanes: ['session'], action: { type: 'refresh' } })
  })

  it('ask for a login on that lane alone', async () => {
    const { lab, user } = await openMenu('jwt')
    pick(screen.getByRole('menuitem', { name: 'Log in with…' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Log in · JWT only' }))
    await user.click(dialog.getByRole('button', { name: 'Log in' }))
    expect(lab.sent[0]?.payload).toMatchObject({ lanes: ['jwt'], action: { type: 'login' } })
  })
})
