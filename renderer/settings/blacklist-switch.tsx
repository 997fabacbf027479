// The switch that an instructor turns before the class: whether the JWT server asks what was revoked.
import { STRATEGIES } from '#src/revocation/strategies'
import { useText } from '../model/text'
import { Switch } from '../ui/controls/switch'
import { Tooltip } from '../ui/floating/tooltip'
import styles from './auto-refresh-switch.module.css'
import { useRevocation } from './use-revocation'

/** Turns the question on and off; nothing before the lab has said how it stands. Where no strategy is set, on means a blacklist. */
export function BlacklistSwitch() {
  const { quick } = useText().revocation
  const { rules, changeRevocation } = useRevocation()
  if (!rules) return null
  const { enabled, strategy } = rules.revocation
  const isNone = STRATEGIES[strategy].ask === null
  return (
    <Tooltip text={quick.hint[strategy]}>
      <span className={styles.switch}>
        <Switch
          label={quick.label[strategy]}
          checked={enabled && !isNone}
          onChange={(isOn) =>
            changeRevocation(isOn && isNone ? { enabled: true, strategy: 'blocklist' } : { enabled: isOn })
          }
        />
      </span>
    </Tooltip>
  )
}
