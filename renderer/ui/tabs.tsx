// Tabs over a panel each.
import { Tabs as Radix } from 'radix-ui'
import { memo, type ReactNode, useEffect, useRef } from 'react'
import styles from './tabs.module.css'

interface Tab<T extends string> {
  readonly value: T
  readonly label: string
  readonly content: ReactNode
}

interface TabsProps<T extends string> {
  /** The name of the row of tabs for screen readers. */
  label: string
  value: T
  tabs: readonly Tab<T>[]
  onChange: (value: T) => void
  /** Stands at the end of the row of tabs. */
  aside?: ReactNode
}

/** Shows a row of tabs and the panel of the one that is chosen, which fills the height that there is. */
export function Tabs<T extends string>({ label, value, tabs, onChange, aside }: TabsProps<T>) {
  const list = useRef<HTMLDivElement>(null)
  // Where the row is too short for all tabs, the chosen one is in sight whoever chose it.
  useEffect(() => {
    const chosen = list.current?.querySelector(`[data-tab="${value}"]`)
    chosen?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [value])
  const choose = (chosen: string) => {
    const tab = tabs.find((each) => each.value === chosen)
    if (tab) onChange(tab.value)
  }
  return (
    <Radix.Root className={styles.tabs} value={value} onValueChange={choose}>
      <div className={styles.bar}>
        <Radix.List ref={list} className={styles.list} aria-label={label}>
          {tabs.map((tab) => (
            <TabName key={tab.value} value={tab.value} label={tab.label} />
          ))}
        </Radix.List>
        {aside && <div className={styles.aside}>{aside}</div>}
      </div>
      {tabs.map((tab) => (
        <TabPanel key={tab.value} value={tab.value} content={tab.value === value ? tab.content : null} />
      ))}
    </Radix.Root>
  )
}

/** Is drawn anew only when another tab is chosen, not with what stands in it. */
const TabName = memo(function TabName({ value, label }: { value: string; label: string }) {
  return (
    <Radix.Trigger className={styles.tab} value={value} data-tab={value}>
      {label}
    </Radix.Trigger>
  )
})

/** The panel of a tab; one that isn't chosen is there, and empty. */
const TabPanel = memo(function TabPanel({ value, content }: { value: string; content: ReactNode }) {
  return (
    <Radix.Content className={styles.content} value={value}>
      {content}
    </Radix.Content>
  )
})
