// How fast requests go, for both lanes at once.
import { Gauge, Play, Snail, StepForward } from 'lucide-react'
import { type Mode, SLOW_SPEEDS, type SlowSpeed } from '#src/contract/commands'
import { LANES } from '#src/trace/lane'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { Button } from '../ui/controls/button'
import { ToggleGroup } from '../ui/controls/toggle-group'
import { Menu, MenuChoice, MenuLabel } from '../ui/floating/menu'
import styles from './top-bar.module.css'

/** Shows the three modes, and the speed of the slow one. */
export function ModeControls() {
  const { mode: say } = useText().shell
  const session = useModel((state) => state.status?.lanes.session.mode ?? null)
  const jwt = useModel((state) => state.status?.lanes.jwt.mode ?? null)
  const speed = useModel((state) => state.status?.lanes.session.speed ?? 1)
  const send = useModel((state) => state.send)
  const isMixed = session !== jwt
  const setMode = (mode: Mode, factor?: SlowSpeed) =>
    void send('set-mode', { lanes: [...LANES], mode, ...(factor && { speed: factor }) })
  const options = [
    { value: 'step', label: say.step, icon: StepForward, hint: say.stepHint },
    { value: 'slow', label: say.slow, icon: Snail, hint: say.slowHint },
    { value: 'run', label: say.run, icon: Play, hint: say.runHint },
  ] as const
  return (
    <div className={styles.joined}>
      <ToggleGroup
        label={isMixed ? `${say.label}. ${say.mixed}` : say.label}
        value={isMixed ? null : session}
        options={options.map((option) => ({
          ...option,
          isPartly: isMixed && (session === option.value || jwt === option.value),
          hint: isMixed ? `${option.hint} ${say.mixed}` : option.hint,
        }))}
        onChange={(mode) => setMode(mode)}
      />
      <div data-operator>
        <SpeedMenu speed={speed} onChoose={(factor) => setMode('slow', factor)} />
      </div>
    </div>
  )
}

function SpeedMenu({ speed, onChoose }: { speed: SlowSpeed; onChoose: (speed: SlowSpeed) => void }) {
  const { mode: say } = useText().shell
  const shown = say.speedValue({ factor: speed })
  const options = SLOW_SPEEDS.map((factor) => ({
    value: String(factor),
    label: say.speedValue({ factor }),
    ...(factor === 1 && { hint: say.speedNormal }),
  }))
  const choose = (value: string) => {
    const chosen = SLOW_SPEEDS.find((each) => String(each) === value)
    if (chosen) onChoose(chosen)
  }
  return (
    <Menu
      trigger={
        <Button variant="ghost" className={styles.speed} icon={Gauge} aria-label={`${say.speed}: ${shown}`}>
          {shown}
        </Button>
      }
    >
      <MenuLabel>{say.speed}</MenuLabel>
      <MenuChoice label={say.speed} value={String(speed)} options={options} onChange={choose} />
    </Menu>
  )
}
