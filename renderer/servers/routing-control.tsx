// Where a lane's requests go when there are two nodes: to both in turn, or to one of them. As a row of buttons, and in a menu.
import { type Routing, routingSchema } from '#src/contract/stage-commands'
import type { NodeStatus } from '#src/contract/status'
import type { Catalogue } from '#src/i18n/catalogue'
import type { LaneId } from '#src/trace/lane'
import { useText } from '../model/text'
import { useLaneStatus } from '../model/use-lane'
import { useModel } from '../model/use-model'
import { ToggleGroup, type ToggleOption } from '../ui/controls/toggle-group'
import { MenuChoice, MenuLabel, MenuLine } from '../ui/floating/menu'

type Words = Catalogue['servers']['nodes']

/** Shows the routing of a lane, and changes it; nothing while the lane has one node. */
export function RoutingControl({ lane }: { lane: LaneId }) {
  const choice = useRouting(lane)
  return choice && <ToggleGroup size="small" {...choice} />
}

/** Shows the same as items of a menu. */
export function RoutingItems({ lane }: { lane: LaneId }) {
  const choice = useRouting(lane)
  if (!choice) return null
  return (
    <>
      <MenuLabel>{choice.label}</MenuLabel>
      <MenuChoice {...choice} />
      <MenuLine />
    </>
  )
}

/** Returns the choice of a lane's routing; null while the lane has one node. */
function useRouting(lane: LaneId) {
  const { nodes: say } = useText().servers
  const nodes = useLaneStatus(lane, (status) => status.nodes)
  const now = useLaneStatus(lane, (status) => status.routing)
  const send = useModel((state) => state.send)
  if (!nodes || now === null || nodes.length < 2) return null
  return {
    label: say.routing,
    value: String(now),
    options: [
      { value: 'round-robin', label: say.inTurn, hint: say.inTurnHint },
      ...nodes.map((node) => nodeOption(node, say)),
    ],
    onChange: (chosen: string) => {
      const routing = readRouting(chosen)
      if (routing !== null && routing !== now) void send('set-routing', { lanes: [lane], routing })
    },
  }
}

function nodeOption(node: NodeStatus, say: Words): ToggleOption<string> {
  const host = node.origin.replace(/^https?:\/\//, '')
  const where = say.nodeHint({ node: node.node, host })
  return {
    value: String(node.node),
    label: say.short({ node: node.node, port: host.replace(/^.*:/, '') }),
    hint: node.verifiesOnly ? `${where} ${say.verifiesOnly}` : where,
  }
}

function readRouting(chosen: string): Routing | null {
  const read = routingSchema.safeParse(chosen === 'round-robin' ? chosen : Number(chosen))
  return read.success ? read.data : null
}
