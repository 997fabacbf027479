// Where requests stop in every mode, for both lanes at once.
import { CircleDot } from 'lucide-react'
import type { Breakpoint } from '#src/contract/commands'
import { LANES } from '#src/trace/lane'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { Button } from '../ui/controls/button'
import { Menu, MenuCheck, MenuLine } from '../ui/floating/menu'
import menu from '../ui/floating/menu.module.css'
import styles from './top-bar.module.css'

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
