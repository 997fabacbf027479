import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { DEFAULT_LIFETIMES } from '#src/settings/lifetimes'
import { LaneHead } from '../../../renderer/lane/lane-head'
import { labStatus } from '../../support/events'
import { renderShell } from '../shell/render-shell'

const { settings } = labStatus()
const lifetimes = { ...DEFAULT_LIFETIMES, accessTokenSeconds: 120 }
const theSwitch = (name = 'Auto refresh') => screen.getByRole('switch', { name })

describe('the switch of automatic refresh', () => {
  it('is turned on and off, with all the other lifetimes left as they are', async () => {
    const { lab, status, user } = renderShell(<LaneHead lane="jwt" />)
    status({}, { settings: { ...settings, lifetimes } })
    await user.click(theSwitch())
    status({}, { settings: { ...settings, lifetimes: { ...lifetimes, autoRefresh: true } } })
    expect(theSwitch().getAttribute('aria-checked')).toBe('true')
    await user.click(theSwitch())
    expect(lab.sent).toEqual([
      { name: 'change-settings', payload: { lifetimes: { autoRefresh: true } } },
      { name: 'change-settings', payload: { lifetimes: { autoRefresh: false } } },
    ])
  })

  it.each([
    ['en', 'Auto refresh', /refreshes once by itself and repeats the request/],
    ['zh-TW', '自動更新 token', /前端自己更新一次 token/],
  ] as const)('says in %s what it does', async (locale, name, hint) => {
    const { user } = renderShell(<LaneHead lane="jwt" />, locale)
    await user.hover(theSwitch(name))
    expect((await screen.findByRole('tooltip')).textContent).toMatch(hint)
  })

  it('stands on the JWT lane only: a session has nothing to refresh', () => {
    renderShell(<LaneHead lane="session" />)
    expect(screen.queryByRole('switch', { name: 'Auto refresh' })).toBeNull()
  })
})
