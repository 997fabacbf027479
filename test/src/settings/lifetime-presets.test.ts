import { expect, test } from 'vitest'
import { asksWhatWasRevoked } from '#src/revocation/strategies'
import { LIFETIME_PRESETS, PRESET_LIFETIMES, presetChange, presetOf } from '#src/settings/lifetime-presets'
import { DEFAULT_LIFETIMES, type Lifetimes, lifetimesSchema } from '#src/settings/lifetimes'
import { DEFAULT_REVOCATION } from '#src/settings/revocation'
import { changedSettings, INITIAL_SETTINGS, settingsSchema } from '#src/settings/settings'

test.each(LIFETIME_PRESETS)(
  'the preset %s can be set, and is known again with automatic refresh or without',
  (preset) => {
    for (const autoRefresh of [false, true]) {
      const lifetimes = { ...PRESET_LIFETIMES[preset], autoRefresh }
      expect(lifetimesSchema.safeParse(lifetimes).error).toBeUndefined()
      expect(presetOf({ lifetimes, revocation: DEFAULT_REVOCATION })).toBe(preset)
    }
  },
)

test('one lifetime that differs makes them the learner’s own', () => {
  const presetWith = (change: Partial<Lifetimes>) =>
    presetOf({ lifetimes: { ...DEFAULT_LIFETIMES, ...change }, revocation: DEFAULT_REVOCATION })
  expect(presetWith({})).toBe('article')
  expect(presetWith({ leewaySeconds: 1 })).toBeNull()
  expect(presetWith({ sessionRolling: true })).toBeNull()
})

test.each([{ strategy: 'none' }, { enabled: false }] as const)(
  'a server that asks nobody, by %j, is not that of the article until its preset is set',
  (change) => {
    const revocation = { ...DEFAULT_REVOCATION, ...change }
    const settings = { ...INITIAL_SETTINGS, revocation }
    expect(asksWhatWasRevoked(revocation)).toBe(false)
    expect(presetOf(settings)).toBeNull()
    expect(presetOf({ lifetimes: { ...DEFAULT_LIFETIMES, ...PRESET_LIFETIMES.bank }, revocation })).toBe(
      'bank',
    )
    const set = settingsSchema.parse(changedSettings(settings, presetChange('article', settings)))
    expect(presetOf(set)).toBe('article')
    expect(asksWhatWasRevoked(set.revocation)).toBe(true)
  },
)
