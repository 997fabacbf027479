// What the servers have answered to the last step: who asked for what on which lane, and the real status.
import type { DemonstrationStatus } from '#src/contract/demonstrations'
import { expectedOf } from '#src/demo/demonstration'
import { DEMONSTRATION_STEPS } from '#src/demo/demonstrations'
import type { Flow } from '#src/trace/flow'
import { LANES, type LaneId } from '#src/trace/lane'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import styles from './answered.module.css'

/** A request of the last step, as it has ended. */
export interface Answered {
  readonly lane: LaneId
  readonly flow: Flow
  readonly status: number | null
}

/** Returns the requests of a demonstration's last step that have ended, lane by lane, in order. */
export function useAnswered({ flows }: DemonstrationStatus): Answered[] {
  const lanes = useModel((state) => state.lanes)
  return LANES.flatMap((lane) =>
    flows[lane].flatMap((id) => {
      const flow = lanes[lane].flows.findLast((each) => each.id === id)
      return flow?.ended ? [{ lane, flow, status: flow.ended.status }] : []
    }),
  )
}

/**
 * Returns the statuses that were expected on each lane where the servers have answered otherwise; null where all is as expected.
 */
export function otherwiseThanExpected(
  { id, round }: DemonstrationStatus,
  answered: readonly Answered[],
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

/** Shows the answers. */
export function AnsweredList({ answered }: { answered: readonly Answered[] }) {
  const { demos: say, shell } = useText()
  return (
    <ul className={styles.list} aria-label={say.answered}>
      {answered.map(({ lane, flow, status }) => {
        const { actor = 'front-end', method, path } = flow.started
        return (
          <li key={flow.started.seq} className={styles.answer} data-lane={lane}>
            <span className={styles.lane}>{shell.brand[lane]}</span>
            <span className={styles.what}>
              {say.by[actor]} <code>{`${method} ${path}`}</code>
            </span>
            <span className={styles.status} data-refused={status === null || status >= 400 || undefined}>
              {status ?? say.noAnswer}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
