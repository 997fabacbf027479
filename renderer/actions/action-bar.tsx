// The bar of what the user agent can be told to do, on both lanes at once.
import { Trash2, UserRound } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { LANES } from '#src/trace/lane'
import { AttackerMenu } from '../attacker/attacker-menu'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { Button } from '../ui/controls/button'
import { HintedButton } from '../ui/controls/hinted-button'
import { Popover } from '../ui/floating/popover'
import { Tooltip } from '../ui/floating/tooltip'
import { AccountSelect } from './account-select'
import styles from './action-bar.module.css'
import { DeletionQuestion } from './deletion-question'
import { LoginButton } from './login-button'
import { MoreMenu } from './more-menu'
import { PhoneForm } from './phone-form'
import { PLAIN_ACTIONS, type PlainAction } from './plain-actions'

const [OPEN_PROTECTED, OPEN_PARTIALLY, REFRESH, LOGOUT] = PLAIN_ACTIONS

/** Shows the action bar. */
export function ActionBar() {
  const { action: say, landmark, phone, deletion } = useText().shell
  const account = useModel((state) => state.account)
  return (
    <section className={styles.bar} aria-label={landmark.actions}>
      <span className={styles.aside} aria-hidden>
        {say.onBoth}
      </span>
      <LoginButton />
      <PlainButton plain={OPEN_PROTECTED} />
      <PlainButton plain={OPEN_PARTIALLY} />
      <div data-operator>
        <Asking title={phone.title} trigger={<Button icon={UserRound}>{say.updatePhone}</Button>}>
          {(close) => <PhoneForm lanes={LANES} onDone={close} />}
        </Asking>
      </div>
      <PlainButton plain={REFRESH} />
      <PlainButton plain={LOGOUT} />
      <MoreMenu />
      <AttackerMenu />
      <div data-operator>
        <Asking
          title={deletion.title({ name: account })}
          trigger={
            <HintedButton
              hint={say.hint.deleteAccount}
              variant="ghost"
              icon={Trash2}
              className={styles.signed}
              aria-label={say.deleteAccount}
            >
              <span className={styles.roomy}>{say.deleteAccount}</span>
            </HintedButton>
          }
        >
          {(close) => <DeletionQuestion lanes={LANES} onDone={close} />}
        </Asking>
      </div>
      <AccountSelect />
    </section>
  )
}

function PlainButton({ plain: { name, icon, action } }: { plain: PlainAction }) {
  const { action: say } = useText().shell
  const perform = useModel((state) => state.perform)
  return (
    <Tooltip text={say.hint[name]}>
      <Button icon={icon} onClick={() => void perform(LANES, action)}>
        {say[name]}
      </Button>
    </Tooltip>
  )
}

interface AskingProps {
  title: string
  trigger: ReactNode
  children: (close: () => void) => ReactNode
}

/** A button that asks for more in a popover. */
function Asking({ title, trigger, children }: AskingProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <Popover title={title} trigger={trigger} open={isOpen} onOpenChange={setOpen}>
      {children(() => setOpen(false))}
    </Popover>
  )
}
