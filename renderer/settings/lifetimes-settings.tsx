// How long the credentials of a lane live, one by one and by presets that each show something.
import { LIFETIME_PRESETS, presetChange, presetOf } from '#src/settings/lifetime-presets'
import type { LifetimeField as Field, Lifetimes } from '#src/settings/lifetimes'
import type { LaneId } from '#src/trace/lane'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { useSetting } from '../model/use-setting'
import { Select } from '../ui/controls/select'
import { FieldForm, SettingsGroup, SettingWarning, SwitchForm } from '../ui/settings-form'
import styles from '../ui/settings-form.module.css'
import { lifetimeText, readLifetime } from './read-lifetime'

const MINUTE = 60
const HOUR = 3_600
const DAY = 86_400

/** The usual lengths of each lifetime, in seconds; null for no end. */
const USUAL: Readonly<Record<Field, readonly (number | null)[]>> = {
  sessionIdleSeconds: [30, 5 * MINUTE, 30 * MINUTE, 30 * DAY],
  sessionAbsoluteSeconds: [HOUR, 12 * HOUR, 30 * DAY, null],
  accessTokenSeconds: [30, 2 * MINUTE, 15 * MINUTE, null],
  refreshTokenSeconds: [HOUR, DAY, 30 * DAY],
  leewaySeconds: [0, 10, MINUTE],
  nbfDelaySeconds: [0, 10, MINUTE],
}

/** The lifetimes of each lane, in the order in which they stand. */
const FIELDS: Readonly<Record<LaneId, readonly Field[]>> = {
  session: ['sessionIdleSeconds', 'sessionAbsoluteSeconds'],
  jwt: ['accessTokenSeconds', 'refreshTokenSeconds', 'leewaySeconds', 'nbfDelaySeconds'],
}

/** Shows which preset is set and what to try with it; choosing one sets everything, on both lanes at once. */
export function LifetimePresets() {
  const { preset: words } = useText().lanes.settings.lifetimes
  const settings = useModel((state) => state.status?.settings)
  const send = useModel((state) => state.send)
  if (!settings) return null
  const now = presetOf(settings)
  const named = LIFETIME_PRESETS.map((preset) => ({ value: preset, label: words.name[preset] }))
  const own = now === null ? [{ value: 'own' as const, label: words.own }] : []
  return (
    <SettingsGroup title={words.label} className={styles.preset}>
      <Select
        label={words.label}
        size="small"
        value={now ?? 'own'}
        options={[...own, ...named]}
        onChange={(chosen) => {
          if (chosen !== 'own' && chosen !== now) void send('change-settings', presetChange(chosen, settings))
        }}
      />
      {now !== null && <p className={styles.note}>{words.tryThis[now]}</p>}
    </SettingsGroup>
  )
}

/** Shows the lifetimes of a lane and changes them. */
export function LifetimesSettings({ lane }: { lane: LaneId }) {
  const { lifetimes: words } = useText().lanes.settings
  const [lifetimes, change] = useSetting('lifetimes')
  if (!lifetimes) return null
  return (
    <SettingsGroup title={words.heading}>
      <p className={styles.note}>{words.note}</p>
      {FIELDS[lane].map((field) => (
        <div key={field} className={styles.field}>
          <LifetimeField field={field} lifetimes={lifetimes} onUse={change} />
          {field === 'accessTokenSeconds' && lifetimes.accessTokenSeconds === null && (
            <SettingWarning text={words.neverWarning} />
          )}
        </div>
      ))}
      {lane === 'session' && (
        <>
          <SwitchForm
            label={words.rolling}
            hint={words.rollingHint}
            checked={lifetimes.sessionRolling}
            onChange={(sessionRolling) => void change({ sessionRolling })}
          />
          <SwitchForm
            label={words.persistent}
            hint={words.persistentHint}
            checked={lifetimes.cookiePersistent}
            onChange={(cookiePersistent) => void change({ cookiePersistent })}
          />
        </>
      )}
    </SettingsGroup>
  )
}

interface LifetimeFieldProps {
  readonly field: Field
  readonly lifetimes: Lifetimes
  readonly onUse: (change: Partial<Lifetimes>) => Promise<unknown>
}

/** A field for any length of time, and the usual ones beside it. */
function LifetimeField({ field, lifetimes, onUse }: LifetimeFieldProps) {
  const text = useText()
  const words = text.lanes.settings.lifetimes
  const { name, hint } = words.field[field]
  const write = (seconds: number | null) => lifetimeText(field, seconds, text)
  return (
    <FieldForm
      label={name}
      hint={hint}
      placeholder={words.placeholder}
      now={lifetimes[field]}
      write={write}
      read={(typed) => readLifetime(field, typed, lifetimes, text)}
      onUse={(seconds) => onUse({ [field]: seconds })}
      usual={{ label: words.suggestions({ name }), values: USUAL[field], name: write }}
    />
  )
}
