// The frame of a panel at either end of a lane: a heading line, and rows that scroll inside it.
import { type ReactNode, useId } from 'react'
import { Rich } from '../ui/rich'
import styles from './panel.module.css'
import type { RowLook } from './row'
import rowStyles from './row.module.css'

interface PanelProps {
  readonly icon: ReactNode
  readonly title: string
  /** Stands after the title, in a quieter voice. */
  readonly note?: string
  readonly children: ReactNode
}

/** Shows a panel with its heading. Its height is the same whatever it holds. */
export function Panel({ icon, title, note, children }: PanelProps) {
  const titleId = useId()
  return (
    <section className={styles.panel} aria-labelledby={titleId}>
      <header className={styles.head}>
        <span className={styles.icon}>{icon}</span>
        <h3 id={titleId} className={styles.title}>
          {title}
        </h3>
        {note && <span className={styles.note}>{note}</span>}
      </header>
      <PanelBody>{children}</PanelBody>
    </section>
  )
}

/** The part of a panel that scrolls. */
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
