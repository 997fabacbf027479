// The timeline below the lanes, a line until it is opened: each credential as a bar from issue to expiry, with "now" moving through them.
import { ChevronDown, ChevronUp } from 'lucide-react'
import { memo, useCallback, useState } from 'react'
import { durationWords } from '#src/token/time-left'
import { useLabNow } from '../model/lab-clock'
import type { ClockAnchor } from '../model/model-state'
import { pageStorage } from '../model/page-storage'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { Button } from '../ui/controls/button'
import { type Life, lifeName, lifeWords, phaseOf } from './life'
import { LifeBar } from './life-bar'
import { NowLine } from './now-line'
import { type TimeScale, ticksOf } from './time-scale'
import styles from './timeline.module.css'
import { useLives, useScale } from './use-lives'

/** Shows the timeline, or when it is folded the line that says what expires next. */
export function Timeline() {
  const clock = useModel((state) => state.clock)
  const nowMs = useLabNow()
  return <Lives lives={useLives(nowMs)} clock={clock} nowMs={nowMs} />
}

interface LivesProps {
  readonly lives: readonly Life[]
  readonly clock: ClockAnchor | null
  readonly nowMs: number
}

/** Most hops change no life: then nothing of this is drawn anew. */
const Lives = memo(function Lives({ lives, clock, nowMs }: LivesProps) {
  const text = useText()
  const { timeline: say } = text
  const [isOpen, setOpen] = useOpen()
  const [aheadMs, setAhead] = useState<number | null>(null)
  const hasBars = isOpen && clock !== null && lives.length > 0
  return (
    <section className={styles.timeline} data-open={hasBars || undefined} aria-label={say.title}>
      <div className={styles.head}>
        <div className={styles.bar}>
          <h2>
            <Button
              variant="ghost"
              size="small"
              className={styles.title}
              aria-label={isOpen ? say.close : say.open}
              aria-expanded={isOpen}
              onClick={() => setOpen(!isOpen)}
            >
              {say.title}
              {isOpen ? <ChevronDown size={13} aria-hidden /> : <ChevronUp size={13} aria-hidden />}
            </Button>
          </h2>
        </div>
        <p className={styles.said} aria-live={aheadMs === null ? 'off' : 'polite'}>
          {aheadMs === null ? (
            <Standing lives={lives} nowMs={nowMs} />
          ) : (
            aheadWords(lives, nowMs, aheadMs, text)
          )}
        </p>
        {hasBars && aheadMs === null && <p className={styles.hint}>{say.hint}</p>}
      </div>
      {hasBars && <Bars lives={lives} clock={clock} nowMs={nowMs} aheadMs={aheadMs} onPreview={setAhead} />}
    </section>
  )
})

/** Says what expires next, or what will stand here. */
function Standing({ lives, nowMs }: { lives: readonly Life[]; nowMs: number }) {
  const text = useText()
  const { timeline: say, token } = text
  if (lives.length === 0) return say.empty
  const living = lives.filter((life) => life.expiresAt !== null && phaseOf(life, nowMs) === 'alive')
  const next = living.toSorted((a, b) => (a.expiresAt ?? 0) - (b.expiresAt ?? 0))[0]
  if (next?.expiresAt == null) return say.noNext
  return say.next({ name: say.kind[next.kind], duration: durationWords(next.expiresAt - nowMs, token) })
}

function willExpire(life: Life, nowMs: number, aheadMs: number): boolean {
  return phaseOf(life, nowMs) === 'alive' && phaseOf(life, aheadMs) === 'expired'
}

function aheadWords(
  lives: readonly Life[],
  nowMs: number,
  aheadMs: number,
  { timeline: say }: ReturnType<typeof useText>,
): string {
  const kinds = new Set(
    lives.filter((life) => willExpire(life, nowMs, aheadMs)).map((life) => say.kind[life.kind]),
  )
  return kinds.size === 0 ? say.nothingExpires : say.willExpire({ names: [...kinds].join(say.list) })
}

interface BarsProps {
  lives: readonly Life[]
  clock: ClockAnchor
  nowMs: number
  aheadMs: number | null
  onPreview: (aheadMs: number | null) => void
}

function Bars({ lives, clock, nowMs, aheadMs, onPreview }: BarsProps) {
  const text = useText()
  const scale = useScale(lives, nowMs, aheadMs !== null)
  const send = useModel((state) => state.send)
  const selectRow = useModel((state) => state.selectRow)
  const selected = useModel((state) => state.selectedRow)
  const select = useCallback((life: Life) => selectRow(life.lane, life.row), [selectRow])
  return (
    <div className={styles.scroller}>
      <div className={styles.track}>
        <ul>
          {lives.map((life) => {
            const name = lifeName(life, text)
            const words = lifeWords(life, nowMs, text)
            return (
              <li key={`${life.lane} ${life.row.table} ${life.row.key}`}>
                <LifeBar
                  life={life}
                  scale={scale}
                  phase={phaseOf(life, nowMs)}
                  name={name}
                  words={words}
                  label={text.timeline.bar({ name, words })}
                  willExpire={aheadMs !== null && willExpire(life, nowMs, aheadMs)}
                  isSelected={
                    selected?.lane === life.lane &&
                    selected.row.table === life.row.table &&
                    selected.row.key === life.row.key
                  }
                  onSelect={select}
                />
              </li>
            )
          })}
        </ul>
        <Axis scale={scale} nowMs={nowMs} />
        <NowLine
          scale={scale}
          clock={clock}
          nowMs={nowMs}
          aheadMs={aheadMs}
          onPreview={onPreview}
          onApply={(to) => void send('advance-clock', { to: Math.round(to) })}
        />
      </div>
    </div>
  )
}

const percent = (share: number) => `${(share * 100).toFixed(3)}%`

/** Shows the axis. It is for the eye: each bar says its times itself. */
function Axis({ scale, nowMs }: { scale: TimeScale; nowMs: number }) {
  const { token } = useText()
  const { farMs } = scale
  // Of many ends behind the break only the first and the last have room for words.
  const named = farMs.length <= 2 ? farMs : [farMs[0], farMs.at(-1)].filter((ms) => ms !== undefined)
  return (
    <div className={styles.axis} aria-hidden>
      {ticksOf(scale).map(({ ms, text }) => (
        <span key={ms} className={styles.tick} style={{ left: percent(scale.shareOf(ms)) }}>
          {text}
        </span>
      ))}
      {farMs.length > 0 && <span className={styles.break} style={{ left: percent(scale.nearShare) }} />}
      {named.map((ms) => (
        <span key={ms} className={styles.far} style={{ left: percent(scale.shareOf(ms)) }}>
          → {durationWords(ms - nowMs, token)}
        </span>
      ))}
    </div>
  )
}

const OPEN_KEY = 'lab.timeline'

/** Returns whether the timeline is open, and the function that opens or folds it and remembers that. */
function useOpen(): [boolean, (isOpen: boolean) => void] {
  const [isOpen, setOpen] = useState(() => pageStorage().getItem(OPEN_KEY) === 'open')
  const keep = (wanted: boolean) => {
    pageStorage().setItem(OPEN_KEY, wanted ? 'open' : 'folded')
    setOpen(wanted)
  }
  return [isOpen, keep]
}
