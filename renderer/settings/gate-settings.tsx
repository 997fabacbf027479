// How requests of one lane go: its mode, its speed, its breakpoints.
import { Play, Snail, StepForward } from 'lucide-react'
import {
  type Breakpoint,
  breakpointSchema,
  type Mode,
  SLOW_SPEEDS,
  type SlowSpeed,
} from '#src/contract/commands'
import type { LaneId } from '#src/trace/lane'
import { useText } from '../model/text'
import { useLaneStatus } from '../model/use-lane'
import { useModel } from '../model/use-model'
import { Select } from '../ui/controls/select'
import { Switch } from '../ui/controls/switch'
import { ToggleGroup } from '../ui/controls/toggle-group'
import { SettingsGroup } from '../ui/settings-form'
import styles from '../ui/settings-form.module.css'

const MODES = [
  { mode: 'step', icon: StepForward },
  { mode: 'slow', icon: Snail },
  { mode: 'run', icon: Play },
] as const satisfies readonly { mode: Mode; icon: unknown }[]

/** Shows how a lane's requests go, and changes it for this lane alone. */
export function GateSettings({ lane }: { lane: LaneId }) {
  const { lanes, shell } = useText()
  const words = lanes.settings
  const status = useLaneStatus(lane, (all) => all)
  const send = useModel((state) => state.send)
  if (!status) return null
  const { mode, speed, breakpoints } = status
  const setMode = (next: Mode) => void send('set-mode', { lanes: [lane], mode: next })
  const setSpeed = (next: SlowSpeed) => void send('set-mode', { lanes: [lane], mode, speed: next })
  const setBreakpoint = (which: Breakpoint, isOn: boolean) =>
    void send('set-breakpoints', {
      lanes: [lane],
      breakpoints: isOn ? [...breakpoints, which] : breakpoints.filter((each) => each !== which),
    })
  return (
    <SettingsGroup title={words.thisLane}>
      <div className={styles.line}>
        <ToggleGroup
          label={words.mode}
          size="small"
          value={mode}
          options={MODES.map(({ mode: value, icon }) => ({ value, label: shell.mode[value], icon }))}
          onChange={setMode}
        />
        {mode === 'slow' && (
          <Select
            label={shell.mode.speed}
            size="small"
            value={String(speed)}
            options={SLOW_SPEEDS.map((each) => ({
              value: String(each),
              label: shell.mode.speedValue({ factor: each }),
            }))}
            onChange={(chosen) => {
              const next = SLOW_SPEEDS.find((each) => String(each) === chosen)
              if (next !== undefined) setSpeed(next)
            }}
          />
        )}
      </div>
      <p className={styles.note}>{shell.mode[`${mode}Hint`]}</p>
      {breakpointSchema.options.map((which) => (
        <Switch
          key={which}
          label={shell.breakpoints[which]}
          checked={breakpoints.includes(which)}
          onChange={(isOn) => setBreakpoint(which, isOn)}
        />
      ))}
    </SettingsGroup>
  )
}
