// The nodes of a lane: where each listens, what it can do, one more or one less.
import { ServerOff, ServerPlus } from 'lucide-react'
import { MAX_NODES } from '#src/contract/stage-commands'
import type { NodeStatus } from '#src/contract/status'
import type { LaneId } from '#src/trace/lane'
import { CopyButton } from '../model/copy-button'
import { useText } from '../model/text'
import { useLaneStatus } from '../model/use-lane'
import { useModel } from '../model/use-model'
import { useOneAtATime } from '../model/use-one-at-a-time'
import { Button } from '../ui/controls/button'
import { Tooltip } from '../ui/floating/tooltip'
import form from '../ui/settings-form.module.css'
import { RoutingControl } from './routing-control'
import styles from './servers.module.css'

/** Shows the nodes of a lane. */
export function NodesSettings({ lane }: { lane: LaneId }) {
  const { nodes: say, storage } = useText().servers
  const status = useLaneStatus(lane, (all) => all)
  const hasKeyPair = useModel((state) => state.status?.jwtKey.kind === 'key-pair')
  const send = useModel((state) => state.send)
  const [isBusy, begin] = useOneAtATime()
  if (!status) return null
  const mayAdd = status.nodes.length < MAX_NODES
  const keys = lane === 'session' ? say.sharesSessionSecret : hasKeyPair ? null : say.sharesSecret
  return (
    <div className={form.group}>
      {mayAdd ? (
        <>
          <p className={form.note}>{say.addHint}</p>
          <Button
            size="small"
            icon={ServerPlus}
            className={form.start}
            aria-disabled={isBusy}
            onClick={() => begin(() => send('add-node', { lanes: [lane] }))}
          >
            {say.add}
          </Button>
        </>
      ) : (
        <>
          <ul className={styles.nodes}>
            {status.nodes.map((node) => (
              <NodeLine key={node.node} node={node} />
            ))}
          </ul>
          <RoutingControl lane={lane} />
          <p className={form.note}>
            {storage.shared[status.storage.kind]} {keys} {say.full({ count: MAX_NODES })}
          </p>
          <Tooltip text={say.removeHint}>
            <Button
              size="small"
              icon={ServerOff}
              className={form.start}
              aria-disabled={isBusy}
              onClick={() => begin(() => send('remove-node', { lanes: [lane] }))}
            >
              {say.remove}
            </Button>
          </Tooltip>
        </>
      )}
    </div>
  )
}

function NodeLine({ node }: { node: NodeStatus }) {
  const { nodes: say } = useText().servers
  return (
    <li className={styles.node}>
      <div className={form.line}>
        <span className={form.label}>{say.node({ node: node.node })}</span>
        <code className={form.value}>{node.origin}</code>
        <CopyButton label={say.copyShort} getText={() => node.origin} />
      </div>
      {node.verifiesOnly && <p className={form.note}>{say.verifiesOnly}</p>}
    </li>
  )
}
