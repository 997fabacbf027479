// Sends an edited credential once, in place of the stored one, to one of the routes that look at it.
import { createPortal } from 'react-dom'
import { actionsSending, routeOf, type SendsEdited } from '#src/actions/actions'
import type { Action } from '#src/actions/schema'
import type { Catalogue } from '#src/i18n/catalogue'
import { flowNumber } from '#src/trace/flow'
import type { LaneId } from '#src/trace/lane'
import type { TokenType } from '#src/trace/state'
import { Button } from '../../ui/controls/button'
import { Rich } from '../../ui/rich'
import { type LaneView, useInspector } from './inspector-view'
import { LabelledBar } from './layout'
import layout from './layout.module.css'

/**
 * One button for each route to which a credential of a kind can be sent, in the inspector's foot, where they are always in sight.
 * `credential` is null while there is none to send; `onSent` learns the flow's number on the lane.
 */
export function SendBar({
  lane,
  kind,
  credential,
  sentFlow,
  onSent,
}: {
  lane: LaneId
  kind: TokenType | 'cookie'
  credential: string | null
  sentFlow: number | null
  onSent: (flow: number) => void
}) {
  const { catalogue, lanes, foot, send } = useInspector()
  const say = catalogue.inspector.edit
  const perform = async (id: SendsEdited, text: string): Promise<void> => {
    const action: Action = { type: id, credential: text }
    const result = await send('perform', { lanes: [lane], action })
    // A refused command has its own notice.
    const flow = result?.flows[lane]
    if (flow !== undefined) onSent(flow)
  }
  if (!foot) return null
  return createPortal(
    <>
      <LabelledBar label={say.send}>
        {actionsSending(kind).map((id, index) => (
          <Button
            key={id}
            size="small"
            variant={index === 0 ? 'primary' : 'quiet'}
            disabled={credential === null}
            onClick={() => credential !== null && void perform(id, credential)}
          >
            {routeOf(id).path}
          </Button>
        ))}
      </LabelledBar>
      <p className={layout.note} role="status">
        <Rich text={sentWords(sentFlow, lanes[lane], catalogue)} />
      </p>
    </>,
    foot,
  )
}

/** Says what became of the flow that was sent; nothing when a reset has swept it away. */
function sentWords(
  flow: number | null,
  { flows, holding, queued }: LaneView,
  { inspector }: Catalogue,
): string {
  const isSent = (each: { readonly flow: number }) => each.flow === flow
  const waiting = queued.find(isSent)
  if (waiting) return inspector.edit.queued({ flow: flowNumber(waiting) })
  const started = flows.map((each) => each.started).find(isSent)
  if (!started) return ''
  return inspector.edit[holding?.flow === flow ? 'held' : 'sent']({ flow: flowNumber(started) })
}
