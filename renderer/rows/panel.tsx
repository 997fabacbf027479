// The frame of a table's rows, which scroll inside it.
import type { ReactNode } from 'react'
import { Rich } from '../ui/rich'
import styles from './panel.module.css'
import type { RowLook } from './row'
import rowStyles from './row.module.css'

/** The part of an open table that scrolls. */
export function PanelBody({ children }: { children: ReactNode }) {
  return (
    <div className={styles.body} data-scrolls>
      {children}
    </div>
  )
}

interface RowsProps {
  readonly look?: RowLook | undefined
  readonly label: string
  readonly empty: string
  readonly children: readonly ReactNode[]
}

/** The rows of a table, or what to do first where there are none. */
export function Rows({ look, label, empty, children }: RowsProps) {
  if (children.length === 0) {
    return (
      <p className={styles.empty}>
        <Rich text={empty} />
      </p>
    )
  }
  return (
    <ul className={look === 'chip' ? rowStyles.chips : undefined} aria-label={label}>
      {children}
    </ul>
  )
}
