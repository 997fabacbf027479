// A window over the page, which waits until it is closed.
import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import styles from './dialog.module.css'
import floating from './floating.module.css'

interface DialogProps {
  title: string
  /** What the button that closes it is called. */
  closeLabel: string
  open: boolean
  onOpenChange: (open: boolean) => void
  size?: 'normal' | 'small'
  children: ReactNode
}

/** Shows a dialog. Esc, a click beside it or its button closes it. */
export function Dialog({ title, closeLabel, open, onOpenChange, size = 'normal', children }: DialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={styles.scrim} />
        <Radix.Content
          className={`${floating.surface} ${styles.dialog} ${styles[size]}`}
          aria-describedby={undefined}
        >
          <header className={styles.head}>
            <Radix.Title>{title}</Radix.Title>
            <Radix.Close className={styles.close} aria-label={closeLabel}>
              <X size={16} aria-hidden />
            </Radix.Close>
          </header>
          <div className={styles.body}>{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
