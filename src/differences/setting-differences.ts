// Each setting that differs from how the lab was started; of a group those members that do.
import type { Catalogue } from '#src/i18n/catalogue'
import { asksWhatWasRevoked } from '#src/revocation/strategies'
import { presetOf } from '#src/settings/lifetime-presets'
import { LIFETIME_BOUNDS } from '#src/settings/lifetimes'
import {
  type ChangedBy,
  isGroup,
  isOnPane,
  SETTING_KEYS,
  type SettingKey,
  type Settings,
  type SettingsChange,
  settingLanes,
} from '#src/settings/settings'
import { durationWords } from '#src/token/time-left'
import type { DifferenceKind } from './difference'

/** Finds all settings that differ. */
export const settingDifferences: DifferenceKind['find'] = ({ settings, start }) =>
  SETTING_KEYS.flatMap((key) =>
    partsThatDiffer(key, settings, start.settings).map((members) => ({
      lanes: settingLanes(key),
      stakes: 'nothing' as const,
      undo: {
        command: 'change-settings' as const,
        payload: changeBack(key, members, start.settings),
      },
      says: (text: Catalogue) => settingWords(key, members, settings, text),
    })),
  )

/** The members of a group that are one difference; null for a setting that is no group. */
type Members = readonly string[] | null

function partsThatDiffer(key: SettingKey, now: Settings, start: Settings): Members[] {
  if (isSame(now[key], start[key])) return []
  if (!isGroup(key)) return [null]
  const different = Object.keys(fieldsOf(now[key])).filter(
    (member) => !isSame(fieldsOf(now[key])[member], fieldsOf(start[key])[member]),
  )
  // One lifetime must outlast another: they go back together.
  const lengths = different.filter((member) => Object.hasOwn(LIFETIME_BOUNDS, member))
  const others = different.filter((member) => !lengths.includes(member))
  return [...(lengths.length > 0 ? [lengths] : []), ...others.map((member) => [member])]
}

function changeBack(key: SettingKey, members: Members, start: Settings): SettingsChange {
  if (members === null) return { [key]: start[key] }
  return { [key]: Object.fromEntries(members.map((member) => [member, fieldsOf(start[key])[member]])) }
}

function fieldsOf(group: unknown): Readonly<Record<string, unknown>> {
  return { ...(group as object) }
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

function settingWords(key: SettingKey, members: Members, settings: Settings, text: Catalogue): string {
  if (isOnPane(key)) return PANE_WORDS[key](settings, members ?? [], text)
  // What follows from its entry alone is said in the words of its form.
  const { label } = text.lanes.settings.declared[key]
  const value = settings[key]
  const { switched, valued } = text.differences
  return typeof value === 'boolean' ? switched({ label, on: value }) : valued({ label, value: String(value) })
}

/** How each setting with a pane of its own is called where it differs. */
const PANE_WORDS: {
  readonly [K in ChangedBy<'pane'>]: (
    settings: Settings,
    members: readonly string[],
    text: Catalogue,
  ) => string
} = {
  jwtAlgorithm: ({ jwtAlgorithm }) => jwtAlgorithm,
  jwtSecret: ({ jwtSecret }, _, { differences }) =>
    jwtSecret === null ? differences.randomSecret : differences.ownSecret,
  lifetimes: (settings, members, text) => {
    const [member = ''] = members
    const { lifetimes } = settings
    const words = text.lanes.settings.lifetimes
    const { switched, valued, lifetimes: several, never } = text.differences
    switch (member) {
      case 'autoRefresh':
        return switched({ label: text.lanes.autoRefresh.label, on: lifetimes.autoRefresh })
      case 'sessionRolling':
        return switched({ label: words.rolling, on: lifetimes.sessionRolling })
      case 'cookiePersistent':
        return switched({ label: words.persistent, on: lifetimes.cookiePersistent })
    }
    const preset = presetOf(settings)
    if (preset !== null && members.length > 1) return words.preset.name[preset]
    if (members.length > 1 || !Object.hasOwn(LIFETIME_BOUNDS, member))
      return several({ count: members.length })
    const field = member as keyof typeof LIFETIME_BOUNDS
    const seconds = lifetimes[field]
    const value = seconds === null ? never : durationWords(seconds * 1000, text.token)
    return valued({ label: words.field[field].name, value })
  },
  revocation: ({ revocation }, members, { differences, revocation: words }) => {
    const [member = ''] = members
    const { strategy, checks, logoutRevokesBoth } = revocation
    switch (member) {
      case 'enabled':
        return differences.switched({
          label: words.quick.label[strategy],
          on: asksWhatWasRevoked(revocation),
        })
      case 'strategy':
        return words.settings.strategies[strategy].name
      case 'checks':
        return differences.checks({ types: checks.map((type) => words.settings.check[type]) })
      default:
        return differences.switched({ label: words.settings.logoutBoth, on: logoutRevokesBoth })
    }
  },
  rotation: ({ rotation }, members, { differences }) =>
    members[0] === 'enabled'
      ? differences.rotation({ on: rotation.enabled })
      : differences.grace({ seconds: rotation.graceSeconds }),
  redisUrl: (_, __, { differences }) => differences.redisUrl,
}
