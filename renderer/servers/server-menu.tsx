// What the operator of a server can do: restart it, add a node or take one away.
import { ChevronDown, RotateCw, Server, ServerOff, ServerPlus } from 'lucide-react'
import { useState } from 'react'
import { MAX_NODES } from '#src/contract/stage-commands'
import { LANES, type LaneId } from '#src/trace/lane'
import { later } from '../model/later'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { useOneAtATime } from '../model/use-one-at-a-time'
import { HintedButton } from '../ui/controls/hinted-button'
import { Menu, MenuItem, MenuLabel, MenuLine } from '../ui/floating/menu'
import styles from './servers.module.css'

/** Shows the dialog of a restart, for the servers of the lanes named; it is loaded when it is first opened if not before. */
export const LaterRestartDialog = later(
  async () => (await import('./restart-dialog')).RestartDialog,
  'at-once',
)

/** Shows the menu of a lane's server. */
export function ServerMenu({ lane }: { lane: LaneId }) {
  const { menu: say } = useText().servers
  const [restarted, setRestarted] = useState<readonly LaneId[] | null>(null)
  const trigger = (
    <HintedButton
      hint={say.hint}
      variant="ghost"
      size="small"
      icon={Server}
      className={styles.trigger}
      aria-label={say.label[lane]}
    >
      <span className={styles.word}>{say.button}</span>
      <ChevronDown size={13} aria-hidden />
    </HintedButton>
  )
  return (
    <>
      <Menu trigger={trigger} align="end">
        <ServerItems lanes={[lane]} onRestart={() => setRestarted([lane])} />
        <MenuLine />
        <MenuLabel>{say.both}</MenuLabel>
        <ServerItems lanes={LANES} onRestart={() => setRestarted(LANES)} />
      </Menu>
      {restarted && <LaterRestartDialog lanes={restarted} onClose={() => setRestarted(null)} />}
    </>
  )
}

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
