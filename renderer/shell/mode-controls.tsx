// How fast requests go, what lets them go on, and where they stop, for both lanes at once.
import { CircleDot, FastForward, Gauge, Play, SkipForward, Snail, StepForward } from 'lucide-react'
import { type Breakpoint, type Mode, SLOW_SPEEDS, type SlowSpeed } from '#src/contract/commands'
import { LANES } from '#src/trace/lane'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { canStep, isHeld } from '../model/waiting'
import { Button } from '../ui/controls/button'
import { ToggleGroup } from '../ui/controls/toggle-group'
import { Menu, MenuCheck, MenuChoice, MenuLabel, MenuLine } from '../ui/floating/menu'
import menu from '../ui/floating/menu.module.css'
import { Tooltip } from '../ui/floating/tooltip'
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

/** Shows "Next hop" and "Run to end", and says to screen readers where a request waits. */
export function HoldControls() {
  const text = useText()
  const { hold: say, brand, help } = text.shell
  const isOn = useModel(canStep)
  const sessionWaits = useModel((state) => isHeld(state, 'session'))
  const jwtWaits = useModel((state) => isHeld(state, 'jwt'))
  const send = useModel((state) => state.send)
  const lanes = [sessionWaits && brand.session, jwtWaits && brand.jwt].filter((name) => name !== false)
  // The buttons stay in the order of Tab: focus must not be lost when the last hop is taken.
  const press = (command: 'next-hop' | 'run-to-end') => () => {
    if (isOn) void send(command, { lanes: [...LANES] })
  }
  return (
    <>
      <Tooltip text={isOn ? say.nextHint : say.nothingWaits}>
        <Button
          variant="primary"
          icon={SkipForward}
          kbd={help.key.space}
          aria-disabled={!isOn}
          aria-keyshortcuts="Space"
          onClick={press('next-hop')}
        >
          {say.next}
        </Button>
      </Tooltip>
      <Tooltip text={isOn ? say.runHint : say.nothingWaits}>
        <Button
          variant="ghost"
          icon={FastForward}
          kbd={help.key.run}
          aria-disabled={!isOn}
          aria-keyshortcuts="R"
          aria-label={say.run}
          onClick={press('run-to-end')}
        >
          <span className={styles.roomiest}>{say.run}</span>
        </Button>
      </Tooltip>
      <p className="visually-hidden" role="status">
        {lanes.length > 0 ? say.waitingOn({ lanes: lanes.join(say.and) }) : say.nobodyWaits}
      </p>
    </>
  )
}

const NONE: readonly Breakpoint[] = []

/** Shows the breakpoints; a change sets them on both lanes. */
export function BreakpointsMenu() {
  const { breakpoints: say } = useText().shell
  const onSession = useModel((state) => state.status?.lanes.session.breakpoints ?? NONE)
  const onJwt = useModel((state) => state.status?.lanes.jwt.breakpoints ?? NONE)
  const send = useModel((state) => state.send)
  const set = (['verify', 'response'] as const).filter(
    (each) => onSession.includes(each) || onJwt.includes(each),
  )
  const change = (breakpoint: Breakpoint, isOn: boolean) => {
    const others = set.filter((each) => each !== breakpoint)
    void send('set-breakpoints', { lanes: [...LANES], breakpoints: isOn ? [...others, breakpoint] : others })
  }
  return (
    <Menu
      trigger={
        <Button
          variant="ghost"
          icon={CircleDot}
          className={set.length > 0 ? styles.armed : undefined}
          aria-label={set.length > 0 ? say.count({ count: set.length }) : say.button}
        >
          <span className={styles.roomy}>{say.button}</span>
          {set.length > 0 && <span>{set.length}</span>}
        </Button>
      }
    >
      <MenuCheck checked={set.includes('verify')} onChange={(isOn) => change('verify', isOn)}>
        {say.verify}
      </MenuCheck>
      <MenuCheck checked={set.includes('response')} onChange={(isOn) => change('response', isOn)}>
        {say.response}
      </MenuCheck>
      <MenuLine />
      <p className={menu.note}>{say.hint}</p>
    </Menu>
  )
}
