// What can be set of revocation and rotation, and what each strategy is said to cost.
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { Locale } from '#src/i18n/languages'
import {
  DEFAULT_REVOCATION,
  DEFAULT_ROTATION,
  type RevocationSettings,
  type RotationSettings,
} from '#src/settings/revocation'
import type { LaneId } from '#src/trace/lane'
import { LaneMenu } from '../../../renderer/lane/lane-menu'
import { LaneSettings } from '../../../renderer/settings/lane-settings'
import { labStatus } from '../../support/events'
import { happen } from '../back-end/token-rows'
import { blocklistRow } from '../lane/lane-story'
import { renderShell } from '../shell/render-shell'

const { settings } = labStatus()
const revoking = (change: Partial<RevocationSettings>) => ({
  revocation: { ...DEFAULT_REVOCATION, ...change },
})
const rotating = (change: Partial<RotationSettings>) => ({ rotation: { ...DEFAULT_ROTATION, ...change } })
const revocation = (change: Partial<RevocationSettings>) => ({ revocation: change })
const rotation = (change: Partial<RotationSettings>) => ({ rotation: change })

async function openSettings(change: object = {}, locale: Locale = 'en') {
  const shell = renderShell(<LaneSettings lane="jwt" onClose={() => {}} />, locale)
  shell.status({}, { settings: { ...settings, ...change } })
  await screen.findByRole('dialog')
  return {
    ...shell,
    changes: () =>
      shell.lab.sent.filter(({ name }) => name === 'change-settings').map(({ payload }) => payload),
  }
}
const theSwitch = (name: string) => screen.getByRole('switch', { name })
const strategy = (name: RegExp) => screen.getByRole('radio', { name })
const grace = () => screen.getByLabelText<HTMLInputElement>('Grace period (seconds)')

describe('the settings of revocation', () => {
  it('name the article’s settings as they stand', async () => {
    const { status } = await openSettings()
    expect(screen.getByText("JWT_BLACKLIST_TOKEN_CHECKS = ['access', 'refresh']")).toBeDefined()
    status({}, { settings: { ...settings, ...revoking({ checks: ['refresh'] }) } })
    expect(screen.getByText("JWT_BLACKLIST_TOKEN_CHECKS = ['refresh']")).toBeDefined()
    status({}, { settings: { ...settings, ...revoking({ checks: [] }) } })
    expect(screen.getByText('JWT_BLACKLIST_TOKEN_CHECKS = []')).toBeDefined()
    expect(screen.getByText(/as good as switched off/)).toBeDefined()
  })

  it('change one thing each', async () => {
    const { user, changes } = await openSettings(revoking({ checks: ['access'] }))
    await user.click(theSwitch('Check refresh tokens'))
    await user.click(theSwitch('Check access tokens'))
    await user.click(theSwitch('Logout revokes both tokens'))
    await user.click(theSwitch('Ask whether a token was revoked'))
    expect(changes()).toEqual([
      revocation({ checks: ['access', 'refresh'] }),
      revocation({ checks: [] }),
      revocation({ logoutRevokesBoth: true }),
      revocation({ enabled: false }),
    ])
  })

  it.each([
    [{ strategy: 'none' }, { enabled: true, strategy: 'blocklist' }],
    [{ enabled: false }, { enabled: true }],
  ] as const)('say that nobody is asked with %j, as the switch in the head does', async (from, to) => {
    const { user, changes } = await openSettings(revoking(from))
    const isAsked = theSwitch('Ask whether a token was revoked')
    expect(isAsked.getAttribute('aria-checked')).toBe('false')
    expect(screen.getByRole('combobox', { name: 'Preset for both lanes' }).textContent).toBe('Own values')
    await user.click(isAsked)
    expect(changes()).toEqual([revocation(to)])
  })

  it('take back no change that is not yet answered when the next one comes', async () => {
    const { changes } = await openSettings(rotating({ enabled: true }))
    fireEvent.click(theSwitch('Check refresh tokens'))
    fireEvent.click(theSwitch('Logout revokes both tokens'))
    fireEvent.click(theSwitch('Rotate refresh tokens'))
    expect(changes()).toEqual([
      revocation({ checks: ['access'] }),
      revocation({ logoutRevokesBoth: true }),
      rotation({ enabled: false }),
    ])
  })

  it('choose a strategy by the mouse and by the arrow keys', async () => {
    const { user, changes } = await openSettings()
    await user.click(strategy(/^Allowlist/))
    // The focus moves a moment after the key went down.
    await user.keyboard('{ArrowDown>}')
    await waitFor(() => expect(document.activeElement).toBe(strategy(/^One version/)))
    await user.keyboard('{/ArrowDown}')
    expect(changes()).toEqual([revocation({ strategy: 'allowlist' }), revocation({ strategy: 'version' })])
  })

  it.each([
    [/^Wait for expiry/, /Keeps nothing, asks nothing/],
    [/^Blacklist/, /one entry for each revoked token/],
    [/^Allowlist/, /one entry for each token issued/],
    [/^One version/, /one number for each account/],
  ])('say of %s what it costs', async (name, cost) => {
    await openSettings()
    expect(strategy(name).textContent).toMatch(cost)
  })

  it('count what the strategy that is set holds, and how often it asked', async () => {
    const { story, tell } = await openSettings()
    expect(strategy(/^Blacklist/).textContent).toMatch(/Now: 0 entries, 0 bytes · look-ups: open/)
    const row = blocklistRow('access-1')
    happen(story, [{ op: 'set', table: 'blocklist', row }])
    story.start('jwt', 'open-protected')
    story.hop('jwt')
    const ended = story.end('jwt')
    const cost = {
      requests: 1,
      credentialBytes: 300,
      lookups: 1,
      writes: 0,
      verifyCpuMicros: 40,
      algorithm: 'HS256',
      strategy: 'blocklist',
    }
    story.events[story.events.length - 1] = { ...ended, cost }
    tell()
    expect(strategy(/^Blacklist/).textContent).toContain(
      `Now: 1 entry, ${JSON.stringify(row).length} bytes · 1 look-up in flow 3`,
    )
    expect(strategy(/^Allowlist/).textContent).not.toMatch(/Now:|flow/)
  })

  it('speak zh-TW too', async () => {
    await openSettings({}, 'zh-TW')
    expect(screen.getByRole('radio', { name: /^黑名單/ }).textContent).toMatch(/每個請求查一次/)
    expect(theSwitch('登出時兩個 token 都撤銷')).toBeDefined()
  })
})

describe('the settings of rotation', () => {
  it('are turned on, and ask for a grace period only then', async () => {
    const { user, changes, status } = await openSettings()
    expect(screen.queryByLabelText('Grace period (seconds)')).toBeNull()
    await user.click(theSwitch('Rotate refresh tokens'))
    expect(changes()).toEqual([rotation({ enabled: true })])
    status({}, { settings: { ...settings, ...rotating({ enabled: true }) } })
    expect(grace().value).toBe('0')
  })

  it.each([
    ['60', 60],
    ['1', 1],
    [' 10 s', 10],
    ['5 秒', 5],
  ])('take "%s" as the grace period', async (typed, graceSeconds) => {
    const { user, changes } = await openSettings(rotating({ enabled: true }))
    await user.clear(grace())
    await user.type(grace(), `${typed}{Enter}`)
    expect(changes()).toEqual([rotation({ graceSeconds })])
  })

  it.each(['61', '-1', '1.5', 'soon', ' ', '1e1'])('refuse "%s" at the field', async (typed) => {
    const { user, changes } = await openSettings(rotating({ enabled: true }))
    await user.clear(grace())
    await user.type(grace(), typed)
    await user.tab()
    expect(screen.getByRole('alert').textContent).toBe('Write whole seconds from 0 to 60, such as 10.')
    expect(grace().getAttribute('aria-invalid')).toBe('true')
    expect(changes()).toEqual([])
  })

  it('are chosen by a click', async () => {
    const { user, changes } = await openSettings(rotating({ enabled: true }))
    await user.click(screen.getByRole('radio', { name: '60 s' }))
    expect(changes()).toEqual([rotation({ graceSeconds: 60 })])
  })
})

describe('the switch in the menu of the JWT lane', () => {
  async function openMenu(lane: LaneId) {
    const shell = renderShell(<LaneMenu lane={lane} />)
    await shell.user.click(
      screen.getByRole('button', { name: lane === 'jwt' ? /^JWT: / : /^Cookie session: / }),
    )
    await screen.findByRole('menu')
    return shell
  }
  const check = (name: string) => screen.getByRole('menuitemcheckbox', { name: new RegExp(`^${name}`) })

  it.each([
    ['Blacklist', {}, { enabled: false }],
    ['Blacklist', { enabled: false }, { enabled: true }],
    ['Allowlist', { strategy: 'allowlist' }, { enabled: false }],
    ['Versions', { strategy: 'version' }, { enabled: false }],
    ['Blacklist', { strategy: 'none' }, { strategy: 'blocklist', enabled: true }],
  ] as const)('%s: from %o to %o', async (name, from, to) => {
    const { lab, status, user } = await openMenu('jwt')
    status({}, { settings: { ...settings, ...revoking(from) } })
    await user.click(check(name))
    expect(lab.sent).toEqual([{ name: 'change-settings', payload: revocation(to) }])
  })

  it('is off while no strategy is set', async () => {
    const { status } = await openMenu('jwt')
    status({}, { settings: { ...settings, ...revoking({ strategy: 'none' }) } })
    expect(check('Blacklist').getAttribute('aria-checked')).toBe('false')
  })

  it('stands on no other lane', async () => {
    await openMenu('session')
    expect(screen.queryByRole('menuitemcheckbox')).toBeNull()
  })
})
