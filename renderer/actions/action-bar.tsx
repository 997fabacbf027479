// The bar of what the user agent can be told to do, on both lanes at once.
import { type ReactNode, useState } from 'react'
import { actionsIn } from '#src/actions/actions'
import { LANES } from '#src/trace/lane'
import { AttackerMenu } from '../attacker/attacker-menu'
import { buttonIcon } from '../model/action-icon'
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

/** Shows the action bar. */
export function ActionBar() {
  const { actions, shell } = useText()
  const { action: say, landmark, phone, deletion } = shell
  const deleteAccount = actions['delete-account']
  const account = useModel((state) => state.account)
  return (
    <section className={styles.bar} aria-label={landmark.actions}>
      <span className={styles.aside} aria-hidden>
        {say.onBoth}
      </span>
      <LoginButton />
      <PlainButtons group="page" />
      <div data-operator>
        <Asking
          title={phone.title}
          trigger={<Button icon={buttonIcon('update-phone')}>{actions['update-phone'].button}</Button>}
        >
          {(close) => <PhoneForm lanes={LANES} onDone={close} />}
        </Asking>
      </div>
      <PlainButtons group="credential" />
      <MoreMenu />
      <AttackerMenu />
      <div data-operator>
        <Asking
          title={deletion.title({ name: account })}
          trigger={
            <HintedButton
              hint={deleteAccount.hint}
              variant="ghost"
              icon={buttonIcon('delete-account')}
              className={styles.signed}
              aria-label={deleteAccount.button}
            >
              <span className={styles.roomy}>{deleteAccount.button}</span>
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

/** One button for each action of a group, which needs no more than a click. */
function PlainButtons({ group }: { group: 'page' | 'credential' }) {
  const { actions } = useText()
  const perform = useModel((state) => state.perform)
  return actionsIn(group).map((id) => (
    <Tooltip key={id} text={actions[id].hint}>
      <Button icon={buttonIcon(id)} onClick={() => void perform(LANES, { type: id })}>
        {actions[id].button}
      </Button>
    </Tooltip>
  ))
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
