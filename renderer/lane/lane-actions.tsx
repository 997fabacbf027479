// The same actions for one lane only, as items of its menu.
import { actionsIn } from '#src/actions/actions'
import type { LaneId } from '#src/trace/lane'
import type { Question } from '../actions/action-dialog'
import { JwtItems } from '../actions/more-menu'
import { StealItem } from '../attacker/attacker-menu'
import { buttonIcon } from '../model/action-icon'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { MenuItem, MenuLine } from '../ui/floating/menu'

interface LaneActionsProps {
  readonly lane: LaneId
  /** Called for an action that asks for more first. */
  readonly onAsk: (question: Question) => void
}

/** Shows the items. On the JWT lane there are more: it has a second token and one-time links. */
export function LaneActions({ lane, onAsk }: LaneActionsProps) {
  const { actions, shell } = useText()
  const say = shell.action
  const account = useModel((state) => state.account)
  const perform = useModel((state) => state.perform)
  return (
    <>
      <MenuItem
        icon={buttonIcon('login')}
        onSelect={() => void perform([lane], { type: 'login', username: account, password: account })}
      >
        {say.loginAs({ name: account })}
      </MenuItem>
      <MenuItem onSelect={() => onAsk('login')}>{say.loginByForm}</MenuItem>
      <MenuLine />
      {actionsIn('page', 'more-page', 'credential', 'more').map((id) => {
        const words = actions[id]
        return (
          <MenuItem
            key={id}
            icon={buttonIcon(id)}
            hint={lane === 'session' && 'hintOnSession' in words ? words.hintOnSession : undefined}
            onSelect={() => void perform([lane], { type: id })}
          >
            {words.button}
          </MenuItem>
        )
      })}
      {lane === 'jwt' && <JwtItems isTerse />}
      <MenuLine />
      <StealItem lanes={[lane]} isTerse />
      <MenuLine />
      <MenuItem icon={buttonIcon('update-phone')} onSelect={() => onAsk('phone')}>
        {say.updatePhoneOf}
      </MenuItem>
      <MenuItem icon={buttonIcon('delete-account')} danger onSelect={() => onAsk('deletion')}>
        {say.deleteAccountOf}
      </MenuItem>
    </>
  )
}
