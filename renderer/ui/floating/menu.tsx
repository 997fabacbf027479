// A menu that drops down from a button.
import { Check, type LucideIcon, Square, SquareCheck } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { ReactNode } from 'react'
import { Rich } from '../rich'
import floating from './floating.module.css'
import styles from './menu.module.css'
import { useReturnFocus } from './use-return-focus'

interface MenuProps {
  /** The button that opens it: one element that takes a ref and the props of its tag. */
  trigger: ReactNode
  children: ReactNode
  align?: 'start' | 'center' | 'end'
}

/** Shows a menu at its trigger. */
export function Menu({ trigger, children, align = 'start' }: MenuProps) {
  const returnFocus = useReturnFocus()
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className={`${floating.surface} ${styles.menu}`}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          {...returnFocus}
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

interface ItemWords {
  children: ReactNode
  /** A second line that explains it; may have `code` in it. */
  hint?: string | undefined
}

function Words({ children, hint }: ItemWords) {
  return (
    <span className={styles.words}>
      <span>{children}</span>
      {hint && (
        <span className={styles.hint}>
          <Rich text={hint} />
        </span>
      )}
    </span>
  )
}

interface MenuItemProps extends ItemWords {
  icon?: LucideIcon
  danger?: boolean
  /** It stays in reach of the keyboard, but selecting it does nothing. */
  disabled?: boolean
  /** Why it can't be done now: stands in place of the hint, and disables it. */
  reason?: string | null | undefined
  onSelect: () => void
}

/** Shows something that the menu does. */
export function MenuItem({
  icon: Icon,
  danger = false,
  disabled = false,
  reason,
  hint,
  onSelect,
  children,
}: MenuItemProps) {
  const isDisabled = disabled || Boolean(reason)
  return (
    <DropdownMenu.Item
      className={`${styles.item} ${danger ? styles.danger : ''}`}
      aria-disabled={isDisabled}
      onSelect={(event) => {
        if (isDisabled) event.preventDefault()
        else onSelect()
      }}
    >
      <span className={styles.mark}>{Icon && <Icon size={15} aria-hidden />}</span>
      <Words hint={reason || hint}>{children}</Words>
    </DropdownMenu.Item>
  )
}

interface MenuCheckProps extends ItemWords {
  checked: boolean
  onChange: (checked: boolean) => void
}

/** Shows something that is on or off. The menu stays open. */
export function MenuCheck({ checked, onChange, ...words }: MenuCheckProps) {
  return (
    <DropdownMenu.CheckboxItem
      className={styles.item}
      checked={checked}
      onCheckedChange={onChange}
      onSelect={(event) => event.preventDefault()}
    >
      <span className={styles.mark}>
        {checked ? (
          <SquareCheck className={styles.on ?? ''} size={15} aria-hidden />
        ) : (
          <Square size={15} aria-hidden />
        )}
      </span>
      <Words {...words} />
    </DropdownMenu.CheckboxItem>
  )
}

interface MenuChoiceProps<T extends string> {
  label: string
  value: T | undefined
  options: readonly { readonly value: T; readonly label: string; readonly hint?: string }[]
  onChange: (value: T) => void
}

/** Shows several of which one holds. */
export function MenuChoice<T extends string>({ label, value, options, onChange }: MenuChoiceProps<T>) {
  const choose = (chosen: string) => {
    const option = options.find((each) => each.value === chosen)
    if (option) onChange(option.value)
  }
  return (
    <DropdownMenu.RadioGroup aria-label={label} value={value ?? ''} onValueChange={choose}>
      {options.map((option) => (
        <DropdownMenu.RadioItem key={option.value} className={styles.item} value={option.value}>
          <span className={styles.mark}>{option.value === value && <Check size={15} aria-hidden />}</span>
          <Words hint={option.hint}>{option.label}</Words>
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  )
}

/** Shows a heading inside a menu. */
export function MenuLabel({ children }: { children: ReactNode }) {
  return <DropdownMenu.Label className={styles.label}>{children}</DropdownMenu.Label>
}

/** Shows a line between groups of a menu. */
export function MenuLine() {
  return <DropdownMenu.Separator className={styles.line} />
}
