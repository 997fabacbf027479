// How fast requests go, and what lets those go on that wait, for both lanes at once.
import { FastForward, Play, SkipForward, Snail, StepForward } from 'lucide-react'
import type { Mode } from '#src/contract/commands'
import { LANES } from '#src/trace/lane'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { canStep, isHeld } from '../model/waiting'
import { HintedButton } from '../ui/controls/hinted-button'
import { ToggleGroup } from '../ui/controls/toggle-group'
import styles from './action-bar.module.css'

/** Shows the three modes. */
export function ModeControls() {
  const { mode: say } = useText().shell
  const session = useModel((state) => state.status?.lanes.session.mode ?? null)
  const jwt = useModel((state) => state.status?.lanes.jwt.mode ?? null)
  const send = useModel((state) => state.send)
  const isMixed = session !== jwt
  const options = [
    { value: 'step', label: say.step, icon: StepForward, hint: say.stepHint },
    { value: 'slow', label: say.slow, icon: Snail, hint: say.slowHint },
    { value: 'run', label: say.run, icon: Play, hint: say.runHint },
  ] as const
  return (
    <ToggleGroup<Mode>
      label={isMixed ? `${say.label}. ${say.mixed}` : say.label}
      value={isMixed ? null : session}
      options={options.map((option) => ({
        ...option,
        isPartly: isMixed && (session === option.value || jwt === option.value),
        hint: isMixed ? `${option.hint} ${say.mixed}` : option.hint,
      }))}
      onChange={(mode) => void send('set-mode', { lanes: [...LANES], mode })}
    />
  )
}

/**
 * Shows "Next hop" and "Run to end" while something waits, and says to screen readers where. Their room is kept meanwhile, so that
 * nothing moves when they come and go; the one that has the focus stays in sight until it is left.
 */
export function HoldControls() {
  const { hold: say, brand, help } = useText().shell
  const isOn = useModel(canStep)
  const sessionWaits = useModel((state) => isHeld(state, 'session'))
  const jwtWaits = useModel((state) => isHeld(state, 'jwt'))
  const send = useModel((state) => state.send)
  const lanes = [sessionWaits && brand.session, jwtWaits && brand.jwt].filter((name) => name !== false)
  const press = (command: 'next-hop' | 'run-to-end') => () => {
    if (isOn) void send(command, { lanes: [...LANES] })
  }
  return (
    <div className={styles.hold} data-idle={!isOn || undefined}>
      <HintedButton
        hint={say.nextHint}
        variant="primary"
        icon={SkipForward}
        kbd={help.key.space}
        aria-disabled={!isOn}
        aria-keyshortcuts="Space"
        onClick={press('next-hop')}
      >
        {say.next}
      </HintedButton>
      <HintedButton
        hint={say.runHint}
        variant="ghost"
        icon={FastForward}
        kbd={help.key.run}
        aria-disabled={!isOn}
        aria-keyshortcuts="R"
        onClick={press('run-to-end')}
      >
        {say.run}
      </HintedButton>
      <p className="visually-hidden" role="status">
        {lanes.length > 0 ? say.waitingOn({ lanes: lanes.join(say.and) }) : say.nobodyWaits}
      </p>
    </div>
  )
}
