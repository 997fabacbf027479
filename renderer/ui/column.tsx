// A column that scrolls by itself, by the keyboard too.
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import styles from './column.module.css'

interface ColumnProps {
  children: ReactNode
  'aria-label'?: string
}

/** Shows a column; with a name it is a landmark. */
export function Column({ children, ...named }: ColumnProps) {
  const column = useRef<HTMLElement>(null)
  const scrolls = useScrollKeys(column)
  return (
    <section ref={column} className={styles.column} data-scrolls {...named} {...scrolls}>
      {children}
    </section>
  )
}

/** Returns the props of an element that is reached by Tab as long as it is longer than its place. */
export function useScrollKeys(element: RefObject<HTMLElement | null>): { tabIndex?: 0 } {
  const [isLong, setLong] = useState(false)
  useEffect(() => {
    const { current } = element
    if (!current) return
    const measure = () => setLong(current.scrollHeight > current.clientHeight + 1)
    const sizes = new ResizeObserver(measure)
    const watchAll = () => {
      sizes.disconnect()
      for (const each of [current, ...current.children]) sizes.observe(each)
    }
    const parts = new MutationObserver(watchAll)
    parts.observe(current, { childList: true })
    watchAll()
    return () => {
      sizes.disconnect()
      parts.disconnect()
    }
  }, [element])
  return isLong ? { tabIndex: 0 } : {}
}
