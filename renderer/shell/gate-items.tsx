// Where requests stop and how fast the slow mode is, as items of a menu; a change is for both lanes.
import { type Breakpoint, breakpointSchema, SLOW_SPEEDS } from '#src/contract/commands'
import { LANES } from '#src/trace/lane'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { useSetting } from '../model/use-setting'
import { MenuCheck, MenuChoice } from '../ui/floating/menu'

const NONE: readonly Breakpoint[] = []

/** Shows the breakpoints, and whether the requests of others are held too. `off` says why nothing can be changed. */
export function GateItems({ off }: { off: string | null }) {
  const { shell, lanes } = useText()
  const { breakpoints: say } = shell
  const others = lanes.settings.declared.holdExternal
  const onSession = useModel((state) => state.status?.lanes.session.breakpoints ?? NONE)
  const onJwt = useModel((state) => state.status?.lanes.jwt.breakpoints ?? NONE)
  const send = useModel((state) => state.send)
  const [holdsExternal, setHoldsExternal] = useSetting('holdExternal')
  const set = breakpointSchema.options.filter((each) => onSession.includes(each) || onJwt.includes(each))
  const change = (breakpoint: Breakpoint, isOn: boolean) => {
    const rest = set.filter((each) => each !== breakpoint)
    void send('set-breakpoints', { lanes: [...LANES], breakpoints: isOn ? [...rest, breakpoint] : rest })
  }
  return (
    <>
      {breakpointSchema.options.map((each) => (
        <MenuCheck
          key={each}
          checked={set.includes(each)}
          reason={off}
          onChange={(isOn) => change(each, isOn)}
        >
          {say[each]}
        </MenuCheck>
      ))}
      <MenuCheck
        checked={holdsExternal ?? false}
        hint={others.note}
        reason={off}
        onChange={(isOn) => void setHoldsExternal(isOn)}
      >
        {others.label}
      </MenuCheck>
    </>
  )
}

/** Shows the speeds of the slow mode; choosing one sets the mode as well. */
export function SpeedItems() {
  const { mode: say } = useText().shell
  const speed = useModel((state) => state.status?.lanes.session.speed ?? 1)
  const send = useModel((state) => state.send)
  const choose = (value: string) => {
    const chosen = SLOW_SPEEDS.find((each) => String(each) === value)
    if (chosen) void send('set-mode', { lanes: [...LANES], mode: 'slow', speed: chosen })
  }
  return (
    <MenuChoice
      label={say.speed}
      value={String(speed)}
      options={SLOW_SPEEDS.map((factor) => ({
        value: String(factor),
        label: say.speedValue({ factor }),
        ...(factor === 1 && { hint: say.speedNormal }),
      }))}
      onChange={choose}
    />
  )
}
