// The switch for what the JWT lane's front end does when its access token has expired.
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { Switch } from '../ui/controls/switch'
import { Tooltip } from '../ui/floating/tooltip'
import styles from './auto-refresh-switch.module.css'

/** Turns automatic refresh on and off; nothing before the lab has said how it stands. */
export function AutoRefreshSwitch() {
  const { autoRefresh } = useText().lanes
  const lifetimes = useModel((state) => state.status?.settings.lifetimes ?? null)
  const send = useModel((state) => state.send)
  if (!lifetimes) return null
  return (
    <Tooltip text={autoRefresh.hint}>
      <span className={styles.switch}>
        <Switch
          label={autoRefresh.label}
          checked={lifetimes.autoRefresh}
          onChange={(isOn) =>
            void send('change-settings', { lifetimes: { ...lifetimes, autoRefresh: isOn } })
          }
        />
      </span>
    </Tooltip>
  )
}
