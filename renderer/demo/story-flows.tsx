// The flows of one story, stacked and folded to who asked for what and the status of the answer; the one that it is about stands out.
import type { DemonstrationStatus } from '#src/contract/demonstrations'
import { expectedOf } from '#src/demo/demonstration'
import { DEMONSTRATION_STEPS } from '#src/demo/demonstrations'
import type { Flow } from '#src/trace/flow'
import { LANES, type LaneId } from '#src/trace/lane'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import styles from './story-flows.module.css'

/** A request of the story, as it has ended. */
export interface StoryFlow {
  readonly lane: LaneId
  readonly flow: Flow
  readonly status: number | null
}

/** Returns the requests of the stage, or of the last step, that have ended, in the order in which they began. */
export function useStoryFlows(demonstration: DemonstrationStatus, part: 'staged' | 'flows'): StoryFlow[] {
  const lanes = useModel((state) => state.lanes)
  return LANES.flatMap((lane) =>
    demonstration[part][lane].flatMap((id) => {
      const flow = lanes[lane].flows.findLast((each) => each.id === id)
      return flow?.ended ? [{ lane, flow, status: flow.ended.status }] : []
    }),
  ).sort((a, b) => a.flow.started.seq - b.flow.started.seq)
}

/**
 * Returns the statuses that were expected on each lane where the servers have answered otherwise; null where all is as expected.
 */
export function otherwiseThanExpected(
  { id, round }: DemonstrationStatus,
  answered: readonly StoryFlow[],
): Record<LaneId, number[]> | null {
  const steps = DEMONSTRATION_STEPS[id][round]
  if (!steps) return null
  const expected = expectedOf(steps.last)
  const isSame = LANES.every((lane) => {
    const statuses = answered.filter((each) => each.lane === lane).map(({ status }) => status)
    return (
      statuses.length === expected[lane].length && statuses.every((each, at) => each === expected[lane][at])
    )
  })
  return isSame ? null : expected
}

interface StoryListProps {
  label: string
  /** Whether all is on one lane, which then goes without saying. */
  isOnOneLane: boolean
  flows: readonly StoryFlow[]
  /** The flows that the story is about. */
  decisive?: DemonstrationStatus['decisive']
}

/** Shows flows, each as a button that shows it in its lane. */
export function StoryList({ label, isOnOneLane, flows, decisive }: StoryListProps) {
  const { demos: say, shell } = useText()
  const showFlow = useModel((state) => state.showFlow)
  return (
    <ol className={styles.list} aria-label={label}>
      {flows.map(({ lane, flow, status }) => {
        const { actor = 'front-end', method, path } = flow.started
        return (
          <li key={`${lane} ${flow.id}`}>
            <button
              type="button"
              className={styles.flow}
              data-lane={lane}
              data-decisive={decisive?.[lane] === flow.id || undefined}
              onClick={() => showFlow(lane, flow.id)}
            >
              <span className={isOnOneLane ? 'visually-hidden' : styles.lane}>{shell.brand[lane]}</span>
              <span className={styles.what}>
                {/* Where nothing is decided, only what others do than the front end has to be told apart. */}
                <span className={decisive || actor !== 'front-end' ? undefined : 'visually-hidden'}>
                  {say.by[actor]}
                </span>{' '}
                <code>{`${method} ${path}`}</code>
              </span>
              <span className={styles.status} data-refused={status === null || status >= 400 || undefined}>
                {status ?? say.noAnswer}
              </span>
            </button>
          </li>
        )
      })}
    </ol>
  )
}
