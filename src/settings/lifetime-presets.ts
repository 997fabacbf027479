// Sets of lifetimes that each show something: they set everything on both lanes.
import { askingChange, asksWhatWasRevoked } from '#src/revocation/strategies'
import { DEFAULT_LIFETIMES, type Lifetimes } from './lifetimes'
import type { Settings, SettingsChange } from './settings'

export const LIFETIME_PRESETS = ['article', 'bank', 'remember', 'immortal', 'lecture'] as const
export type LifetimePreset = (typeof LIFETIME_PRESETS)[number]

/** All but whether the user agent refreshes by itself, which is no lifetime. */
type PresetLifetimes = Omit<Lifetimes, 'autoRefresh'>

const { autoRefresh: _notALifetime, ...article } = DEFAULT_LIFETIMES
const MINUTE = 60
const DAY = 86_400

/** The settings that say which preset is set. */
type PresetSettings = Pick<Settings, 'lifetimes' | 'revocation'>

/** The lifetimes of each preset. */
export const PRESET_LIFETIMES: Readonly<Record<LifetimePreset, PresetLifetimes>> = {
  article,
  bank: {
    ...article,
    sessionIdleSeconds: 5 * MINUTE,
    sessionAbsoluteSeconds: 15 * MINUTE,
    sessionRolling: true,
    cookiePersistent: false,
    accessTokenSeconds: 2 * MINUTE,
    refreshTokenSeconds: 15 * MINUTE,
  },
  remember: { ...article, sessionIdleSeconds: 30 * DAY, sessionRolling: true },
  immortal: { ...article, accessTokenSeconds: null },
  lecture: {
    ...article,
    sessionIdleSeconds: 20,
    sessionAbsoluteSeconds: MINUTE,
    accessTokenSeconds: 15,
    refreshTokenSeconds: MINUTE,
  },
}

/**
 * Finds the preset that is set; null when the values are the learner's own. A server that doesn't ask what was revoked is not that
 * of the article, whatever its lifetimes.
 */
export function presetOf({ lifetimes, revocation }: PresetSettings): LifetimePreset | null {
  const set = LIFETIME_PRESETS.find((preset) => {
    const wanted = { ...PRESET_LIFETIMES[preset], autoRefresh: lifetimes.autoRefresh }
    return sameLifetimes(wanted, lifetimes)
  })
  return set === undefined || (set === 'article' && !asksWhatWasRevoked(revocation)) ? null : set
}

/** Returns the change that sets a preset. */
export function presetChange(preset: LifetimePreset, { revocation }: PresetSettings): SettingsChange {
  const lifetimes = PRESET_LIFETIMES[preset]
  return preset === 'article' && !asksWhatWasRevoked(revocation)
    ? { lifetimes, revocation: askingChange(true, revocation) }
    : { lifetimes }
}

function sameLifetimes(one: Lifetimes, other: Lifetimes): boolean {
  const entries = Object.entries(other)
  return Object.entries(one).every(([name, value]) =>
    entries.some(([otherName, otherValue]) => name === otherName && value === otherValue),
  )
}
