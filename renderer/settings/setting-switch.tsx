// A switch of a lane's settings, with what it does below it.

import { Switch } from '../ui/controls/switch'
import { Rich } from '../ui/rich'
import styles from '../ui/settings-form.module.css'

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
