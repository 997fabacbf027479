// "Now" on the timeline: it moves by itself with the lab's clock, and a learner drags it to the right to let time pass.
import {
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useSyncExternalStore,
} from 'react'
import { LATEST_INSTANT_MS } from '#src/contract/clock'
import { clockTime, durationWords } from '#src/token/time-left'
import { labNow } from '../model/lab-clock'
import type { ClockAnchor } from '../model/model-state'
import { useText } from '../model/text'
import styles from './now-line.module.css'
import type { TimeScale } from './time-scale'

interface NowLineProps {
  scale: TimeScale
  clock: ClockAnchor
  /** The lab's time in epoch milliseconds, by whole seconds. */
  nowMs: number
  /** The instant that now is being dragged to, in epoch milliseconds; null while nobody drags. */
  aheadMs: number | null
  onPreview: (aheadMs: number | null) => void
  onApply: (aheadMs: number) => void
}

const percent = (share: number) => `${(share * 100).toFixed(3)}%`
/** How many presses of an arrow key cross the part that is drawn to scale. */
const KEY_STEPS = 60
const PAGE_STEPS = 10

/** Shows the line and its handle, and where it is being dragged to. */
export function NowLine({ scale, clock, nowMs, aheadMs, onPreview, onApply }: NowLineProps) {
  const { timeline: say, token } = useText()
  const track = useRef<HTMLDivElement>(null)
  const line = useRef<HTMLDivElement>(null)
  /** Where the handle was taken hold of, in pixels right of the line; null while nobody drags. */
  const grip = useRef<number | null>(null)
  const lastMs = Math.min(LATEST_INSTANT_MS, scale.farMs.at(-1) ?? scale.endMs)
  useMotion(line, { scale, clock, nowMs })

  /** Only the future can be reached. */
  const reachable = (ms: number) => (ms <= labNow(clock) ? null : Math.min(ms, lastMs))
  const preview = (ms: number) => onPreview(reachable(ms))
  const cancel = () => {
    grip.current = null
    onPreview(null)
  }
  const apply = (ms: number | null) => {
    cancel()
    if (ms !== null) onApply(ms)
  }
  const take = (event: PointerEvent) => {
    const at = line.current?.getBoundingClientRect().left
    if (event.button !== 0 || at === undefined) return
    grip.current = event.clientX - at
    event.currentTarget.setPointerCapture(event.pointerId)
  }
  const dragged = (event: PointerEvent): number | null => {
    const box = track.current?.getBoundingClientRect()
    if (grip.current === null || !box || box.width === 0) return null
    return reachable(scale.instantAt((event.clientX - grip.current - box.left) / box.width))
  }
  const press = (event: KeyboardEvent) => {
    const stepMs = Math.max(1_000, (scale.endMs - scale.startMs) / KEY_STEPS)
    const fromMs = aheadMs ?? labNow(clock)
    const move: Readonly<Record<string, () => void>> = {
      ArrowRight: () => preview(fromMs + stepMs),
      ArrowUp: () => preview(fromMs + stepMs),
      ArrowLeft: () => preview(fromMs - stepMs),
      ArrowDown: () => preview(fromMs - stepMs),
      PageUp: () => preview(fromMs + stepMs * PAGE_STEPS),
      PageDown: () => preview(fromMs - stepMs * PAGE_STEPS),
      Home: cancel,
      End: () => preview(lastMs),
      Enter: () => apply(aheadMs),
    }
    const done = event.key === 'Escape' && aheadMs !== null ? cancel : move[event.key]
    if (!done) return
    event.preventDefault()
    done()
  }
  // A drag ends with Escape wherever the focus is.
  const isAhead = aheadMs !== null
  useEffect(() => {
    if (!isAhead) return
    const hear = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'Escape' || grip.current === null) return
      event.preventDefault()
      grip.current = null
      onPreview(null)
    }
    window.addEventListener('keydown', hear, { capture: true })
    return () => window.removeEventListener('keydown', hear, { capture: true })
  }, [isAhead, onPreview])

  const time = clockTime(aheadMs ?? nowMs, nowMs) ?? ''
  const valueText =
    aheadMs === null
      ? say.sliderAt({ time })
      : say.sliderAhead({ time, duration: durationWords(aheadMs - nowMs, token) })
  return (
    <div className={styles.track} ref={track}>
      <div className={styles.now} ref={line}>
        <div
          className={styles.handle}
          role="slider"
          tabIndex={0}
          aria-label={say.slider}
          aria-valuemin={Math.round(nowMs / 1000)}
          aria-valuemax={Math.round(Math.max(lastMs, nowMs) / 1000)}
          aria-valuenow={Math.round((aheadMs ?? nowMs) / 1000)}
          aria-valuetext={valueText}
          onKeyDown={press}
          onBlur={cancel}
          onPointerDown={take}
          onPointerMove={(event) => grip.current !== null && onPreview(dragged(event))}
          onPointerUp={(event) => grip.current !== null && apply(dragged(event))}
          onPointerCancel={cancel}
        >
          <span className={styles.tag}>{say.now}</span>
        </div>
      </div>
      {aheadMs !== null && (
        <div className={styles.ahead} style={{ left: percent(scale.shareOf(aheadMs)) }}>
          <span className={styles.tag}>{time}</span>
        </div>
      )}
    </div>
  )
}

/**
 * Moves the line from where it is to the end of the part that is drawn to scale, by an animation of its own: no script
 * runs while it does. A paused clock and a reader who wants no motion get a line that stands.
 */
function useMotion(
  line: RefObject<HTMLDivElement | null>,
  at: Pick<NowLineProps, 'scale' | 'clock' | 'nowMs'>,
) {
  const { scale, clock } = at
  const isStill = useStill()
  const moves = clock.rate > 0 && !isStill
  const stillMs = moves ? null : isStill ? at.nowMs : clock.labMs
  useLayoutEffect(() => {
    const element = line.current
    if (!element) return
    const fromMs = stillMs ?? labNow(clock)
    const to = (share: number) => ({ transform: `translateX(${percent(share)})` })
    Object.assign(element.style, to(scale.shareOf(fromMs)))
    if (stillMs !== null) return
    const animation = element.animate([to(scale.shareOf(fromMs)), to(scale.nearShare)], {
      duration: Math.max(0, scale.endMs - fromMs) / clock.rate,
      fill: 'forwards',
    })
    // Cancelling rejects this promise, which nobody waits for.
    animation.finished.catch(() => {})
    return () => animation.cancel()
  }, [line, scale, clock, stillMs])
}

const REDUCED = '(prefers-reduced-motion: reduce)'

function onChange(tell: () => void): () => void {
  const query = window.matchMedia(REDUCED)
  query.addEventListener('change', tell)
  return () => query.removeEventListener('change', tell)
}

/** Tells whether the system asks for less motion. */
function useStill(): boolean {
  return useSyncExternalStore(onChange, () => window.matchMedia(REDUCED).matches)
}
