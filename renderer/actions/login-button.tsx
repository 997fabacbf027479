// Logs in at one click as the account chosen; its second half opens the form for everything else.
import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { LANES } from '#src/trace/lane'
import { buttonIcon } from '../model/action-icon'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { Button } from '../ui/controls/button'
import { Popover } from '../ui/floating/popover'
import { Tooltip } from '../ui/floating/tooltip'
import styles from './action-bar.module.css'
import { LoginForm } from './login-form'

/** Shows the split button for both lanes. */
export function LoginButton() {
  const { actions, shell } = useText()
  const { action: say, login } = shell
  const account = useModel((state) => state.account)
  const perform = useModel((state) => state.perform)
  const [isOpen, setOpen] = useState(false)
  return (
    <div className={styles.split}>
      <Tooltip text={actions.login.hint}>
        <Button
          icon={buttonIcon('login')}
          onClick={() => void perform(LANES, { type: 'login', username: account, password: account })}
        >
          {actions.login.button}
        </Button>
      </Tooltip>
      <Popover
        title={login.title}
        open={isOpen}
        onOpenChange={setOpen}
        trigger={
          <Button className={styles.caret} aria-label={say.loginMore}>
            <ChevronDown size={14} aria-hidden />
          </Button>
        }
      >
        <LoginForm lanes={LANES} onDone={() => setOpen(false)} />
      </Popover>
    </div>
  )
}
