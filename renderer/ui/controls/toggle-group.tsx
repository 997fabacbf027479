// A row of buttons of which one holds.
import type { LucideIcon } from 'lucide-react'
import { ToggleGroup as Radix } from 'radix-ui'
import { Tooltip } from '../floating/tooltip'
import styles from './toggle-group.module.css'

export interface ToggleOption<T extends string> {
  readonly value: T
  readonly label: string
  readonly icon?: LucideIcon
  /** Shown as a tooltip; may have `code` in it. */
  readonly hint?: string
  /** Holds for some of what the group is about, but not for all. */
  readonly isPartly?: boolean
}

interface ToggleGroupProps<T extends string> {
  /** The group's name for screen readers. */
  label: string
  /** Null where none holds. */
  value: T | null
  options: readonly ToggleOption<T>[]
  onChange: (value: T) => void
  size?: 'normal' | 'small'
}

/** Shows the options side by side. Choosing the one that holds again tells `onChange` too. */
export function ToggleGroup<T extends string>(props: ToggleGroupProps<T>) {
  const { label, value, options, onChange, size = 'normal' } = props
  const choose = (chosen: string) => {
    // Radix gives '' when the one that holds is clicked: a choice can't be taken back, only changed.
    const option = options.find((each) => each.value === (chosen || value))
    if (option) onChange(option.value)
  }
  return (
    <Radix.Root
      className={`${styles.group} ${styles[size]}`}
      type="single"
      aria-label={label}
      value={value ?? ''}
      onValueChange={choose}
    >
      {options.map((option) => (
        <Item key={option.value} option={option} />
      ))}
    </Radix.Root>
  )
}

function Item({ option }: { option: ToggleOption<string> }) {
  const { value, label, icon: Icon, hint, isPartly = false } = option
  // The tooltip's trigger would write its own state over the item's, so it stands inside.
  const words = (
    <span className={styles.words}>
      {Icon && <Icon size={15} aria-hidden />}
      {label}
    </span>
  )
  return (
    <Radix.Item className={`${styles.item} ${isPartly ? styles.partly : ''}`} value={value}>
      {hint ? <Tooltip text={hint}>{words}</Tooltip> : words}
    </Radix.Item>
  )
}
