// Whether each refresh replaces the refresh token, and for how long the replaced one is still taken.

import { GRACE_SECONDS } from '#src/settings/revocation'
import { loadedCatalogues } from '../model/catalogues'
import { useText } from '../model/text'
import { useSetting } from '../model/use-setting'
import { FieldForm, SettingsGroup, SwitchForm } from '../ui/settings-form'

/** The usual grace periods, in seconds. */
const USUAL = [0, 10, 60]

/** Shows the settings of rotation and changes them. */
export function RotationSettings() {
  const { rotation: say } = useText().revocation
  const [rotation, change] = useSetting('rotation')
  if (!rotation) return null
  const { enabled, graceSeconds } = rotation
  return (
    <SettingsGroup title={say.heading}>
      <SwitchForm
        label={say.enabled}
        hint={say.enabledHint}
        checked={enabled}
        onChange={(isOn) => void change({ enabled: isOn })}
      />
      {enabled && (
        <FieldForm
          label={say.grace}
          hint={say.graceHint}
          now={graceSeconds}
          write={String}
          read={(typed) => {
            const value = readGrace(typed)
            return value === null ? { ok: false, error: say.graceError(GRACE_SECONDS) } : { ok: true, value }
          }}
          onUse={(seconds) => change({ graceSeconds: seconds })}
          usual={{ label: say.graceUsual, values: USUAL, name: (count) => say.seconds({ count }) }}
        />
      )}
    </SettingsGroup>
  )
}

/** Reads a number of seconds, with or without its unit; null for what can't be a grace period. */
function readGrace(typed: string): number | null {
  const [, digits, unit = ''] = /^\s*(\d{1,4})\s*(\D*?)\s*$/.exec(typed) ?? []
  const names = loadedCatalogues().flatMap(({ lanes }) => lanes.settings.lifetimes.typed.s.split(', '))
  if (digits === undefined || (unit !== '' && !names.includes(unit.toLowerCase()))) return null
  const seconds = Number(digits)
  return seconds >= GRACE_SECONDS.min && seconds <= GRACE_SECONDS.max ? seconds : null
}
