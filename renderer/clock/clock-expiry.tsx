// What expires next in words, and the jumps of the clock that lead there.
import { AlarmClock } from 'lucide-react'
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
