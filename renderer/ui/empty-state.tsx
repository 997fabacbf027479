// What stands where there is nothing yet: what will be there, and what to do first.
import type { LucideIcon } from 'lucide-react'
import styles from './empty-state.module.css'
import { Rich } from './rich'

/** Says that there is nothing, and why. `body` may have `code` in it. */
export function EmptyState({ title, body, icon: Icon }: { title: string; body: string; icon?: LucideIcon }) {
  return (
    <div className={styles.empty}>
      {Icon && <Icon className={styles.icon ?? ''} size={20} aria-hidden />}
      <p className={styles.title}>{title}</p>
      <p className={styles.body}>
        <Rich text={body} />
      </p>
    </div>
  )
}
