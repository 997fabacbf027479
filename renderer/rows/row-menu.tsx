// The operator's actions on a row, behind a small button at its end.
import { Ellipsis } from 'lucide-react'
import type { ReactNode } from 'react'
import { useText } from '../model/text'
import { IconButton } from '../ui/controls/icon-button'
import { Menu, MenuLabel } from '../ui/floating/menu'
import styles from './row-menu.module.css'

/** Shows the button and its menu. `name` is what a screen reader calls the row. */
export function RowMenu({ name, children }: { name: string; children: ReactNode }) {
  const { menu } = useText().revocation
  return (
    <Menu
      align="end"
      trigger={
        <IconButton
          className={styles.button ?? ''}
          size="small"
          label={menu.button({ name })}
          icon={Ellipsis}
        />
      }
    >
      <MenuLabel>{menu.heading}</MenuLabel>
      {children}
    </Menu>
  )
}
