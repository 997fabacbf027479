// What the operator of a server can do, as items of a menu: restart it, add a node or take one away.
import { RotateCw, ServerOff, ServerPlus } from 'lucide-react'
import { MAX_NODES } from '#src/contract/stage-commands'
import type { LaneId } from '#src/trace/lane'
import { later } from '../model/later'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { useOneAtATime } from '../model/use-one-at-a-time'
import { MenuItem } from '../ui/floating/menu'

/** Shows the dialog of a restart, for the servers of the lanes named; it is loaded when it is first opened if not before. */
export const LaterRestartDialog = later(
  async () => (await import('./restart-dialog')).RestartDialog,
  'at-once',
)

interface ServerItemsProps {
  readonly lanes: readonly LaneId[]
  readonly onRestart: () => void
}

/** The items of a menu that act on the servers of the lanes named. */
export function ServerItems({ lanes, onRestart }: ServerItemsProps) {
  const { nodes: say, restart } = useText().servers
  const isBoth = lanes.length > 1
  const send = useModel((state) => state.send)
  // A lane that has all its nodes, or only one, is left out: on both lanes the item is for the other.
  const small = useLanesWith(lanes, (count) => count < MAX_NODES)
  const large = useLanesWith(lanes, (count) => count > 1)
  const [, begin] = useOneAtATime()
  return (
    <>
      <MenuItem icon={RotateCw} hint={isBoth ? undefined : restart.menuHint} onSelect={onRestart}>
        {isBoth ? restart.menuBoth : restart.menu}
      </MenuItem>
      <MenuItem
        icon={ServerPlus}
        hint={isBoth ? undefined : say.addHint}
        reason={small.length === 0 ? say.full({ count: MAX_NODES }) : null}
        onSelect={() => begin(() => send('add-node', { lanes: small }))}
      >
        {isBoth ? say.addBoth : say.add}
      </MenuItem>
      <MenuItem
        icon={ServerOff}
        hint={isBoth ? undefined : say.removeHint}
        reason={large.length === 0 ? say.onlyOne : null}
        onSelect={() => begin(() => send('remove-node', { lanes: large }))}
      >
        {isBoth ? say.removeBoth : say.remove}
      </MenuItem>
    </>
  )
}

function useLanesWith(lanes: readonly LaneId[], matches: (nodes: number) => boolean): LaneId[] {
  const session = useModel(({ status }) => status?.lanes.session.nodes.length ?? 1)
  const jwt = useModel(({ status }) => status?.lanes.jwt.nodes.length ?? 1)
  const counts = { session, jwt }
  return lanes.filter((lane) => matches(counts[lane]))
}
