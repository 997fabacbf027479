// A column of the inspector, which scrolls by itself.
import { type ReactNode, useRef } from 'react'
import { useScrollKeys } from '../../ui/use-scroll-keys'
import layout from './layout.module.css'

interface ColumnProps {
  children: ReactNode
  'aria-label'?: string
}

/** Shows a column. */
export function Column({ children, ...named }: ColumnProps) {
  const column = useRef<HTMLElement>(null)
  const scrolls = useScrollKeys(column)
  return (
    <section ref={column} className={layout.column} data-scrolls {...named} {...scrolls}>
      {children}
    </section>
  )
}
