import { fireEvent, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { ActionBar } from '../../../renderer/actions/action-bar'
import { LaneMenu } from '../../../renderer/lane/lane-menu'
import { labStatus } from '../../support/events'
import { logIn } from '../lane/lane-story'
import { renderShell } from '../shell/render-shell'

const button = (name: string | RegExp) => screen.getByRole('button', { name })
const item = (name: string | RegExp) => screen.findByRole('menuitem', { name })
const { settings } = labStatus()
const rotating = { settings: { ...settings, rotation: { enabled: true, graceSeconds: 0 } } }

function openMore(locale: 'en' | 'zh-TW' = 'en') {
  return renderShell(<ActionBar />, locale)
}

describe('the menu of rare actions', () => {
  it('logs out everywhere on both lanes', async () => {
    const { lab, user } = openMore()
    await user.click(button('More'))
    await user.click(await item(/^Log out everywhere/))
    expect(lab.sent).toEqual([
      {
        name: 'perform',
        payload: { lanes: ['session', 'jwt'], action: { type: 'logout-everywhere' } },
      },
    ])
  })

  it('gets a link on the JWT lane, and opens it only when there is one', async () => {
    const { lab, story, tell, user } = openMore()
    await user.click(button('More'))
    const open = await item(/^Open the link There is no link yet/)
    await user.click(open)
    expect(lab.sent).toEqual([])
    await user.click(await item(/^Get a download link/))
    story.flow('jwt', 2, 'get-download-link')
    tell()
    await user.click(button('More'))
    await user.click(await item(/^Open the link/))
    expect(lab.sent.map((each) => each.payload)).toEqual([
      { lanes: ['jwt'], action: { type: 'get-download-link' } },
      { lanes: ['jwt'], action: { type: 'open-download-link' } },
    ])
  })

  it('revokes the refresh token on the JWT lane', async () => {
    const { lab, user } = openMore()
    await user.click(button('More'))
    await user.click(await item(/^Revoke the refresh token/))
    expect(lab.sent[0]?.payload).toEqual({ lanes: ['jwt'], action: { type: 'logout-refresh' } })
  })

  it('opens the restart of both servers', async () => {
    const { user } = openMore()
    await user.click(button('More'))
    await user.click(await item('Restart both servers…'))
    expect(await screen.findByRole('dialog', { name: 'Restart both servers' })).toBeDefined()
  })

  it('is worded in Chinese', async () => {
    const { user } = openMore('zh-TW')
    await user.click(button('更多'))
    expect(await item(/^登出所有裝置/)).toBeDefined()
    expect(await item(/^兩個分頁搶著更新/)).toBeDefined()
  })
})

describe('the race of two tabs', () => {
  it('explains that nothing is to be seen without rotation', async () => {
    const { lab, story, tell, user } = openMore()
    logIn(story, 'jwt')
    tell()
    await user.click(button('More'))
    const race = await item(/^Race two tabs There is nothing to see without rotation/)
    expect(race.getAttribute('aria-disabled')).toBe('true')
    await user.click(race)
    expect(lab.sent).toEqual([])
  })

  it('needs a refresh token', async () => {
    const { lab, status, user } = openMore()
    status({}, rotating)
    await user.click(button('More'))
    await user.click(await item(/^Race two tabs Two tabs need a refresh token/))
    expect(lab.sent).toEqual([])
  })

  it('goes when there is one and it is rotated', async () => {
    const { lab, status, story, tell, user } = openMore()
    logIn(story, 'jwt')
    tell()
    status({}, rotating)
    await user.click(button('More'))
    await user.click(await item(/^Race two tabs Two tabs refresh/))
    expect(lab.sent).toEqual([{ name: 'race-refresh', payload: {} }])
  })
})

describe('the menu of one lane', () => {
  it('logs out everywhere on that lane alone', async () => {
    const { lab, user } = renderShell(<LaneMenu lane="session" />)
    await user.click(button(/^Cookie session: /))
    await user.click(await item('Actions on the session lane only'))
    fireEvent.click(await item(/^Log out everywhere/))
    expect(lab.sent[0]?.payload).toEqual({ lanes: ['session'], action: { type: 'logout-everywhere' } })
  })

  it('has links and the race on the JWT lane only', async () => {
    const { user } = renderShell(<LaneMenu lane="session" />)
    await user.click(button(/^Cookie session: /))
    await user.click(await item('Actions on the session lane only'))
    await item(/^Refresh/)
    expect(screen.queryByRole('menuitem', { name: /link|Race/ })).toBeNull()
  })
})
