// Lets waiting requests go on: the buttons that a learner uses most, which therefore never move.
import { FastForward, SkipForward } from 'lucide-react'
import { LANES } from '#src/trace/lane'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { canStep, isHeld } from '../model/waiting'
import { Button } from '../ui/controls/button'
import { Tooltip } from '../ui/floating/tooltip'
import styles from './top-bar.module.css'

/** Shows "Next hop" and "Run to end", and says to screen readers where a request waits. */
export function HoldControls() {
  const text = useText()
  const { hold: say, brand, help } = text.shell
  const isOn = useModel(canStep)
  const sessionWaits = useModel((state) => isHeld(state, 'session'))
  const jwtWaits = useModel((state) => isHeld(state, 'jwt'))
  const send = useModel((state) => state.send)
  const lanes = [sessionWaits && brand.session, jwtWaits && brand.jwt].filter((name) => name !== false)
  // The buttons stay in the order of Tab: focus must not be lost when the last hop is taken.
  const press = (command: 'next-hop' | 'run-to-end') => () => {
    if (isOn) void send(command, { lanes: [...LANES] })
  }
  return (
    <>
      <Tooltip text={isOn ? say.nextHint : say.nothingWaits}>
        <Button
          variant="primary"
          icon={SkipForward}
          kbd={help.key.space}
          aria-disabled={!isOn}
          aria-keyshortcuts="Space"
          onClick={press('next-hop')}
        >
          {say.next}
        </Button>
      </Tooltip>
      <Tooltip text={isOn ? say.runHint : say.nothingWaits}>
        <Button
          variant="ghost"
          icon={FastForward}
          kbd={help.key.run}
          aria-disabled={!isOn}
          aria-keyshortcuts="R"
          aria-label={say.run}
          onClick={press('run-to-end')}
        >
          <span className={styles.roomiest}>{say.run}</span>
        </Button>
      </Tooltip>
      <p className="visually-hidden" role="status">
        {lanes.length > 0 ? say.waitingOn({ lanes: lanes.join(say.and) }) : say.nobodyWaits}
      </p>
    </>
  )
}
