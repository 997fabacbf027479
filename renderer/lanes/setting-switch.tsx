// A switch of a lane's settings, with what it does below it.
import { Rich } from '../ui/rich'
import { Switch } from '../ui/switch'
import styles from './lane-settings.module.css'

interface SettingSwitchProps {
  readonly label: string
  /** `code` stands between backticks. */
  readonly hint: string
  readonly checked: boolean
  readonly onChange: (isOn: boolean) => void
}

/** Shows a switch with its explanation. */
export function SettingSwitch({ hint, ...control }: SettingSwitchProps) {
  return (
    <div className={styles.option}>
      <Switch {...control} />
      <p className={styles.note}>
        <Rich text={hint} />
      </p>
    </div>
  )
}
