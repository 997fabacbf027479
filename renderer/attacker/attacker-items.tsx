// The items of a menu by which the attacker uses what it holds.
import { ACTIONS, type ActionId, ATTACKER_ACTIONS } from '#src/actions/actions'
import { LANES, type LaneId } from '#src/trace/lane'
import { buttonIcon } from '../model/action-icon'
import type { ModelState } from '../model/model-state'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { MenuItem } from '../ui/floating/menu'
import menu from '../ui/floating/menu.module.css'

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
