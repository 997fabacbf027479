// Sends an edited credential once, in place of the stored one, to one of the routes that look at it.
import type { Action } from '#src/contract/commands'
import type { LaneId } from '#src/trace/lane'
import { Button } from '../ui/button'
import { Rich } from '../ui/rich'
import { useInspector } from './inspector-view'
import { LabelledBar } from './labelled-bar'
import layout from './layout.module.css'

/** The routes, with the action that opens each. */
const ACTIONS = {
  '/protected': 'open-protected',
  '/partially-protected': 'open-partially-protected',
  '/refresh': 'refresh',
} as const
export type SendRoute = keyof typeof ACTIONS

/** One button for each route. `credential` is null while there is none to send; `onSent` learns the number of the flow. */
export function SendBar({
  lane,
  routes,
  credential,
  sentFlow,
  onSent,
}: {
  lane: LaneId
  routes: readonly SendRoute[]
  credential: string | null
  sentFlow: number | null
  onSent: (flow: number) => void
}) {
  const { catalogue, lanes, send } = useInspector()
  const say = catalogue.inspector.edit
  const perform = async (route: SendRoute, text: string): Promise<void> => {
    const action: Action = { type: ACTIONS[route], credential: text }
    const result = await send('perform', { lanes: [lane], action })
    // A refused command has its own notice.
    const flow = result?.flows[lane]
    if (flow !== undefined) onSent(flow)
  }
  const isHeld = lanes[lane].holding?.flow === sentFlow
  return (
    <>
      <LabelledBar label={say.send}>
        {routes.map((route, index) => (
          <Button
            key={route}
            size="small"
            variant={index === 0 ? 'primary' : 'quiet'}
            disabled={credential === null}
            onClick={() => credential !== null && void perform(route, credential)}
          >
            {route}
          </Button>
        ))}
      </LabelledBar>
      <p className={layout.note} role="status">
        {sentFlow !== null && (
          <Rich text={isHeld ? say.queued({ flow: sentFlow }) : say.sent({ flow: sentFlow })} />
        )}
      </p>
    </>
  )
}
