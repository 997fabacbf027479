// The bar of what is done each minute, on both lanes at once: how requests go, what is asked for, and what the attacker does.
import { actionsIn } from '#src/actions/actions'
import { LANES } from '#src/trace/lane'
import { AttackerMenu } from '../attacker/attacker-menu'
import { buttonIcon } from '../model/action-icon'
import { isGiving } from '../model/selectors'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { Button } from '../ui/controls/button'
import { Tooltip } from '../ui/floating/tooltip'
import styles from './action-bar.module.css'
import { LoginButton } from './login-form'
import { HoldControls, ModeControls } from './mode-controls'
import { MoreMenu } from './more-menu'

export function ActionBar() {
  const { landmark } = useText().shell
  const isGiven = useModel(isGiving)
  return (
    <section
      className={styles.bar}
      aria-label={landmark.actions}
      data-action-bar
      data-giving={isGiven || undefined}
    >
      <ModeControls />
      <div className={styles.actions}>
        <LoginButton />
        <PlainButtons />
        <MoreMenu />
      </div>
      <HoldControls />
      <div className={styles.attacker}>
        <AttackerMenu />
      </div>
    </section>
  )
}

/** One button for each action that needs no more than a click. */
function PlainButtons() {
  const { actions } = useText()
  const perform = useModel((state) => state.perform)
  return actionsIn('page', 'credential').map((id) => (
    <Tooltip key={id} text={actions[id].hint}>
      <Button icon={buttonIcon(id)} onClick={() => void perform(LANES, { type: id })}>
        {actions[id].button}
      </Button>
    </Tooltip>
  ))
}
