// The jumps of the clock: by a fixed time, and to where something expires next, which is said in words too.

import { AlarmClock } from 'lucide-react'
import { useId } from 'react'
import type { Catalogue } from '#src/i18n/catalogue'
import { shortJti, shortName, shortSessionId } from '#src/token/short'
import { clockTime, relativeWords } from '#src/token/time-left'
import type { MortalCredential } from '#src/trace/expiries'
import { useText } from '../model/text'
import { Button } from '../ui/controls/button'
import { Tooltip } from '../ui/floating/tooltip'
import { Rich } from '../ui/rich'
import styles from './clock.module.css'
import { useClock, useClockMoves, useExpiringNext } from './use-clock'

const MINUTE_MS = 60_000

const JUMPS = [
  { step: 'seconds', byMs: 10_000 },
  { step: 'minute', byMs: MINUTE_MS },
  { step: 'quarter', byMs: 15 * MINUTE_MS },
  { step: 'day', byMs: 24 * 60 * MINUTE_MS },
] as const

/** Shows the jumps of ten seconds, a minute, a quarter of an hour and a day. */
export function ClockJumps() {
  const { time: say } = useText().shell
  const { forward } = useClockMoves()
  const head = useId()
  return (
    <section className={styles.part} aria-labelledby={head}>
      <h3 id={head} className={styles.head}>
        {say.forward}
      </h3>
      <div className={styles.jumps}>
        {JUMPS.map(({ step, byMs }) => (
          <Button key={step} size="small" onClick={() => forward(byMs)}>
            {say.step[step]}
          </Button>
        ))}
      </div>
    </section>
  )
}

/** Shows the button of the bar that moves the clock to the next expiry. */
export function NextExpiryButton() {
  const { time: say } = useText().shell
  const next = useNextExpiryWords()
  const { toNextExpiry } = useClockMoves()
  return (
    <Tooltip text={next === null ? say.nothingExpires : say.nextExpiryHint(next)}>
      <Button
        size="small"
        icon={AlarmClock}
        aria-label={say.toNextExpiry}
        aria-disabled={next === null}
        onClick={toNextExpiry}
      >
        <span className={styles.word}>{say.nextExpiry}</span>
      </Button>
    </Tooltip>
  )
}

/** Says what expires next and when, with the jumps to it and to just before it. */
export function NextExpiryJumps() {
  const { time: say } = useText().shell
  const next = useNextExpiryWords()
  const { toNextExpiry, toJustBeforeNextExpiry } = useClockMoves()
  return (
    <section className={styles.part} aria-label={say.nextHead}>
      <h3 className={styles.head}>{say.nextHead}</h3>
      <p className={styles.next}>{next === null ? say.nothingExpires : <Rich text={say.next(next)} />}</p>
      <div className={styles.jumps}>
        <Tooltip text={next === null ? say.nothingExpires : say.justBeforeHint}>
          <Button size="small" aria-disabled={next === null} onClick={() => void toJustBeforeNextExpiry()}>
            {say.justBefore}
          </Button>
        </Tooltip>
        <Button size="small" aria-disabled={next === null} onClick={toNextExpiry}>
          {say.toExpiry}
        </Button>
      </div>
    </section>
  )
}

interface NextExpiryWords {
  readonly what: string
  readonly relative: string
  readonly time: string
}

function useNextExpiryWords(): NextExpiryWords | null {
  const { shell, token } = useText()
  const { nowMs } = useClock()
  const next = useExpiringNext()
  const atMs = next[0]?.expiresAt
  if (atMs === undefined) return null
  return {
    what: next.map((credential) => nameOf(credential, shell.time)).join(shell.time.and),
    relative: relativeWords(atMs, nowMs, token),
    time: clockTime(atMs, nowMs) ?? '',
  }
}

function nameOf({ kind, key, name: full }: MortalCredential, say: Catalogue['shell']['time']): string {
  const name = shortName(full)
  switch (kind) {
    case 'cookie':
      return say.credential.cookie({ name })
    case 'session':
      return say.credential.session({ name, id: shortSessionId(key) })
    case 'access':
      return say.credential.access({ name, id: shortJti(key) })
    case 'refresh':
      return say.credential.refresh({ name, id: shortJti(key) })
    case 'download':
      return say.credential.download({ name, id: shortJti(key) })
  }
}
