import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { Locale } from '#src/i18n/languages'
import { PRESET_LIFETIMES } from '#src/settings/lifetime-presets'
import { DEFAULT_LIFETIMES, type Lifetimes } from '#src/settings/lifetimes'
import type { LaneId } from '#src/trace/lane'
import { LaneSettings } from '../../../renderer/settings/lane-settings'
import { labStatus } from '../../support/events'
import { renderShell } from '../shell/render-shell'

const { settings } = labStatus()

async function openSettings(lane: LaneId, change: Partial<Lifetimes> = {}, locale: Locale = 'en') {
  const shell = renderShell(<LaneSettings lane={lane} onClose={() => {}} />, locale)
  shell.status({}, { settings: { ...settings, lifetimes: { ...DEFAULT_LIFETIMES, ...change } } })
  await screen.findByRole('dialog')
  return {
    ...shell,
    type: async (label: string, text: string) => {
      await shell.user.clear(screen.getByLabelText(label))
      await shell.user.type(screen.getByLabelText(label), text)
    },
    changes: () =>
      shell.lab.sent.map(({ name, payload }) => {
        expect(name).toBe('change-settings')
        return payload
      }),
  }
}
const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label)
const changed = (lifetimes: Partial<Lifetimes>) => ({ lifetimes })

describe('the lifetimes in the settings of a lane', () => {
  it('stand there in words, each lane its own, and say for what they count', async () => {
    await openSettings('session')
    expect(field('Idle timeout').value).toBe('30 min')
    expect(field('Absolute timeout').value).toBe('none')
    expect(screen.queryByLabelText('Access token')).toBeNull()
    expect(screen.getByText(/Applies to credentials issued from now on/)).toBeDefined()
  })

  it('say of the leeway that it counts at once', async () => {
    await openSettings('jwt')
    expect(['Access token', 'Refresh token', 'Leeway'].map((label) => field(label).value)).toEqual([
      '15 min',
      '30 days',
      '0 s',
    ])
    expect(screen.getByText(/Takes effect at once, for all tokens/)).toBeDefined()
  })

  it.each([
    ['90', 90],
    ['2 h', 7200],
    ['7 d', 604_800],
    ['1 天', 86_400],
    ['never', null],
  ])('take "%s" for an access token', async (typed, accessTokenSeconds) => {
    const { type, changes } = await openSettings('jwt')
    await type('Access token', `${typed}{Enter}`)
    expect(changes()).toEqual([changed({ accessTokenSeconds })])
  })

  it.each([
    ['0', /^From 10 s to 7 days/],
    ['8 d', /^From 10 s to 7 days/],
    ['-5', /Write a length of time/],
    ['soon', /or never/],
    ['1e308', /Write a length of time/],
    [' ', /Write a length of time/],
  ])('refuse "%s" at the field, and nothing changes', async (typed, error) => {
    const { type, changes, user } = await openSettings('jwt')
    await type('Access token', typed)
    await user.tab()
    expect(screen.getByRole('alert').textContent).toMatch(error)
    expect(field('Access token').getAttribute('aria-invalid')).toBe('true')
    expect(changes()).toEqual([])
  })

  it('refuse a refresh token shorter than the access token, typed or chosen, and the other way round', async () => {
    const { type, changes, user } = await openSettings('jwt', { accessTokenSeconds: 86_400 })
    await user.click(
      within(screen.getByRole('radiogroup', { name: 'Refresh token: suggestions' })).getByText('1 h'),
    )
    expect(screen.getByRole('alert').textContent).toBe(
      'A refresh token must live at least as long as an access token: 1 day.',
    )
    await type('Refresh token', '30 days')
    expect(screen.queryByRole('alert')).toBeNull()
    expect(changes()).toEqual([])
  })

  it('refuse an absolute timeout below the idle one', async () => {
    const { type, changes } = await openSettings('session')
    await type('Absolute timeout', '29 min{Enter}')
    expect(screen.getByRole('alert').textContent).toBe('Not shorter than the idle timeout: 30 min.')
    expect(changes()).toEqual([])
  })

  it('are chosen by a click', async () => {
    const { changes, user } = await openSettings('session')
    await user.click(
      within(screen.getByRole('radiogroup', { name: 'Absolute timeout: suggestions' })).getByText('12 h'),
    )
    expect(changes()).toEqual([changed({ sessionAbsoluteSeconds: 43_200 })])
  })

  it('warn of an access token that never expires', async () => {
    const { status } = await openSettings('jwt')
    expect(screen.queryByText(/Dangerous/)).toBeNull()
    const lifetimes = { ...DEFAULT_LIFETIMES, accessTokenSeconds: null }
    status({}, { settings: { ...settings, lifetimes } })
    expect(field('Access token').value).toBe('never')
    expect(screen.getByText(/Dangerous: without/)).toBeDefined()
  })

  it('change one thing each, so that none takes back another that is not yet answered', async () => {
    const { type, changes, user } = await openSettings('session')
    await type('Idle timeout', '5 min')
    // Leaving the field applies what was typed, and the same click turns the switch before the lab can say so.
    await user.click(screen.getByRole('switch', { name: 'Rolling cookie' }))
    expect(changes()).toEqual([changed({ sessionIdleSeconds: 300 }), changed({ sessionRolling: true })])
  })

  it('can be set all at once by a preset, which says what to try', async () => {
    const { changes, status, user } = await openSettings('jwt', { autoRefresh: true })
    expect(screen.getByText(/move the clock 15 minutes on/)).toBeDefined()
    await user.click(screen.getByRole('combobox', { name: 'Preset for both lanes' }))
    await user.click(await screen.findByRole('option', { name: 'Token that never expires' }))
    expect(changes()).toEqual([changed(PRESET_LIFETIMES.immortal)])
    const lifetimes = { ...PRESET_LIFETIMES.immortal, autoRefresh: true }
    status({}, { settings: { ...settings, lifetimes } })
    expect(screen.getByText(/only the blacklist stops it/)).toBeDefined()
    status({}, { settings: { ...settings, lifetimes: { ...lifetimes, leewaySeconds: 7 } } })
    expect(screen.getByRole('combobox', { name: 'Preset for both lanes' }).textContent).toBe('Own values')
  })

  it('speak zh-TW too', async () => {
    const { type, changes } = await openSettings('jwt', { accessTokenSeconds: null }, 'zh-TW')
    expect(field('Access token').value).toBe('永不過期')
    expect(screen.getByText(/一旦被偷/)).toBeDefined()
    await type('Refresh token', '9 天{Enter}')
    expect(changes()).toEqual([changed({ refreshTokenSeconds: 777_600 })])
  })
})
