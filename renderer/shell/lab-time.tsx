// The lab's clock: what every expiry in the lab is measured by.
import { Clock } from 'lucide-react'
import { useLabNow } from '../model/lab-clock'
import { useLocale, useText } from '../model/text'
import { Tooltip } from '../ui/tooltip'
import styles from './top-bar.module.css'

/** Shows the lab's time of day. */
export function LabTime() {
  const { time: say } = useText().shell
  const locale = useLocale()
  const now = useLabNow()
  const words = new Date(now).toLocaleTimeString(locale, { hourCycle: 'h23' })
  return (
    <Tooltip text={say.hint}>
      <span className={styles.time}>
        <Clock size={14} aria-hidden />
        <span className="visually-hidden">{say.label}</span>
        <time dateTime={new Date(now).toISOString()}>{now === 0 ? '--:--:--' : words}</time>
      </span>
    </Tooltip>
  )
}
