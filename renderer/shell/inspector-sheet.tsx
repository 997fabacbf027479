// The sheet in which the inspector stands: which lane it speaks of, and the way to close it.
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { inspectedLane } from '../model/selectors'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { Button } from '../ui/controls/button'
import { useFocusBack } from '../ui/use-focus-back'
import styles from './inspector-sheet.module.css'

/** Shows the sheet while the inspector is open. Whoever closes it by the keyboard is back at what opened it. */
export function InspectorSheet({ children }: { children: ReactNode }) {
  const isOpen = useModel((state) => state.isInspectorOpen)
  return isOpen && <Sheet>{children}</Sheet>
}

function Sheet({ children }: { children: ReactNode }) {
  const { shell, lanes } = useText()
  const lane = useModel(inspectedLane)
  const close = useModel((state) => state.closeInspector)
  const focusBack = useFocusBack<HTMLElement>(false)
  return (
    <section
      className={styles.sheet}
      data-pane="inspector"
      data-of={lane ?? 'none'}
      aria-label={shell.landmark.inspector}
      {...focusBack}
    >
      <header className={styles.head} data-lane={lane}>
        <h2 className={styles.title}>{shell.landmark.inspector}</h2>
        {lane && <span className={styles.lane}>{lanes[lane].name}</span>}
        <span className={styles.close}>
          <Button variant="ghost" size="small" icon={X} aria-keyshortcuts="Escape" onClick={close}>
            {shell.close}
          </Button>
        </span>
      </header>
      <div className={styles.body}>{children}</div>
    </section>
  )
}
