// What the attacker holds of a lane, and what it does with it: a third party between the two ends.
import { ChevronDown, Cookie, HatGlasses } from 'lucide-react'
import { useMemo } from 'react'
import { clockTime, timeLeftWords } from '#src/token/time-left'
import { LANES, type LaneId } from '#src/trace/lane'
import type { LootRow } from '#src/trace/state'
import { useText } from '../model/text'
import { useRowMarks, useShownState } from '../model/use-lane'
import { useModel } from '../model/use-model'
import { useCredentialLife } from '../rows/credential-life'
import { LifeRing } from '../rows/life-ring'
import { tokenLife } from '../rows/token-life'
import { Button } from '../ui/controls/button'
import { Menu, MenuLabel, MenuLine } from '../ui/floating/menu'
import { AttackerItems } from './attacker-items'
import styles from './attacker-panel.module.css'
import { StealItem } from './steal-item'

/** Shows the panel; nothing until something was stolen on the lane. */
export function AttackerPanel({ lane }: { lane: LaneId }) {
  const { attacker: say } = useText().servers
  const { loot } = useShownState(lane)
  if (loot.length === 0) return null
  return (
    <section className={styles.panel} aria-label={say.panel[lane]}>
      <span className={styles.icon}>
        <HatGlasses size={16} aria-hidden />
      </span>
      <h3 className={styles.title}>{say.name}</h3>
      <span className={styles.note}>{say.holds({ count: loot.length })}</span>
      <ul className={styles.loot} aria-label={say.panel[lane]}>
        {loot.map((row) => (
          <Loot key={row.key} lane={lane} row={row} />
        ))}
      </ul>
      <Menu
        align="end"
        trigger={
          <Button variant="danger" size="small" className={styles.use} aria-label={say.useLabel[lane]}>
            {say.use}
            <ChevronDown size={13} aria-hidden />
          </Button>
        }
      >
        <MenuLabel>{say.onThisLane}</MenuLabel>
        <AttackerItems lanes={[lane]} />
        <MenuLine />
        <MenuLabel>{say.onBoth}</MenuLabel>
        <AttackerItems lanes={LANES} />
        <MenuLine />
        <StealItem lanes={[lane]} />
      </Menu>
    </section>
  )
}

function Loot({ lane, row }: { lane: LaneId; row: LootRow }) {
  const { servers, token } = useText()
  const selectRow = useModel((state) => state.selectRow)
  const ref = { table: 'loot', key: row.key } as const
  const marks = useRowMarks(lane, ref)
  const claims = useMemo(() => tokenLife(row.value), [row.value])
  const life = claims ?? NO_LIFE
  const { now, left, phase } = useCredentialLife(lane, life)
  // A token says itself how long it lives. Of a cookie the copy is only the value, and tells nothing.
  const words = claims
    ? timeLeftWords(left, token)
    : servers.attacker.taken({ time: clockTime(row.takenAt, now) ?? '' })
  return (
    <li>
      <button
        type="button"
        className={styles.copy}
        data-phase={phase}
        aria-label={servers.attacker.row({ name: row.key, left: words })}
        aria-current={marks.isLit ? 'true' : undefined}
        onClick={() => selectRow(lane, ref)}
      >
        {/* A new key is a new element, and only a new element plays its animation. */}
        {marks.changedBy !== null && <span key={marks.changedBy} className={styles.flash} aria-hidden />}
        {claims ? <LifeRing lane={lane} {...life} words={words} /> : <Cookie size={14} aria-hidden />}
        <span className={styles.name} data-visible-label>
          {row.key}
        </span>
        <span className={styles.left}>{words}</span>
      </button>
    </li>
  )
}

const NO_LIFE = { issuedAt: null, expiresAt: null }
