// The menu of a lane, behind its name: what can be done on this side alone, its server, and its settings.
import { ChevronDown, Play, Settings2 } from 'lucide-react'
import { useState } from 'react'
import type { LaneId } from '#src/trace/lane'
import { ActionDialog, type Question } from '../actions/action-dialog'
import { useText } from '../model/text'
import { useLaneStatus } from '../model/use-lane'
import { RoutingItems } from '../servers/routing-control'
import { LaterRestartDialog, ServerItems } from '../servers/server-menu'
import { LaneSettings } from '../settings/lane-settings'
import { JwtSwitchItems } from '../settings/switch-items'
import { Button } from '../ui/controls/button'
import { Menu, MenuItem, MenuLabel, MenuLine, MenuSub } from '../ui/floating/menu'
import { LaneActions } from './lane-actions'

export function LaneMenu({ lane }: { lane: LaneId }) {
  const { lanes, servers, shell } = useText()
  const { name } = lanes[lane]
  const hosts = useLaneStatus(lane, ({ nodes }) =>
    nodes.map(({ origin }) => origin.replace(/^https?:\/\//, '')).join(', '),
  )
  const [question, setQuestion] = useState<Question | null>(null)
  const [isRestarting, setRestarting] = useState(false)
  const [isSetting, setSetting] = useState(false)
  return (
    <>
      <Menu
        trigger={
          <Button variant="ghost" size="small" aria-label={lanes.head.menu({ name })}>
            {name}
            <ChevronDown size={13} aria-hidden />
          </Button>
        }
      >
        <MenuSub icon={Play} label={shell.action.onLane[lane]}>
          <LaneActions lane={lane} onAsk={setQuestion} />
        </MenuSub>
        {lane === 'jwt' && (
          <>
            <MenuLine />
            <JwtSwitchItems />
          </>
        )}
        <MenuLine />
        <MenuLabel>{servers.menu.at({ server: servers.menu.label[lane], hosts: hosts ?? '' })}</MenuLabel>
        <RoutingItems lane={lane} />
        <ServerItems lanes={[lane]} onRestart={() => setRestarting(true)} />
        <MenuLine />
        <MenuItem icon={Settings2} onSelect={() => setSetting(true)}>
          {lanes.head.settings({ name })}
        </MenuItem>
      </Menu>
      {question && <ActionDialog lanes={[lane]} question={question} onClose={() => setQuestion(null)} />}
      {isRestarting && <LaterRestartDialog lanes={[lane]} onClose={() => setRestarting(false)} />}
      {isSetting && <LaneSettings lane={lane} onClose={() => setSetting(false)} />}
    </>
  )
}
