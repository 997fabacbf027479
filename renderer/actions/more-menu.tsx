// What is needed less often, behind one button of the action bar.
import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { actionsIn } from '#src/actions/actions'
import { LANES } from '#src/trace/lane'
import { buttonIcon } from '../model/action-icon'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { LaterRestartDialog } from '../servers/later-restart-dialog'
import { ServerItems } from '../servers/server-menu'
import { Button } from '../ui/controls/button'
import { Menu, MenuItem, MenuLabel, MenuLine } from '../ui/floating/menu'
import { JwtItems } from './jwt-items'

/** Shows the menu. */
export function MoreMenu() {
  const { actions, shell, servers } = useText()
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
        {actionsIn('more').map((id) => (
          <MenuItem
            key={id}
            icon={buttonIcon(id)}
            hint={actions[id].hint}
            onSelect={() => void perform(LANES, { type: id })}
          >
            {actions[id].button}
          </MenuItem>
        ))}
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
