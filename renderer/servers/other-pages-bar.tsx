// Says how many requests of other web pages a lane has refused, and has them let through for who wants that.
import { ShieldAlert } from 'lucide-react'
import type { LaneId } from '#src/trace/lane'
import { useText } from '../model/text'
import { useLaneStatus } from '../model/use-lane'
import { useSetting } from '../model/use-setting'
import { Switch } from '../ui/controls/switch'
import styles from './servers.module.css'

/** Shows the line; nothing while none has been refused. */
export function OtherPagesBar({ lane }: { lane: LaneId }) {
  const { otherPages } = useText().lanes
  const [isOn, change] = useSetting('admitOtherPages')
  const count = useLaneStatus(lane, ({ refusedPages }) => refusedPages) ?? 0
  if (count === 0) return null
  return (
    <div className={styles.refused}>
      <ShieldAlert size={14} aria-hidden />
      <p className={styles.words}>{otherPages.refused({ count })}</p>
      <Switch label={otherPages.admit} checked={isOn ?? false} onChange={change} />
    </div>
  )
}
