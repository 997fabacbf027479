// A chip that stands for a table, or for a row of it, in the line at either end of a lane: a click opens the table in place.
import type { ReactNode } from 'react'
import type { LaneId } from '#src/trace/lane'
import type { TableName } from '#src/trace/state'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import type { CredentialPhase } from '../ui/time-ring'
import styles from './chip.module.css'

/** Returns the id of the element that shows the open table of a lane. */
export function openTableId(lane: LaneId): string {
  return `table-${lane}`
}

interface TableChipProps {
  readonly lane: LaneId
  readonly table: TableName
  /** What a screen reader says; what is written on it, where left out. */
  readonly label?: string | undefined
  readonly phase?: CredentialPhase | undefined
  /** Whether the current hop or act concerns it, and by which event it was changed; null for none. */
  readonly isLit: boolean
  readonly changedBy: number | null
  /** Stands for something that isn't there, or isn't the server's. */
  readonly look?: 'plain' | 'empty' | 'aside'
  readonly children: ReactNode
}

/** Shows a chip. It flashes once when the current hop has changed what it stands for. */
export function TableChip({
  lane,
  table,
  label,
  phase,
  isLit,
  changedBy,
  look = 'plain',
  children,
}: TableChipProps) {
  const { back } = useText().lanes
  const isOpen = useModel((state) => state.openTables[lane] === table)
  const openTable = useModel((state) => state.openTable)
  return (
    <button
      type="button"
      className={`${styles.chip} ${styles[look]}`}
      aria-label={label}
      aria-expanded={isOpen}
      aria-controls={isOpen ? openTableId(lane) : undefined}
      aria-current={isLit ? 'true' : undefined}
      data-phase={phase}
      onClick={() => openTable(lane, isOpen ? null : table)}
    >
      {/* A new key is a new element, and only a new element plays its animation. */}
      {changedBy !== null && <span key={changedBy} className={styles.flash} aria-hidden />}
      {children}
      {isLit && <span className="visually-hidden"> {back.touched}</span>}
    </button>
  )
}
