// What a server knows before its restart, and the learner's word on what of it will be left.
import { INITIAL_SETTINGS } from '#src/settings/settings'
import type { LaneId } from '#src/trace/lane'
import { useLabNow } from '../model/lab-clock'
import { useText } from '../model/text'
import { useLaneStatus } from '../model/use-lane'
import { useModel } from '../model/use-model'
import { useStores } from '../rows/token-state'
import { ToggleGroup } from '../ui/controls/toggle-group'
import { Rich } from '../ui/rich'
import styles from './restart.module.css'
import { countKnown, type Guess, nowWords, THINGS, type Thing } from './restart-lines'

interface RestartPredictionsProps {
  readonly lane: LaneId
  readonly predicted: Readonly<Partial<Record<Thing, Guess>>>
  /** Whether the lane's name stands above. */
  readonly isNamed: boolean
  readonly onPredict: (thing: Thing, fate: Guess) => void
}

/** Shows a line for each thing. There is nothing to predict of what isn't there. */
export function RestartPredictions({ lane, predicted, isNamed, onPredict }: RestartPredictionsProps) {
  const { servers, lanes } = useText()
  const say = servers.restart
  const state = useModel((model) => model.lanes[lane].state)
  const storage = useLaneStatus(lane, (status) => status.storage)
  const settings = useModel((model) => model.status?.settings ?? INITIAL_SETTINGS)
  const keyId = useModel((model) => model.status?.jwtKeyId ?? null)
  const stores = useStores(lane)
  const nowMs = useLabNow()
  const known = countKnown(state, stores, settings, keyId, nowMs)
  const isFailing = storage !== null && storage.problem !== null
  const isEmpty = THINGS[lane].every((thing) => known[thing] === 0)
  return (
    <section className={styles.lane} data-lane={lane} aria-label={lanes[lane].name}>
      <header className={styles.head}>
        {isNamed && <h3 className={styles.name}>{lanes[lane].name}</h3>}
        {storage && (
          <span className={styles.aside}>{say.keptIn({ kind: servers.storage.kind[storage.kind] })}</span>
        )}
      </header>
      {isEmpty ? (
        <p className={styles.aside}>{isFailing ? say.problem : say.nothing[lane]}</p>
      ) : (
        <ul>
          {THINGS[lane].map((thing) => (
            <li key={thing} className={styles.line}>
              <span className={styles.thing}>
                <span className={styles.label}>{say.thing[thing]}</span>
                <span className={styles.aside}>
                  <Rich text={nowWords(thing, known, settings, say)} />
                </span>
              </span>
              {known[thing] > 0 && (
                <ToggleGroup
                  label={say.predict({ thing: say.thing[thing] })}
                  size="small"
                  value={predicted[thing] ?? null}
                  options={[
                    { value: 'kept', label: say.guess[thing].kept },
                    { value: 'gone', label: say.guess[thing].gone },
                  ]}
                  onChange={(fate) => onPredict(thing, fate)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
