// A window over the page, which waits until it is closed.
import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import { type ReactNode, useRef, useState } from 'react'
import { useScrollKeys } from '../column'
import styles from './dialog.module.css'
import floating from './floating.module.css'
import { useReturnFocus } from './use-return-focus'

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
        <Content title={title} closeLabel={closeLabel} size={size}>
          {children}
        </Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

/** Is there only while the dialog is open. */
function Content({
  title,
  closeLabel,
  size,
  children,
}: Required<Pick<DialogProps, 'title' | 'closeLabel' | 'size' | 'children'>>) {
  const [trigger] = useState(triggerOfMenu)
  const { onCloseAutoFocus, ...hearsHow } = useReturnFocus()
  const body = useRef<HTMLDivElement>(null)
  const scrolls = useScrollKeys(body)
  return (
    <Radix.Content
      className={`${floating.surface} ${styles.dialog} ${styles[size]}`}
      aria-describedby={undefined}
      {...hearsHow}
      onCloseAutoFocus={(event) => {
        onCloseAutoFocus(event)
        if (event.defaultPrevented || trigger === null) return
        event.preventDefault()
        trigger.focus()
      }}
    >
      <header className={styles.head}>
        <Radix.Title>{title}</Radix.Title>
        <Radix.Close className={styles.close} aria-label={closeLabel}>
          <X size={16} aria-hidden />
        </Radix.Close>
      </header>
      <div ref={body} className={styles.body} {...scrolls}>
        {children}
      </div>
    </Radix.Content>
  )
}

/** The item of a menu that opens a dialog is gone when that closes; its menu's button is still there. Null without a menu. */
function triggerOfMenu(): HTMLElement | null {
  const menu = document.activeElement?.closest('[role="menu"]')
  return document.getElementById(menu?.getAttribute('aria-labelledby') ?? '')
}
