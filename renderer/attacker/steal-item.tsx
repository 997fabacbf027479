// The item of a menu by which the attacker gets a copy of what the front end holds.
import { HatGlasses } from 'lucide-react'
import type { LaneId } from '#src/trace/lane'
import type { ModelState } from '../model/model-state'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { useOneAtATime } from '../model/use-one-at-a-time'
import { MenuItem } from '../ui/floating/menu'

function holdsSomething({ lanes }: ModelState, lane: LaneId): boolean {
  const { cookies, localStorage } = lanes[lane].state
  return cookies.length > 0 || localStorage.length > 0
}

interface StealItemProps {
  readonly lanes: readonly LaneId[]
  /** Whether the menu is long already: then it is explained only where it can't be done. */
  readonly isTerse?: boolean
}

/** Shows the item for the lanes named; it goes to those of them on which there is something to copy. */
export function StealItem({ lanes, isTerse = false }: StealItemProps) {
  const { attacker: say } = useText().servers
  const session = useModel((state) => holdsSomething(state, 'session'))
  const jwt = useModel((state) => holdsSomething(state, 'jwt'))
  const send = useModel((state) => state.send)
  const [, begin] = useOneAtATime()
  const holds = { session, jwt }
  const from = lanes.filter((lane) => holds[lane])
  return (
    <MenuItem
      icon={HatGlasses}
      danger
      hint={isTerse ? undefined : say.stealHint}
      reason={from.length === 0 ? say.nothingToSteal : null}
      onSelect={() => begin(() => send('steal', { lanes: from }))}
    >
      {say.steal}
    </MenuItem>
  )
}
