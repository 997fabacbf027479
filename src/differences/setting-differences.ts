// Each setting that differs from how the lab was started; of a group those members that do.
import type { DefenceId } from '#src/defences/defences'
import type { Catalogue } from '#src/i18n/catalogue'
import { asksWhatWasRevoked } from '#src/revocation/strategies'
import { presetOf } from '#src/settings/lifetime-presets'
import { LIFETIME_BOUNDS, type LifetimeField } from '#src/settings/lifetimes'
import {
  type ChangedBy,
  isGroup,
  isOfDefences,
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
  const { switched, valued } = text.differences
  if (isOfDefences(key)) {
    return (members ?? []).map((member) => defenceWords(member as DefenceId, settings[key], text)).join(', ')
  }
  // What follows from its entry alone is said in the words of its form.
  const { label } = text.lanes.settings.declared[key]
  const value = settings[key]
  return typeof value === 'boolean' ? switched({ label, on: value }) : valued({ label, value: String(value) })
}

function defenceWords(
  id: DefenceId,
  now: Readonly<Partial<Record<DefenceId, boolean>>>,
  text: Catalogue,
): string {
  const { name, missing } = text.defences.words[id]
  return now[id] ? text.differences.switched({ label: name, on: true }) : missing
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
  lifetimes: (settings, members, text) => lifetimeWords(settings, members, text),
  revocation: ({ revocation }, members, text) => memberWords(REVOCATION_WORDS, members, revocation, text),
  rotation: ({ rotation }, members, text) => memberWords(ROTATION_WORDS, members, rotation, text),
  redisUrl: (_, __, { differences }) => differences.redisUrl,
}

/** How each member of a group is called where it alone differs. */
type MemberWords<G> = { readonly [M in keyof G]: (group: G, text: Catalogue) => string }

const REVOCATION_WORDS: MemberWords<Settings['revocation']> = {
  enabled: (revocation, { differences, revocation: words }) =>
    differences.switched({
      label: words.quick.label[revocation.strategy],
      on: asksWhatWasRevoked(revocation),
    }),
  strategy: ({ strategy }, { differences, revocation: words }) =>
    strategy === 'none' ? differences.noList : words.settings.strategies[strategy].name,
  checks: ({ checks }, { differences, revocation: words }) =>
    differences.checks({ types: checks.map((type) => words.settings.check[type]) }),
  logoutRevokesBoth: ({ logoutRevokesBoth }, { differences, revocation: words }) =>
    differences.switched({ label: words.settings.logoutBoth, on: logoutRevokesBoth }),
}

const ROTATION_WORDS: MemberWords<Settings['rotation']> = {
  enabled: ({ enabled }, { differences }) => differences.rotation({ on: enabled }),
  graceSeconds: ({ graceSeconds }, { differences }) => differences.grace({ seconds: graceSeconds }),
}

/** The lifetimes that are switched, not set to a length: each of them is a difference of its own. */
const LIFETIME_SWITCHES: MemberWords<Omit<Settings['lifetimes'], LifetimeField>> = {
  autoRefresh: ({ autoRefresh }, { lanes, differences }) =>
    differences.switched({ label: lanes.autoRefresh.label, on: autoRefresh }),
  sessionRolling: ({ sessionRolling }, { lanes, differences }) =>
    differences.switched({ label: lanes.settings.lifetimes.rolling, on: sessionRolling }),
  cookiePersistent: ({ cookiePersistent }, { lanes, differences }) =>
    differences.switched({ label: lanes.settings.lifetimes.persistent, on: cookiePersistent }),
}

function memberWords<G>(words: MemberWords<G>, members: readonly string[], group: G, text: Catalogue) {
  // Members that are no lengths of time differ one by one.
  const [member] = members as readonly [keyof G]
  return words[member](group, text)
}

function lifetimeWords(settings: Settings, members: readonly string[], text: Catalogue): string {
  const { lifetimes } = settings
  const lengths = members.filter((member): member is LifetimeField => Object.hasOwn(LIFETIME_BOUNDS, member))
  const [field] = lengths
  if (field === undefined) return memberWords(LIFETIME_SWITCHES, members, lifetimes, text)
  const words = text.lanes.settings.lifetimes
  if (lengths.length > 1) {
    const preset = presetOf(settings)
    return preset === null ? text.differences.lifetimes({ count: lengths.length }) : words.preset.name[preset]
  }
  const seconds = lifetimes[field]
  const value = seconds === null ? text.differences.never : durationWords(seconds * 1000, text.token)
  return text.differences.valued({ label: words.field[field].name, value })
}
