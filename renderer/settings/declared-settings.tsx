// The settings that need no pane of their own, in the order of their declaration.
import { type ChangedBy, settingsChangedBy, settingsSchema } from '#src/settings/settings'
import type { LaneId } from '#src/trace/lane'
import { useText } from '../model/text'
import { useSetting } from '../model/use-setting'
import { FieldForm, SettingsGroup, SwitchForm } from '../ui/settings-form'
import { DefencesSettings } from './defences-settings'

/** Shows those of a lane. */
export function DeclaredSettings({ lane }: { lane: LaneId }) {
  return (
    <>
      {settingsChangedBy('defences', lane).map((key) => (
        <DefencesSettings key={key} setting={key} />
      ))}
      {settingsChangedBy('switch', lane).map((key) => (
        <SwitchSetting key={key} setting={key} />
      ))}
      {settingsChangedBy('whole-number', lane).map((key) => (
        <NumberSetting key={key} setting={key} />
      ))}
    </>
  )
}

function SwitchSetting({ setting }: { setting: ChangedBy<'switch'> }) {
  const { title, label, note } = useText().lanes.settings.declared[setting]
  const [isOn, change] = useSetting(setting)
  return (
    <SettingsGroup title={title}>
      <SwitchForm label={label} hint={note} checked={isOn ?? false} onChange={change} />
    </SettingsGroup>
  )
}

function NumberSetting({ setting }: { setting: ChangedBy<'whole-number'> }) {
  const { title, label, note, error } = useText().lanes.settings.declared[setting]
  const [now, change] = useSetting(setting)
  const schema = settingsSchema.shape[setting]
  if (now === null) return null
  return (
    <SettingsGroup title={title}>
      <FieldForm
        label={label}
        hint={note}
        mono
        now={now}
        write={String}
        read={(typed) => {
          const read = schema.safeParse(/^\s*\d{1,6}\s*$/.test(typed) ? Number(typed) : null)
          const bounds = { min: schema.minValue ?? 0, max: schema.maxValue ?? Number.MAX_SAFE_INTEGER }
          return read.success ? { ok: true, value: read.data } : { ok: false, error: error(bounds) }
        }}
        onUse={change}
      />
    </SettingsGroup>
  )
}
