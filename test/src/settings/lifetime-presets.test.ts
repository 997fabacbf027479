import { expect, test } from 'vitest'
import { LIFETIME_PRESETS, PRESET_LIFETIMES, presetOf } from '#src/settings/lifetime-presets'
import { DEFAULT_LIFETIMES, lifetimesSchema } from '#src/settings/lifetimes'

test.each(LIFETIME_PRESETS)(
  'the preset %s can be set, and is known again with automatic refresh or without',
  (preset) => {
    for (const autoRefresh of [false, true]) {
      const lifetimes = { ...PRESET_LIFETIMES[preset], autoRefresh }
      expect(lifetimesSchema.safeParse(lifetimes).error).toBeUndefined()
      expect(presetOf(lifetimes)).toBe(preset)
    }
  },
)

test('one lifetime that differs makes them the learner’s own', () => {
  expect(presetOf(DEFAULT_LIFETIMES)).toBe('article')
  expect(presetOf({ ...DEFAULT_LIFETIMES, leewaySeconds: 1 })).toBeNull()
  expect(presetOf({ ...DEFAULT_LIFETIMES, sessionRolling: true })).toBeNull()
})
