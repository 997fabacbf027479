// A small window at a control: a form, a question.
import { Popover as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import styles from './floating.module.css'
import { useReturnFocus } from './use-return-focus'

interface PopoverProps {
  /** The button that opens it: one element that takes a ref and the props of its tag. */
  trigger: ReactNode
  /** Its heading, and its name for screen readers. */
  title: string
  children: ReactNode
  align?: 'start' | 'center' | 'end'
  open?: boolean
  onOpenChange?: (open: boolean) => void
}

/** Shows a popover at its trigger. Esc or a click beside it closes it. */
export function Popover({ trigger, title, children, align = 'start', open, onOpenChange }: PopoverProps) {
  const returnFocus = useReturnFocus()
  const control = { ...(open !== undefined && { open }), ...(onOpenChange && { onOpenChange }) }
  return (
    <Radix.Root {...control}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          className={`${styles.surface} ${styles.popover}`}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          aria-label={title}
          {...returnFocus}
        >
          <h2 className={styles.title}>{title}</h2>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
