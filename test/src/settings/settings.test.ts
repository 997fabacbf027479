// What follows from the declaration of the settings.
import { describe, expect, test } from 'vitest'
import {
  changedSettings,
  INITIAL_SETTINGS,
  recordedSettings,
  type Settings,
  type SettingsChange,
  settingsChangedBy,
  settingsChangeSchema,
  settingsSchema,
  settingsToBeginWith,
} from '#src/settings/settings'

test('the settings at the start can be set', () => {
  expect(settingsSchema.parse(INITIAL_SETTINGS)).toEqual(INITIAL_SETTINGS)
  expect(settingsChangeSchema.parse(INITIAL_SETTINGS)).toEqual(INITIAL_SETTINGS)
})

describe('a change', () => {
  const { lifetimes, rotation } = INITIAL_SETTINGS

  test.each<[string, SettingsChange, SettingsChange]>([
    ['of nothing leaves all', {}, {}],
    ['of one setting leaves the others', { admitOtherPages: true }, { admitOtherPages: true }],
    ['to null is a change', { jwtSecret: null }, { jwtSecret: null }],
    [
      'of a member leaves the other members',
      { lifetimes: { autoRefresh: true }, rotation: { graceSeconds: 3 } },
      { lifetimes: { ...lifetimes, autoRefresh: true }, rotation: { ...rotation, graceSeconds: 3 } },
    ],
    ['of a list replaces it', { revocation: { checks: [] } }, { revocation: { checks: [] } }],
  ])('%s', (_, change, wanted) => {
    const before = { ...INITIAL_SETTINGS, jwtSecret: 'secret' }
    const changed = changedSettings(before, settingsChangeSchema.parse(change))
    const revocation = { ...before.revocation, ...wanted.revocation }
    expect(changed).toEqual({ ...before, ...wanted, revocation })
    expect(before).toEqual({ ...INITIAL_SETTINGS, jwtSecret: 'secret' })
  })

  test.each([
    ['an unknown algorithm', { jwtAlgorithm: 'none' }],
    ['a member out of its bounds', { lifetimes: { accessTokenSeconds: 9 } }],
    ['a group that is none', { rotation: true }],
  ])('to %s is refused', (_, change) => {
    expect(settingsChangeSchema.safeParse(change).success).toBe(false)
  })

  test('whose members do not fit those that are set is refused when both are known', () => {
    const change = settingsChangeSchema.parse({ lifetimes: { refreshTokenSeconds: 899 } })
    expect(settingsSchema.safeParse(changedSettings(INITIAL_SETTINGS, change)).error?.issues).toMatchObject([
      { path: ['lifetimes', 'refreshTokenSeconds'] },
    ])
  })
})

test('what needs no pane of its own is shown by the lanes that it is for', () => {
  for (const lane of ['session', 'jwt'] as const) {
    expect(settingsChangedBy('switch', lane)).toContain('admitOtherPages')
    expect(settingsChangedBy('whole-number', lane)).toEqual(['traceBoundHops'])
  }
  expect(settingsChangedBy('pane', 'session')).not.toContain('jwtSecret')
  expect(settingsChangedBy('pane', 'jwt')).toContain('jwtSecret')
})

const all: Settings = {
  ...INITIAL_SETTINGS,
  jwtAlgorithm: 'ES256',
  jwtSecret: 'my own',
  redisUrl: 'redis://127.0.0.1:7000',
  traceBoundHops: 200,
}

test('a recording tells neither the secret nor where Redis is', () => {
  const { jwtSecret, redisUrl } = INITIAL_SETTINGS
  expect(recordedSettings(all)).toEqual({ ...all, jwtSecret, redisUrl })
})

test('a demonstration begins with the settings of the start, but for those of the machine', () => {
  const { redisUrl, traceBoundHops } = all
  expect(settingsToBeginWith(all)).toEqual({ ...INITIAL_SETTINGS, redisUrl, traceBoundHops })
})
