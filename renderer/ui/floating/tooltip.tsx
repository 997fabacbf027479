// A hint that appears at a control.
import { Tooltip as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { Rich } from '../rich'
import styles from './floating.module.css'

/** Goes once around the page: tooltips come after a while, and at once when another was just there. */
export function TooltipProvider({ children }: { children: ReactNode }) {
  return (
    <Radix.Provider delayDuration={500} skipDelayDuration={200}>
      {children}
    </Radix.Provider>
  )
}

interface TooltipProps {
  /** May have `code` in it. */
  text: string
  /** One element that takes a ref and the props of its tag. */
  children: ReactNode
  side?: 'top' | 'bottom' | 'left' | 'right'
}

/** Shows a text at its child while the pointer or the focus is there. */
export function Tooltip({ text, children, side = 'bottom' }: TooltipProps) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className={styles.tooltip} side={side} sideOffset={6} collisionPadding={8}>
          <Rich text={text} />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
