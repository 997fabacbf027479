// The clock in the top bar: what time it is in the lab, and the move that a learner needs each minute.

import { Clock, FastForward, Pause } from 'lucide-react'
import type { ComponentPropsWithRef } from 'react'
import { clockTime, durationWords } from '#src/token/time-left'
import { later } from '../model/later'
import { useText } from '../model/text'
import { Popover } from '../ui/floating/popover'
import styles from './clock.module.css'
import { NextExpiryButton } from './clock-jumps'
import { useClock } from './use-clock'

const ClockPanel = later(async () => (await import('./clock-panel')).ClockPanel, 'at-once')

/** Shows the clock. Its buttons stand at the end, so that they stay where they are whatever the clock says. */
export function ClockControl() {
  const { time: say } = useText().shell
  return (
    <div className={styles.clock}>
      <Popover title={say.label} align="end" trigger={<ClockFace />}>
        <ClockPanel />
      </Popover>
      <div data-operator>
        <NextExpiryButton />
      </div>
    </div>
  )
}

/** Shows the lab's time, how far that is from real time, and whether it stands or hurries; what a `button` takes is passed on. */
function ClockFace(props: ComponentPropsWithRef<'button'>) {
  const { nowMs, realMs, rate, isPaused } = useClock()
  const say = useText().shell.time
  const words = nowMs === 0 ? say.unknown : (clockTime(nowMs, realMs) ?? say.unknown)
  // On another day: `2026-` and `08-02 10:43:00`.
  const [, year, rest] = /^(\d{4}-)?(.*)$/.exec(words) ?? []
  return (
    <button type="button" className={`${styles.face} ${year ? styles.dated : ''}`} {...props}>
      <Clock size={14} aria-hidden />
      <span className="visually-hidden">{say.label}</span>
      <time className={styles.time} dateTime={new Date(nowMs).toISOString()}>
        {year && <span className={styles.year}>{year}</span>}
        {rest}
      </time>
      {isPaused ? (
        <span className={styles.state}>
          <Pause size={12} aria-hidden />
          <span className="visually-hidden">{say.paused}</span>
          <span className={styles.roomy} aria-hidden>
            {say.paused}
          </span>
        </span>
      ) : (
        <Distance aheadMs={nowMs - realMs} />
      )}
      {!isPaused && rate > 1 && (
        <span className={styles.state}>
          <FastForward size={12} aria-hidden />
          {say.rateValue({ factor: rate })}
        </span>
      )}
    </button>
  )
}

/** Says how far the lab's time is from real time. Below a second it says nothing. */
function Distance({ aheadMs }: { aheadMs: number }) {
  const { shell, token } = useText()
  if (Math.abs(aheadMs) < 1000) return null
  const duration = durationWords(aheadMs, token)
  const [short, long] =
    aheadMs > 0
      ? [shell.time.ahead({ duration }), shell.time.aheadOfReal({ duration })]
      : [shell.time.behind({ duration }), shell.time.behindReal({ duration })]
  return (
    <>
      <span className={styles.ahead} aria-hidden>
        {short}
      </span>
      <span className="visually-hidden">{long}</span>
    </>
  )
}
