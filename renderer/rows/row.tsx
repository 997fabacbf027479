// One row of what a lane holds, as a button: it lights up with the hop that concerns it, and a click explains it.
import { Ellipsis } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { LaneId } from '#src/trace/lane'
import type { RowRef } from '#src/trace/state'
import { useText } from '../model/text'
import { useRowMarks } from '../model/use-lane'
import { useModel } from '../model/use-model'
import { IconButton } from '../ui/controls/icon-button'
import { Menu, MenuLabel } from '../ui/floating/menu'
import type { CredentialPhase } from '../ui/time-ring'
import { revealInFrame } from './reveal'
import styles from './row.module.css'

/** A row fills its line; a chip stands in a line with others, and has neither a value nor a menu. */
export type RowLook = 'row' | 'chip'

interface RowProps {
  readonly look?: RowLook
  readonly lane: LaneId
  readonly row: RowRef
  /** What a screen reader says instead of the shortened values. */
  readonly label: string
  readonly mark: ReactNode
  readonly name: ReactNode
  readonly value: ReactNode
  /** How the row stands. */
  readonly end: ReactNode
  /** How the life of the row's credential stands; what is over or ends soon looks so. */
  readonly phase: CredentialPhase | undefined
  /** Rows of other tables that say how this one stands: when one of them changes, this one flashes. */
  readonly by: readonly RowRef[] | undefined
  /** What can be done with the row, as a button at its end that comes with the pointer or the focus. */
  readonly menu: ReactNode
}

/** Shows a row. It flashes once when the current hop has changed it. */
export function Row({ look = 'row', lane, row, label, mark, name, value, end, phase, by, menu }: RowProps) {
  const selectRow = useModel((state) => state.selectRow)
  const marks = useRowMarks(lane, row, by)
  const button = useRef<HTMLButtonElement>(null)
  // Of hundreds of rows few are ever pointed at: the others do without a menu.
  const [isWanted, setWanted] = useState(false)
  useEffect(() => {
    if (marks.isLit && button.current) revealInFrame(button.current)
  }, [marks.isLit])
  return (
    <li
      className={look === 'chip' ? undefined : menu ? `${styles.item} ${styles.operable}` : styles.item}
      onPointerEnter={() => setWanted(true)}
      onFocus={() => setWanted(true)}
    >
      <button
        ref={button}
        type="button"
        className={styles[look]}
        aria-label={label}
        data-phase={phase}
        aria-current={marks.isLit ? 'true' : undefined}
        onClick={() => selectRow(lane, row)}
      >
        {/* A new key is a new element, and only a new element plays its animation. */}
        {marks.changedBy !== null && <span key={marks.changedBy} className={styles.flash} aria-hidden />}
        <span className={styles.mark}>{mark}</span>
        {/* What the row is called on the screen: the accessible name has it, and words for the shortened rest. */}
        <span className={styles.name} data-visible-label>
          {name}
        </span>
        {look === 'row' && <span className={styles.value}>{value}</span>}
        {end && <span className={styles.end}>{end}</span>}
      </button>
      {menu && isWanted && <span className={styles.menu}>{menu}</span>}
    </li>
  )
}

/** Shows the operator's actions on a row behind a small button at its end. `name` is what a screen reader calls the row. */
export function RowMenu({ name, children }: { name: string; children: ReactNode }) {
  const { menu } = useText().revocation
  return (
    <Menu align="end" trigger={<IconButton size="small" label={menu.button({ name })} icon={Ellipsis} />}>
      <MenuLabel>{menu.heading}</MenuLabel>
      {children}
    </Menu>
  )
}
