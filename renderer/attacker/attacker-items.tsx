// The items of a menu by which the attacker uses what it holds.
import { KeyRound, Lock, LockOpen, LogOut, type LucideIcon, RefreshCw, UserX } from 'lucide-react'
import type { Action } from '#src/contract/commands'
import { LANES, type LaneId } from '#src/trace/lane'
import type { ModelState } from '../model/model-state'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { MenuItem } from '../ui/floating/menu'
import menu from '../ui/floating/menu.module.css'

interface AttackerAction {
  readonly name:
    | 'openProtected'
    | 'openPartiallyProtected'
    | 'refresh'
    | 'logout'
    | 'logoutEverywhere'
    | 'logoutRefresh'
  readonly icon: LucideIcon
  readonly action: Action
}

const ACTIONS: readonly AttackerAction[] = [
  { name: 'openProtected', icon: Lock, action: { type: 'open-protected' } },
  { name: 'openPartiallyProtected', icon: LockOpen, action: { type: 'open-partially-protected' } },
  { name: 'refresh', icon: RefreshCw, action: { type: 'refresh' } },
  { name: 'logout', icon: LogOut, action: { type: 'logout' } },
  { name: 'logoutEverywhere', icon: UserX, action: { type: 'logout-everywhere' } },
]

const ON_JWT: readonly AttackerAction[] = [
  { name: 'logoutRefresh', icon: KeyRound, action: { type: 'logout-refresh' } },
]

/** Tells whether the attacker holds anything of a lane. */
function hasLoot(state: ModelState, lane: LaneId): boolean {
  return state.lanes[lane].state.loot.length > 0
}

/** Shows what the attacker can do on the lanes named; each goes to those of them that something was stolen from. */
export function AttackerItems({ lanes }: { lanes: readonly LaneId[] }) {
  const { servers, shell } = useText()
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
  const why = (name: AttackerAction['name']): string | null => {
    if (name !== 'refresh' && name !== 'logoutRefresh') return null
    if (!from.includes('jwt')) return say.noRefresh
    return hasRefreshToken || from.includes('session') ? null : say.noRefreshToken
  }
  const isIdle = from.length === 0
  const actions = isJwtOnly ? [...ACTIONS, ...ON_JWT] : ACTIONS
  const items = actions.map(({ name, icon, action }) => (
    <MenuItem
      key={name}
      icon={icon}
      disabled={isIdle}
      reason={isIdle ? null : why(name)}
      onSelect={() => void perform(lanes.length === LANES.length ? from : lanes, action, 'attacker')}
    >
      {shell.action[name]}
    </MenuItem>
  ))
  return (
    <>
      {isIdle && <p className={menu.note}>{say.nothingStolen}</p>}
      {items}
    </>
  )
}
