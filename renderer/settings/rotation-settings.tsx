// Whether each refresh replaces the refresh token, and for how long the replaced one is still taken.
import { useState } from 'react'
import { GRACE_SECONDS } from '#src/contract/revocation'
import { loadedCatalogues } from '../model/catalogues'
import { useText } from '../model/text'
import { TextField } from '../ui/controls/text-field'
import { ToggleGroup } from '../ui/controls/toggle-group'
import styles from '../ui/settings-form.module.css'
import { SettingSwitch } from './setting-switch'
import { useRevocation } from './use-revocation'

/** The usual grace periods, in seconds. */
const USUAL = [0, 10, 60]

/** Shows the settings of rotation and changes them. */
export function RotationSettings() {
  const { rotation: say } = useText().revocation
  const { rules, changeRotation } = useRevocation()
  if (!rules) return null
  const { enabled, graceSeconds } = rules.rotation
  return (
    <section className={styles.group} aria-label={say.heading}>
      <h3 className={styles.heading}>{say.heading}</h3>
      <SettingSwitch
        label={say.enabled}
        hint={say.enabledHint}
        checked={enabled}
        onChange={(isOn) => changeRotation({ enabled: isOn })}
      />
      {enabled && (
        <GraceField
          seconds={graceSeconds}
          onChange={(seconds) => changeRotation({ graceSeconds: seconds })}
        />
      )}
    </section>
  )
}

/** Shows the grace period. What can't be one stays in the field with the reason. */
function GraceField({ seconds, onChange }: { seconds: number; onChange: (seconds: number) => void }) {
  const { rotation: say } = useText().revocation
  const [typed, setTyped] = useState<string | null>(null)
  const wanted = typed === null ? seconds : readGrace(typed)
  const apply = (next: number | null) => {
    if (next === null) return
    setTyped(null)
    if (next !== seconds) onChange(next)
  }
  return (
    <form
      className={styles.lifetime}
      onSubmit={(event) => {
        event.preventDefault()
        apply(wanted)
      }}
      onBlur={({ currentTarget, relatedTarget }) => {
        const staysInside = relatedTarget instanceof Node && currentTarget.contains(relatedTarget)
        if (typed !== null && !staysInside) apply(wanted)
      }}
    >
      <TextField
        label={say.grace}
        value={typed ?? String(seconds)}
        onChange={setTyped}
        error={wanted === null ? say.graceError(GRACE_SECONDS) : null}
        hint={say.graceHint}
      />
      <ToggleGroup
        label={say.graceUsual}
        size="small"
        value={typed === null ? String(seconds) : null}
        options={USUAL.map((each) => ({ value: String(each), label: say.seconds({ count: each }) }))}
        onChange={(chosen) => apply(Number(chosen))}
      />
    </form>
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
