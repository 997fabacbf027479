// The switches in the head of the JWT lane, which are turned in front of a class: automatic refresh, and the blacklist.
import { askingChange, asksWhatWasRevoked } from '#src/revocation/strategies'
import { useText } from '../model/text'
import { useSetting } from '../model/use-setting'
import { Switch } from '../ui/controls/switch'
import { Tooltip } from '../ui/floating/tooltip'
import styles from '../ui/settings-form.module.css'

/** Turns automatic refresh on and off; nothing before the lab has said how it stands. */
export function AutoRefreshSwitch() {
  const { autoRefresh } = useText().lanes
  const [lifetimes, change] = useSetting('lifetimes')
  if (!lifetimes) return null
  return (
    <Tooltip text={autoRefresh.hint}>
      <span className={styles.inHead}>
        <Switch
          label={autoRefresh.label}
          checked={lifetimes.autoRefresh}
          onChange={(isOn) => void change({ autoRefresh: isOn })}
        />
      </span>
    </Tooltip>
  )
}

/**
 * Has the JWT server ask what was revoked, or not; nothing before the lab has said how it stands. Where no strategy is set, on
 * means a blacklist.
 */
export function BlacklistSwitch() {
  const { quick } = useText().revocation
  const [revocation, change] = useSetting('revocation')
  if (!revocation) return null
  return (
    <Tooltip text={quick.hint[revocation.strategy]}>
      <span className={styles.inHead}>
        <Switch
          label={quick.label[revocation.strategy]}
          checked={asksWhatWasRevoked(revocation)}
          onChange={(isOn) => void change(askingChange(isOn, revocation))}
        />
      </span>
    </Tooltip>
  )
}
