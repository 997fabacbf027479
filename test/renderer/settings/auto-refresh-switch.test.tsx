import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { catalogues } from '#src/i18n/catalogue'
import type { Locale } from '#src/i18n/languages'
import { DEFAULT_LIFETIMES } from '#src/settings/lifetimes'
import type { LaneId } from '#src/trace/lane'
import { LaneMenu } from '../../../renderer/lane/lane-menu'
import { labStatus } from '../../support/events'
import { renderShell } from '../shell/render-shell'

const { settings } = labStatus()
const lifetimes = { ...DEFAULT_LIFETIMES, accessTokenSeconds: 120 }
const theSwitch = (name = /^Auto refresh/) => screen.getByRole('menuitemcheckbox', { name })

async function openMenu(lane: LaneId, locale: Locale = 'en') {
  const shell = renderShell(<LaneMenu lane={lane} />, locale)
  const { head, ...words } = catalogues[locale].lanes
  await shell.user.click(screen.getByRole('button', { name: head.menu({ name: words[lane].name }) }))
  await screen.findByRole('menu')
  return shell
}

describe('the switch of automatic refresh', () => {
  it('is turned on and off, with all the other lifetimes left as they are', async () => {
    const { lab, status, user } = await openMenu('jwt')
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
    ['en', /^Auto refresh/, /refreshes once by itself and repeats the request/],
    ['zh-TW', /^自動更新 token/, /前端自己更新一次 token/],
  ] as const)('says in %s what it does', async (locale, name, hint) => {
    await openMenu('jwt', locale)
    expect(theSwitch(name).textContent).toMatch(hint)
  })

  it('stands on the JWT lane only: a session has nothing to refresh', async () => {
    await openMenu('session')
    expect(screen.queryByRole('menuitemcheckbox')).toBeNull()
  })
})
