// A button with words on it.
import type { LucideIcon } from 'lucide-react'
import type { ComponentPropsWithRef } from 'react'
import { Kbd } from '../kbd'
import styles from './button.module.css'

export interface ButtonProps extends ComponentPropsWithRef<'button'> {
  /** `primary` is the one that matters now, `quiet` has a line around it, `ghost` none, `danger` does harm or takes something away. */
  variant?: 'primary' | 'quiet' | 'ghost' | 'danger'
  size?: 'normal' | 'small'
  icon?: LucideIcon
  /** The key that does the same. */
  kbd?: string
}

/** Shows a button; whatever a `button` takes is passed on. */
export function Button({
  variant = 'quiet',
  size = 'normal',
  icon: Icon,
  kbd,
  className,
  children,
  ...rest
}: ButtonProps) {
  const classes = [styles.button, styles[variant], styles[size], className].filter(Boolean).join(' ')
  return (
    <button type="button" className={classes} {...rest}>
      {Icon && <Icon size={size === 'small' ? 14 : 16} aria-hidden />}
      {children}
      {kbd && <Kbd>{kbd}</Kbd>}
    </button>
  )
}
