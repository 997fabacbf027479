// The clock in the top bar: what time it is in the lab, and the moves that a learner needs each minute.
import { useText } from '../model/text'
import { Button } from '../ui/controls/button'
import { Popover } from '../ui/floating/popover'
import { Tooltip } from '../ui/floating/tooltip'
import styles from './clock.module.css'
import { NextExpiryButton } from './clock-expiry'
import { ClockFace } from './clock-face'
import { MINUTE_MS } from './clock-jumps'
import { ClockPanel } from './clock-panel'
import { useClockMoves } from './use-clock'

/** Shows the clock. Its buttons stand at the end, so that they stay where they are whatever the clock says. */
export function ClockControl() {
  const { time: say } = useText().shell
  const { forward } = useClockMoves()
  return (
    <div className={styles.clock}>
      <Popover title={say.label} align="end" trigger={<ClockFace />}>
        <ClockPanel />
      </Popover>
      <div data-operator>
        <Tooltip text={say.minuteHint}>
          <Button size="small" onClick={() => forward(MINUTE_MS)}>
            {say.step.minute}
          </Button>
        </Tooltip>
        <NextExpiryButton />
      </div>
    </div>
  )
}
