// The forms of those actions that ask for more, in a dialog that a menu opens.
import type { LaneId } from '#src/trace/lane'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { Dialog } from '../ui/floating/dialog'
import { DeletionQuestion, PhoneForm } from './account-forms'
import { LoginForm } from './login-form'

/** What is asked before an action. */
export type Question = 'login' | 'phone' | 'deletion'

const BODIES = { login: LoginForm, phone: PhoneForm, deletion: DeletionQuestion } as const

interface ActionDialogProps {
  readonly lanes: readonly LaneId[]
  readonly question: Question
  readonly onClose: () => void
}

/** Asks for what an action needs, on the lanes named. */
export function ActionDialog({ lanes, question, onClose }: ActionDialogProps) {
  const { login, phone, deletion, brand, close, action } = useText().shell
  const account = useModel((state) => state.account)
  const title = {
    login: login.title,
    phone: phone.title,
    deletion: deletion.title({ name: account }),
  }[question]
  const [lane, other] = lanes
  const Body = BODIES[question]
  return (
    <Dialog
      title={lane && !other ? action.titleOnLane({ title, lane: brand[lane] }) : title}
      closeLabel={close}
      size="small"
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Body lanes={lanes} onDone={onClose} />
    </Dialog>
  )
}
