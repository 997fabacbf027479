// The form that changes a phone number: one's own, or, to see it refused, another's.
import { Send } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import type { LaneId } from '#src/trace/lane'
import { useText } from '../model/text'
import { useModel, useModelStore } from '../model/use-model'
import { Button } from '../ui/button'
import { TextField } from '../ui/text-field'
import { accountOf } from './accounts'
import styles from './forms.module.css'

/** What the form proposes: a number that no account starts with. */
const NEW_PHONE = '0912-345-678'

interface PhoneFormProps {
  lanes: readonly LaneId[]
  /** Called when the form has been sent. */
  onDone: () => void
}

/** Shows the form, with the id of the account that the learner acts as. */
export function PhoneForm({ lanes, onDone }: PhoneFormProps) {
  const { phone: say } = useText().shell
  const model = useModelStore()
  const perform = useModel((state) => state.perform)
  const [phone, setPhone] = useState(NEW_PHONE)
  const [id, setId] = useState(() => {
    const state = model.getState()
    return accountOf(state, state.account, lanes)?.id ?? ''
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onDone()
    void perform(lanes, { type: 'update-phone', id, phone })
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextField label={say.phone} value={phone} onChange={setPhone} mono />
      <TextField label={say.id} value={id} onChange={setId} hint={say.idHint} mono />
      <div className={styles.foot}>
        <Button type="submit" variant="primary" icon={Send}>
          {say.submit}
        </Button>
      </div>
    </form>
  )
}
