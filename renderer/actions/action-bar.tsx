// The bar of what the user agent can be told to do, on both lanes at once.
import { type ReactNode, useState } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { actionsIn } from '#src/actions/actions'
import { LANES, type LaneId } from '#src/trace/lane'
import { AttackerMenu } from '../attacker/attacker-menu'
import { buttonIcon } from '../model/action-icon'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { Button } from '../ui/controls/button'
import { HintedButton } from '../ui/controls/hinted-button'
import { Select } from '../ui/controls/select'
import { Popover } from '../ui/floating/popover'
import { Tooltip } from '../ui/floating/tooltip'
import { DeletionQuestion, PhoneForm } from './account-forms'
import { deletedOn, useAccountNames } from './accounts'
import styles from './action-bar.module.css'
import { LoginButton } from './login-form'
import { MoreMenu } from './more-menu'

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

/** Shows the account, and lets another be taken; those that are deleted say so. */
function AccountSelect() {
  const { action: say, brand } = useText().shell
  const account = useModel((state) => state.account)
  const setAccount = useModel((state) => state.setAccount)
  const names = useAccountNames()
  const labels = useModel(useShallow((state) => names.map((name) => label(name, deletedOn(state, name)))))
  function label(name: string, [lane, other]: readonly LaneId[]): string {
    if (lane === undefined) return name
    return other === undefined ? say.deletedOn({ name, lane: brand[lane] }) : say.deleted({ name })
  }
  return (
    <div className={styles.account}>
      <span className={styles.aside} aria-hidden>
        {say.as}
      </span>
      <Select
        label={say.account}
        value={account}
        options={names.map((value, index) => ({ value, label: labels[index] ?? value }))}
        onChange={setAccount}
      />
    </div>
  )
}
