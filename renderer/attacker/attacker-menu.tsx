// What the attacker can do, as menus offer it: get a copy of what the front end holds, and use it.
import { ChevronDown, HatGlasses } from 'lucide-react'
import { ACTIONS, type ActionId, ATTACKER_ACTIONS } from '#src/actions/actions'
import { LANES, type LaneId } from '#src/trace/lane'
import { buttonIcon } from '../model/action-icon'
import type { ModelState } from '../model/model-state'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { useOneAtATime } from '../model/use-one-at-a-time'
import { HintedButton } from '../ui/controls/hinted-button'
import { Menu, MenuItem, MenuLabel, MenuLine } from '../ui/floating/menu'
import menu from '../ui/floating/menu.module.css'

/** Shows the attacker on both lanes at once, as a menu of the action bar. */
export function AttackerMenu() {
  const { attacker: say } = useText().servers
  return (
    <Menu
      trigger={
        <HintedButton variant="danger" hint={say.menuHint} icon={HatGlasses}>
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

/** Tells whether the attacker holds anything of a lane. */
function hasLoot(state: ModelState, lane: LaneId): boolean {
  return state.lanes[lane].state.loot.length > 0
}

/** Shows what the attacker can do on the lanes named; each goes to those of them that something was stolen from. */
export function AttackerItems({ lanes }: { lanes: readonly LaneId[] }) {
  const { actions, servers } = useText()
  const say = servers.attacker
  const perform = useModel((state) => state.perform)
  const isSessionStolen = useModel((state) => hasLoot(state, 'session'))
  const isJwtStolen = useModel((state) => hasLoot(state, 'jwt'))
  const hasRefreshToken = useModel((state) =>
    state.lanes.jwt.state.loot.some((row) => row.key.startsWith('refresh')),
  )
  const isStolen = { session: isSessionStolen, jwt: isJwtStolen }
  const from = lanes.filter((lane) => isStolen[lane])
  const isJwtOnly = lanes.every((lane) => lane === 'jwt')
  const why = (id: ActionId): string | null => {
    if (ACTIONS[id].token !== 'refresh') return null
    if (!from.includes('jwt')) return say.noRefresh
    return hasRefreshToken || from.includes('session') ? null : say.noRefreshToken
  }
  const isIdle = from.length === 0
  const offered = ATTACKER_ACTIONS.filter((id) => isJwtOnly || ACTIONS[id].group !== 'jwt')
  const items = offered.map((id) => (
    <MenuItem
      key={id}
      icon={buttonIcon(id)}
      disabled={isIdle}
      reason={isIdle ? null : why(id)}
      onSelect={() => void perform(lanes.length === LANES.length ? from : lanes, { type: id }, 'attacker')}
    >
      {actions[id].button}
    </MenuItem>
  ))
  return (
    <>
      {isIdle && <p className={menu.note}>{say.nothingStolen}</p>}
      {items}
    </>
  )
}

function holdsSomething({ lanes }: ModelState, lane: LaneId): boolean {
  const { cookies, localStorage } = lanes[lane].state
  return cookies.length > 0 || localStorage.length > 0
}

interface StealItemProps {
  readonly lanes: readonly LaneId[]
  /** Whether the menu is long already: then it is explained only where it can't be done. */
  readonly isTerse?: boolean
}

/** Shows the item that copies what the front ends of the lanes named hold; it goes to those on which there is something. */
export function StealItem({ lanes, isTerse = false }: StealItemProps) {
  const { attacker: say } = useText().servers
  const session = useModel((state) => holdsSomething(state, 'session'))
  const jwt = useModel((state) => holdsSomething(state, 'jwt'))
  const send = useModel((state) => state.send)
  const [, begin] = useOneAtATime()
  const holds = { session, jwt }
  const from = lanes.filter((lane) => holds[lane])
  return (
    <MenuItem
      icon={HatGlasses}
      danger
      hint={isTerse ? undefined : say.stealHint}
      reason={from.length === 0 ? say.nothingToSteal : null}
      onSelect={() => begin(() => send('steal', { lanes: from }))}
    >
      {say.steal}
    </MenuItem>
  )
}
