// One row of what a lane holds, as a button: it lights up with the hop that concerns it, and a click explains it.
import { type ReactNode, useEffect, useRef } from 'react'
import type { LaneId } from '#src/trace/lane'
import type { RowRef } from '#src/trace/state'
import { useModel } from '../model/use-model'
import type { CredentialPhase } from '../ui/time-ring'
import { reveal } from './reveal'
import styles from './row.module.css'
import { useRowMarks } from './use-lane'

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
}

/** Shows a row. It flashes once when the current hop has changed it. */
export function Row({ lane, row, label, icon, name, value, end, phase }: RowProps) {
  const selectRow = useModel((state) => state.selectRow)
  const marks = useRowMarks(lane)(row)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (marks.isLit && button.current) reveal(button.current)
  }, [marks.isLit])
  return (
    <li className={styles.item}>
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
        <span className={styles.name}>{name}</span>
        <span className={styles.value}>{value}</span>
        {end !== undefined && <span className={styles.end}>{end}</span>}
      </button>
    </li>
  )
}
