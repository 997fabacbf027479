// The heading, the use and the list of a server's checks, and where the request stands now.

import type { ReactNode } from 'react'
import { holdingSentence } from '#src/diagram/hop-text'
import { type Flow, flowNumber, requestOf } from '#src/trace/flow'
import type { LaneId } from '#src/trace/lane'
import { Rich } from '../../ui/rich'
import { useInspector } from '../parts/inspector-view'
import layout from '../parts/layout.module.css'
import { CheckList } from './check-list'
import { type CheckRow, isHeldAfter } from './check-rows'

/** Shows the checks of a credential at one use. `isEdited` when the learner sent an edited one; `unused` is said without a use. */
export function ServerChecks({
  rows,
  flow,
  isEdited,
  unused,
  lane,
  children,
}: {
  rows: readonly CheckRow[]
  flow: Flow | null
  isEdited: boolean
  unused: string
  lane: LaneId
  /** Stands beside the heading. */
  children: ReactNode
}) {
  const { catalogue, lanes } = useInspector()
  const { holding } = lanes[lane]
  const say = catalogue.inspector.result
  return (
    <>
      <div className={layout.headingLine}>
        <h3 className={layout.heading}>{say.heading}</h3>
        {children}
      </div>
      <p className={layout.note} aria-live="polite">
        <Rich
          text={flow === null ? (isEdited ? say.waitsForTurn : unused) : wordsOfUse(flow, isEdited, say)}
        />
      </p>
      <CheckList rows={rows} />
      {flow !== null && isHeldAfter(flow, holding) && (
        <p className={layout.sentence}>
          <Rich text={holdingSentence(holding, flow, catalogue)} />
        </p>
      )}
    </>
  )
}

type Words = ReturnType<typeof useInspector>['catalogue']['inspector']['result']

function wordsOfUse(flow: Flow, isEdited: boolean, say: Words): string {
  const { method, path } = flow.started
  // A refresh may have come in between, or be the use in question.
  const [target = path] = requestOf(flow)?.target.split('?') ?? []
  const use = { method: requestOf(flow)?.method ?? method, path: target, flow: flowNumber(flow.started) }
  return isEdited ? say.editedUse(use) : say.lastUse(use)
}
