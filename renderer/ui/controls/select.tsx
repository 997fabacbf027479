// A choice of one from a list that drops down.
import { Check, ChevronDown } from 'lucide-react'
import { Select as Radix } from 'radix-ui'
import floating from '../floating/floating.module.css'
import { useReturnFocus } from '../floating/use-return-focus'
import styles from './select.module.css'

interface SelectOption<T extends string> {
  readonly value: T
  readonly label: string
}

interface SelectProps<T extends string> {
  /** Its name for screen readers. */
  label: string
  value: T
  options: readonly SelectOption<T>[]
  onChange: (value: T) => void
  size?: 'normal' | 'small'
  disabled?: boolean
}

/** Shows the value that holds; opens to the list of all. */
export function Select<T extends string>(props: SelectProps<T>) {
  const { label, value, options, onChange, size = 'normal', disabled = false } = props
  const returnFocus = useReturnFocus()
  const choose = (chosen: string) => {
    const option = options.find((each) => each.value === chosen)
    if (option) onChange(option.value)
  }
  return (
    <Radix.Root value={value} onValueChange={choose} disabled={disabled}>
      <Radix.Trigger className={`${styles.trigger} ${styles[size]}`} aria-label={label}>
        <Radix.Value>{options.find((each) => each.value === value)?.label ?? value}</Radix.Value>
        <Radix.Icon className={styles.icon}>
          <ChevronDown size={14} aria-hidden />
        </Radix.Icon>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          className={`${floating.surface} ${styles.list}`}
          position="popper"
          sideOffset={6}
          {...returnFocus}
        >
          <Radix.Viewport>
            {options.map((option) => (
              <Radix.Item key={option.value} className={styles.item} value={option.value}>
                <span className={styles.mark}>
                  <Radix.ItemIndicator>
                    <Check size={15} aria-hidden />
                  </Radix.ItemIndicator>
                </span>
                <Radix.ItemText>{option.label}</Radix.ItemText>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
