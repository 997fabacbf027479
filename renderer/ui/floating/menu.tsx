// A menu that drops down from a button.
import { Check, ChevronRight, type LucideIcon, Square, SquareCheck } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { ReactNode } from 'react'
import { Kbd } from '../kbd'
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
  /** The key that does the same. */
  kbd?: string
  onSelect: () => void
}

/** Shows something that the menu does. */
export function MenuItem({
  icon: Icon,
  danger = false,
  disabled = false,
  reason,
  kbd,
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
      {kbd && (
        <span className={styles.more}>
          <Kbd>{kbd}</Kbd>
        </span>
      )}
    </DropdownMenu.Item>
  )
}

interface MenuSubProps {
  icon?: LucideIcon
  label: string
  children: ReactNode
}

/** Shows an item that opens a menu of its own, at the pointer already. */
export function MenuSub({ icon: Icon, label, children }: MenuSubProps) {
  return (
    <DropdownMenu.Sub>
      <DropdownMenu.SubTrigger className={`${styles.item} ${styles.sub}`}>
        <span className={styles.mark}>{Icon && <Icon size={15} aria-hidden />}</span>
        <Words>{label}</Words>
        <ChevronRight className={styles.more ?? ''} size={14} aria-hidden />
      </DropdownMenu.SubTrigger>
      <DropdownMenu.Portal>
        <DropdownMenu.SubContent
          className={`${floating.surface} ${styles.menu}`}
          sideOffset={4}
          collisionPadding={8}
        >
          {children}
        </DropdownMenu.SubContent>
      </DropdownMenu.Portal>
    </DropdownMenu.Sub>
  )
}

interface MenuCheckProps extends ItemWords {
  checked: boolean
  /** Why it can't be changed now. */
  reason?: string | null
  onChange: (checked: boolean) => void
}

/** Shows something that is on or off. The menu stays open. */
export function MenuCheck({ checked, reason = null, hint, onChange, children }: MenuCheckProps) {
  return (
    <DropdownMenu.CheckboxItem
      className={styles.item}
      checked={checked}
      aria-disabled={reason !== null}
      onCheckedChange={(isOn) => {
        if (reason === null) onChange(isOn)
      }}
      onSelect={(event) => event.preventDefault()}
    >
      <span className={styles.mark}>
        {checked ? (
          <SquareCheck className={styles.on ?? ''} size={15} aria-hidden />
        ) : (
          <Square size={15} aria-hidden />
        )}
      </span>
      <Words hint={reason ?? hint}>{children}</Words>
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
