// What is needed less often, behind one button of the action bar.
import { ChevronDown, UserX } from 'lucide-react'
import { useState } from 'react'
import { LANES } from '#src/trace/lane'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { LaterRestartDialog } from '../servers/later-restart-dialog'
import { ServerItems } from '../servers/server-menu'
import { Button } from '../ui/controls/button'
import { Menu, MenuItem, MenuLabel, MenuLine } from '../ui/floating/menu'
import { JwtItems } from './jwt-items'

/** Shows the menu. */
export function MoreMenu() {
  const { shell, servers } = useText()
  const say = shell.action
  const perform = useModel((state) => state.perform)
  const [isRestarting, setRestarting] = useState(false)
  return (
    <>
      <Menu
        trigger={
          <Button variant="ghost">
            {say.more}
            <ChevronDown size={14} aria-hidden />
          </Button>
        }
      >
        <MenuItem
          icon={UserX}
          hint={say.hint.logoutEverywhere}
          onSelect={() => void perform(LANES, { type: 'logout-everywhere' })}
        >
          {say.logoutEverywhere}
        </MenuItem>
        <MenuLine />
        <MenuLabel>{say.jwtOnly}</MenuLabel>
        <JwtItems />
        <MenuLine />
        <MenuLabel>{servers.menu.both}</MenuLabel>
        <ServerItems lanes={LANES} onRestart={() => setRestarting(true)} />
      </Menu>
      {isRestarting && <LaterRestartDialog lanes={LANES} onClose={() => setRestarting(false)} />}
    </>
  )
}
