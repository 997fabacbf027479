// The same actions for one lane only, as a menu in its head.
import { ChevronDown, Play } from 'lucide-react'
import { useState } from 'react'
import { actionsIn } from '#src/actions/actions'
import type { LaneId } from '#src/trace/lane'
import { DeletionQuestion, PhoneForm } from '../actions/account-forms'
import { LoginForm } from '../actions/login-form'
import { JwtItems } from '../actions/more-menu'
import { StealItem } from '../attacker/attacker-menu'
import { buttonIcon } from '../model/action-icon'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { Button } from '../ui/controls/button'
import { Dialog } from '../ui/floating/dialog'
import { Menu, MenuItem, MenuLine } from '../ui/floating/menu'

type Question = 'login' | 'phone' | 'deletion'

/** Shows the menu of a lane's actions. On the JWT lane there are more: it has a second token and one-time links. */
export function LaneActions({ lane }: { lane: LaneId }) {
  const { actions, shell } = useText()
  const say = shell.action
  const account = useModel((state) => state.account)
  const perform = useModel((state) => state.perform)
  const [question, setQuestion] = useState<Question | null>(null)
  const trigger = (
    <Button variant="ghost" size="small" icon={Play} aria-label={say.onLane[lane]}>
      {say.menu}
      <ChevronDown size={13} aria-hidden />
    </Button>
  )
  return (
    <>
      <Menu trigger={trigger} align="end">
        <MenuItem
          icon={buttonIcon('login')}
          onSelect={() => void perform([lane], { type: 'login', username: account, password: account })}
        >
          {say.loginAs({ name: account })}
        </MenuItem>
        <MenuItem onSelect={() => setQuestion('login')}>{say.loginByForm}</MenuItem>
        <MenuLine />
        {actionsIn('page', 'credential', 'more').map((id) => {
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
        <MenuItem icon={buttonIcon('update-phone')} onSelect={() => setQuestion('phone')}>
          {say.updatePhoneOf}
        </MenuItem>
        <MenuItem icon={buttonIcon('delete-account')} danger onSelect={() => setQuestion('deletion')}>
          {say.deleteAccountOf}
        </MenuItem>
      </Menu>
      {question && <LaneDialog lane={lane} question={question} onClose={() => setQuestion(null)} />}
    </>
  )
}

interface LaneDialogProps {
  lane: LaneId
  question: Question
  onClose: () => void
}

function LaneDialog({ lane, question, onClose }: LaneDialogProps) {
  const { login, phone, deletion, brand, close, action } = useText().shell
  const account = useModel((state) => state.account)
  const titles = {
    login: login.title,
    phone: phone.title,
    deletion: deletion.title({ name: account }),
  } as const satisfies Record<Question, string>
  const Body = { login: LoginForm, phone: PhoneForm, deletion: DeletionQuestion }[question]
  return (
    <Dialog
      title={action.titleOnLane({ title: titles[question], lane: brand[lane] })}
      closeLabel={close}
      size="small"
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Body lanes={[lane]} onDone={onClose} />
    </Dialog>
  )
}
