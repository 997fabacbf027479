// A button with only an icon on it; its name is in the tooltip and for screen readers.
import type { LucideIcon } from 'lucide-react'
import type { ComponentPropsWithRef } from 'react'
import { Tooltip } from '../floating/tooltip'
import styles from './icon-button.module.css'

export interface IconButtonProps extends ComponentPropsWithRef<'button'> {
  label: string
  icon: LucideIcon
  size?: 'normal' | 'small'
}

/** Shows an icon as a button. */
export function IconButton({ label, icon: Icon, size = 'normal', className, ...rest }: IconButtonProps) {
  const classes = [styles.button, styles[size], className].filter(Boolean).join(' ')
  return (
    <Tooltip text={label}>
      <button type="button" className={classes} aria-label={label} {...rest}>
        <Icon size={size === 'small' ? 14 : 16} aria-hidden />
      </button>
    </Tooltip>
  )
}
