// The forms of what changes an account: its phone number, and whether it is to be deleted.
import { Send, Trash2 } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import type { LaneId } from '#src/trace/lane'
import { useText } from '../model/text'
import { useModel, useModelStore } from '../model/use-model'
import { Button } from '../ui/controls/button'
import { TextField } from '../ui/controls/text-field'
import { Rich } from '../ui/rich'
import { accountOf, hasPhone } from './accounts'
import styles from './forms.module.css'

/** What the form proposes, the first that isn't the account's own already: numbers that no account starts with. */
const NEW_PHONES = ['0912-345-678', '0987-654-321'] as const

interface PhoneFormProps {
  lanes: readonly LaneId[]
  /** Called when the form has been sent. */
  onDone: () => void
}

/** Shows the form that changes a phone number: one's own, or, to see it refused, another's. */
export function PhoneForm({ lanes, onDone }: PhoneFormProps) {
  const { phone: say } = useText().shell
  const model = useModelStore()
  const perform = useModel((state) => state.perform)
  const [own] = useState(() => accountOf(model.getState(), model.getState().account, lanes))
  const [phone, setPhone] = useState<string>(own?.phone === NEW_PHONES[0] ? NEW_PHONES[1] : NEW_PHONES[0])
  const [id, setId] = useState(own?.id ?? '')
  const isUnchanged = useModel((state) => hasPhone(state, lanes, id, phone))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isUnchanged) return
    onDone()
    void perform(lanes, { type: 'update-phone', id, phone })
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextField
        label={say.phone}
        value={phone}
        onChange={setPhone}
        error={isUnchanged ? say.unchanged : null}
        mono
      />
      <TextField label={say.id} value={id} onChange={setId} hint={say.idHint} mono />
      <div className={styles.foot}>
        <Button type="submit" variant="primary" icon={Send}>
          {say.submit}
        </Button>
      </div>
    </form>
  )
}

interface DeletionQuestionProps {
  lanes: readonly LaneId[]
  /** Called when it has been confirmed. */
  onDone: () => void
}

/** Asks before an account is deleted: says what will be gone, and that a reset brings it back. */
export function DeletionQuestion({ lanes, onDone }: DeletionQuestionProps) {
  const { deletion: say } = useText().shell
  const perform = useModel((state) => state.perform)
  const confirm = () => {
    onDone()
    void perform(lanes, { type: 'delete-account' })
  }
  return (
    <>
      <p className={styles.question}>
        <Rich text={say.body} />
      </p>
      <div className={styles.foot}>
        <Button variant="danger" icon={Trash2} onClick={confirm}>
          {say.confirm}
        </Button>
      </div>
    </>
  )
}
