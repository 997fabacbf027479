// One row of what a lane holds, as a button: it lights up with the hop that concerns it, and a click explains it.
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { LaneId } from '#src/trace/lane'
import type { RowRef } from '#src/trace/state'
import { useRowMarks } from '../model/use-lane'
import { useModel } from '../model/use-model'
import type { CredentialPhase } from '../ui/time-ring'
import { revealInFrame } from './reveal'
import styles from './row.module.css'

interface RowProps {
  readonly lane: LaneId
  readonly row: RowRef
  /** What a screen reader says instead of the shortened values. */
  readonly label: string
  readonly icon: ReactNode
  readonly name: ReactNode
  readonly value: ReactNode
  readonly end?: ReactNode
  /** How the life of the row's credential stands; what is over or ends soon looks so. */
  readonly phase?: CredentialPhase
  /** Rows of other tables that say how this one stands: when one of them changes, this one flashes. */
  readonly by?: readonly RowRef[]
  /** What can be done with the row, as a button at its end that comes with the pointer or the focus. */
  readonly actions?: ReactNode
}

/** Shows a row. It flashes once when the current hop has changed it. */
export function Row({ lane, row, label, icon, name, value, end, phase, by, actions }: RowProps) {
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
      className={actions === undefined ? styles.item : `${styles.item} ${styles.operable}`}
      onPointerEnter={() => setWanted(true)}
      onFocus={() => setWanted(true)}
    >
      <button
        ref={button}
        type="button"
        className={styles.row}
        aria-label={label}
        data-phase={phase}
        aria-current={marks.isLit ? 'true' : undefined}
        onClick={() => selectRow(lane, row)}
      >
        {/* A new key is a new element, and only a new element plays its animation. */}
        {marks.changedBy !== null && <span key={marks.changedBy} className={styles.flash} aria-hidden />}
        <span className={styles.icon}>{icon}</span>
        {/* What the row is called on the screen: the accessible name has it, and words for the shortened rest. */}
        <span className={styles.name} data-visible-label>
          {name}
        </span>
        <span className={styles.value}>{value}</span>
        {end !== undefined && <span className={styles.end}>{end}</span>}
      </button>
      {actions !== undefined && isWanted && <span className={styles.actions}>{actions}</span>}
    </li>
  )
}
