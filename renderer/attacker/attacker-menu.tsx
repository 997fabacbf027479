// The attacker on both lanes at once, as a menu of the action bar.
import { ChevronDown, HatGlasses } from 'lucide-react'
import { LANES } from '#src/trace/lane'
import { useText } from '../model/text'
import styles from '../servers/servers.module.css'
import { HintedButton } from '../ui/controls/hinted-button'
import { Menu, MenuLabel, MenuLine } from '../ui/floating/menu'
import { AttackerItems } from './attacker-items'
import { StealItem } from './steal-item'

/** Shows the menu. */
export function AttackerMenu() {
  const { attacker: say } = useText().servers
  return (
    <Menu
      trigger={
        <HintedButton
          hint={say.menuHint}
          variant="ghost"
          icon={HatGlasses}
          className={styles.attackerTrigger}
        >
          {say.menu}
          <ChevronDown size={14} aria-hidden />
        </HintedButton>
      }
    >
      <StealItem lanes={LANES} />
      <MenuLine />
      <MenuLabel>{say.onBoth}</MenuLabel>
      <AttackerItems lanes={LANES} />
    </Menu>
  )
}
