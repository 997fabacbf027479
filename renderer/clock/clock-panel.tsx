// All that can be done with the clock: stop it, hurry it, move it forward, and bring it back.
import { Pause, Play } from 'lucide-react'
import { useId } from 'react'
import { CLOCK_RATES } from '#src/contract/clock'
import { clockTime, durationWords } from '#src/token/time-left'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { Button } from '../ui/controls/button'
import { ToggleGroup } from '../ui/controls/toggle-group'
import styles from './clock.module.css'
import { BackToRealTime } from './clock-back'
import { NextExpiryJumps } from './clock-expiry'
import { ClockJumps } from './clock-jumps'
import { type ShownClock, useClock } from './use-clock'

/** Shows the controls of the clock. */
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
      <BackToRealTime isReal={clock.isReal} />
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
