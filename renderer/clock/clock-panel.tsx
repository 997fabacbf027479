// All that can be done with the clock: stop it, hurry it, move it forward, and bring it back.
import { History, Pause, Play, RotateCcw } from 'lucide-react'
import { useId, useState } from 'react'
import { CLOCK_RATES } from '#src/contract/clock'
import { clockTime, durationWords } from '#src/token/time-left'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { Button } from '../ui/controls/button'
import { ToggleGroup } from '../ui/controls/toggle-group'
import { Tooltip } from '../ui/floating/tooltip'
import styles from './clock.module.css'
import { ClockJumps, NextExpiryJumps } from './clock-jumps'
import { type ShownClock, useClock } from './use-clock'

export function ClockPanel() {
  const clock = useClock()
  const say = useText().shell.time
  const send = useModel((state) => state.send)
  return (
    <div className={styles.panel}>
      <div className={styles.now}>
        <p>
          {/* Beside a date that can't be today's, the time is written with its date. */}
          <span className={styles.time}>{clock.nowMs === 0 ? say.unknown : clockTime(clock.nowMs, 0)}</span>
          <span className={styles.going}>
            <Going clock={clock} />
          </span>
        </p>
        <Button
          icon={clock.isPaused ? Play : Pause}
          onClick={() => void send('set-clock', { paused: !clock.isPaused })}
        >
          {clock.isPaused ? say.run : say.pause}
        </Button>
      </div>
      <Rates rate={clock.rate} />
      <ClockJumps />
      <NextExpiryJumps />
      <BackToRealTime clock={clock} />
    </div>
  )
}

function Going({ clock: { nowMs, realMs, rate, isPaused, isReal } }: { clock: ShownClock }) {
  const { shell, token } = useText()
  const say = shell.time
  if (isPaused) return say.standsStill
  if (isReal) return say.asReal
  const aheadMs = nowMs - realMs
  const duration = durationWords(aheadMs, token)
  const parts = [
    rate > 1 && say.fast({ factor: rate }),
    aheadMs >= 1000 && say.aheadOfReal({ duration }),
    aheadMs <= -1000 && say.behindReal({ duration }),
  ]
  return parts.filter((part) => part !== false).join(say.comma)
}

function Rates({ rate }: { rate: number }) {
  const say = useText().shell.time
  const send = useModel((state) => state.send)
  const head = useId()
  const options = CLOCK_RATES.map((factor) => ({
    value: String(factor),
    label: say.rateValue({ factor }),
  }))
  const choose = (value: string) => {
    const chosen = CLOCK_RATES.find((each) => String(each) === value)
    if (chosen) void send('set-clock', { rate: chosen })
  }
  return (
    <section className={styles.part} aria-labelledby={head}>
      <h3 id={head} className={styles.head}>
        {say.rate}
      </h3>
      <ToggleGroup label={say.rate} size="small" value={String(rate)} options={options} onChange={choose} />
    </section>
  )
}

/** Shows "Back to real time", and asks before anything is lost: where the clock is behind, it only moves forward. */
function BackToRealTime({ clock: { nowMs, realMs, rate, isReal } }: { clock: ShownClock }) {
  const { time: say } = useText().shell
  const isBehind = !isReal && rate === 1 && nowMs <= realMs
  const send = useModel((state) => state.send)
  const [isAsking, setAsking] = useState(false)
  const question = useId()
  const open = isAsking && !isReal
  const reset = () => {
    setAsking(false)
    void send('reset-clock', {})
  }
  const hint = isReal ? say.backHint : isBehind ? say.forwardHint : null
  const toggle = (
    <Button
      variant="ghost"
      size="small"
      icon={History}
      className={styles.back}
      aria-disabled={isReal}
      aria-expanded={open}
      {...(open && { 'aria-controls': question })}
      onClick={() => (isBehind ? reset() : setAsking(!isReal && !isAsking))}
    >
      {say.back}
    </Button>
  )
  return (
    <section className={`${styles.part} ${styles.last}`}>
      {hint === null ? toggle : <Tooltip text={hint}>{toggle}</Tooltip>}
      {open && (
        <div id={question} className={styles.question}>
          <p>{say.backQuestion}</p>
          <Button variant="danger" size="small" icon={RotateCcw} onClick={reset}>
            {say.backConfirm}
          </Button>
        </div>
      )}
    </section>
  )
}
