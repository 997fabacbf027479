// The menu of demonstrations: one click sets the stage of one.
import { Presentation } from 'lucide-react'
import { DEMONSTRATIONS } from '#src/contract/demonstrations'
import { useText } from '../model/text'
import { Button } from '../ui/controls/button'
import { Menu, MenuItem, MenuLine } from '../ui/floating/menu'
import menu from '../ui/floating/menu.module.css'
import styles from './demonstration-bar.module.css'
import { useDemonstrationMoves } from './use-demonstration'

/** Shows the menu. */
export function DemonstrationsMenu() {
  const moves = useDemonstrationMoves()
  const { demos: say } = useText()
  return (
    <Menu
      trigger={
        <Button icon={Presentation} className={styles.menu}>
          {say.menu}
        </Button>
      }
    >
      {DEMONSTRATIONS.map((id) => (
        <MenuItem key={id} onSelect={() => moves.stage(id)}>
          {say.stories[id].name}
        </MenuItem>
      ))}
      <MenuLine />
      <p className={menu.note}>{say.menuHint}</p>
    </Menu>
  )
}
