// The login form: by username or by email, with whatever password.
import { ChevronDown, LogIn } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { routeOf } from '#src/actions/actions'
import { LANES, type LaneId } from '#src/trace/lane'
import { buttonIcon } from '../model/action-icon'
import { useText } from '../model/text'
import { useModel, useModelStore } from '../model/use-model'
import { Button } from '../ui/controls/button'
import { TextField } from '../ui/controls/text-field'
import { ToggleGroup } from '../ui/controls/toggle-group'
import { Popover } from '../ui/floating/popover'
import { Tooltip } from '../ui/floating/tooltip'
import { Rich } from '../ui/rich'
import { accountOf, useAccountNames, WRONG_PASSWORD } from './accounts'
import bar from './action-bar.module.css'
import styles from './forms.module.css'

type Way = 'username' | 'email'

interface LoginFormProps {
  lanes: readonly LaneId[]
  /** Called when the form has been sent. */
  onDone: () => void
}

/** Shows the form, filled in for the account that the learner acts as. */
export function LoginForm({ lanes, onDone }: LoginFormProps) {
  const { login: say } = useText().shell
  const model = useModelStore()
  const account = useModel((state) => state.account)
  const perform = useModel((state) => state.perform)
  const names = useAccountNames()
  const emailOf = (name: string) => accountOf(model.getState(), name, lanes)?.email ?? `${name}@example.com`
  const [way, setWay] = useState<Way>('username')
  const [username, setUsername] = useState(account)
  const [email, setEmail] = useState(() => emailOf(account))
  const [password, setPassword] = useState(account)

  const { method, path } = routeOf(way === 'username' ? 'login' : 'login-by-email')

  const fill = (name: string) => {
    setUsername(name)
    setEmail(emailOf(name))
    setPassword(name)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onDone()
    void perform(
      lanes,
      way === 'username'
        ? { type: 'login', username, password }
        : { type: 'login-by-email', email, password },
    )
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <div className={styles.line}>
        <ToggleGroup
          label={say.by}
          size="small"
          value={way}
          options={[
            { value: 'username', label: say.byUsername },
            { value: 'email', label: say.byEmail },
          ]}
          onChange={setWay}
        />
        <span className={styles.route}>
          <Rich text={`\`${method} ${path}\``} />
        </span>
      </div>
      {way === 'username' ? (
        <TextField label={say.username} value={username} onChange={setUsername} mono />
      ) : (
        <TextField label={say.email} value={email} onChange={setEmail} mono />
      )}
      <TextField label={say.password} value={password} onChange={setPassword} mono />
      <fieldset className={styles.picks}>
        <legend>{say.picks}</legend>
        {names.map((name) => (
          <Button key={name} size="small" onClick={() => fill(name)}>
            {name}
          </Button>
        ))}
        <Button size="small" onClick={() => setPassword(WRONG_PASSWORD)}>
          {say.wrongPassword}
        </Button>
      </fieldset>
      <div className={styles.foot}>
        <Button type="submit" variant="primary" icon={LogIn}>
          {say.submit}
        </Button>
      </div>
    </form>
  )
}

/** Logs in on both lanes at one click, as the account chosen; its second half opens the form for everything else. */
export function LoginButton() {
  const { actions, shell } = useText()
  const { action: say, login } = shell
  const account = useModel((state) => state.account)
  const perform = useModel((state) => state.perform)
  const [isOpen, setOpen] = useState(false)
  return (
    <div className={bar.split}>
      <Tooltip text={actions.login.hint}>
        <Button
          variant="primary"
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
          <Button variant="primary" aria-label={say.loginMore}>
            {say.byForm}
            <ChevronDown size={14} aria-hidden />
          </Button>
        }
      >
        <LoginForm lanes={LANES} onDone={() => setOpen(false)} />
      </Popover>
    </div>
  )
}
