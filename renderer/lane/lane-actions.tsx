// The same actions for one lane only, as a menu in its head.
import { ChevronDown, LogIn, Play, Trash2, UserRound, UserX } from 'lucide-react'
import { useState } from 'react'
import type { LaneId } from '#src/trace/lane'
import { DeletionQuestion } from '../actions/deletion-question'
import { JwtItems } from '../actions/jwt-items'
import { LoginForm } from '../actions/login-form'
import { PhoneForm } from '../actions/phone-form'
import { PLAIN_ACTIONS } from '../actions/plain-actions'
import { StealItem } from '../attacker/steal-item'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { Button } from '../ui/controls/button'
import { Dialog } from '../ui/floating/dialog'
import { Menu, MenuItem, MenuLine } from '../ui/floating/menu'

type Question = 'login' | 'phone' | 'deletion'

/** Shows the menu of a lane's actions. On the JWT lane there are more: it has a second token and one-time links. */
export function LaneActions({ lane }: { lane: LaneId }) {
  const { action: say } = useText().shell
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
          icon={LogIn}
          onSelect={() => void perform([lane], { type: 'login', username: account, password: account })}
        >
          {say.loginAs({ name: account })}
        </MenuItem>
        <MenuItem onSelect={() => setQuestion('login')}>{say.loginByForm}</MenuItem>
        <MenuLine />
        {PLAIN_ACTIONS.map(({ name, icon, action }) => (
          <MenuItem
            key={name}
            icon={icon}
            hint={name === 'refresh' && lane === 'session' ? say.hint.refreshSession : undefined}
            onSelect={() => void perform([lane], action)}
          >
            {say[name]}
          </MenuItem>
        ))}
        <MenuItem icon={UserX} onSelect={() => void perform([lane], { type: 'logout-everywhere' })}>
          {say.logoutEverywhere}
        </MenuItem>
        {lane === 'jwt' && <JwtItems isTerse />}
        <MenuLine />
        <StealItem lanes={[lane]} isTerse />
        <MenuLine />
        <MenuItem icon={UserRound} onSelect={() => setQuestion('phone')}>
          {say.updatePhoneOf}
        </MenuItem>
        <MenuItem icon={Trash2} danger onSelect={() => setQuestion('deletion')}>
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
