// Restarts servers: what is there now and what the learner predicts, then what really is left.
import { LockOpen, RotateCw, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { LANES, type LaneId } from '#src/trace/lane'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { isUnderWay } from '../model/waiting'
import { Button } from '../ui/controls/button'
import { Dialog } from '../ui/floating/dialog'
import styles from './restart.module.css'
import type { Guess, Thing } from './restart-lines'
import { RestartOutcome } from './restart-outcome'
import { RestartPredictions } from './restart-predictions'
import { useRestart } from './use-restart'

/** What the learner has predicted of each lane. */
type Predictions = Readonly<Record<LaneId, Readonly<Partial<Record<Thing, Guess>>>>>

const NOTHING_PREDICTED: Predictions = { session: {}, jwt: {} }

export interface RestartDialogProps {
  readonly lanes: readonly LaneId[]
  readonly onClose: () => void
}

/** Shows the dialog for the servers of the lanes named. */
export function RestartDialog({ lanes, onClose }: RestartDialogProps) {
  const { servers, shell } = useText()
  const say = servers.restart
  const [only] = lanes
  const isBoth = lanes.length > 1
  const [predictions, setPredictions] = useState(NOTHING_PREDICTED)
  const [phase, restart] = useRestart(lanes)
  const perform = useModel((state) => state.perform)
  const isSomethingWaiting = useModel((state) => lanes.some((lane) => isUnderWay(state, lane)))
  const hasPredicted = lanes.some((lane) => Object.keys(predictions[lane]).length > 0)
  const isRestarting = phase.phase === 'restarting'
  return (
    <Dialog
      title={isBoth || !only ? say.title.both : say.title[only]}
      closeLabel={shell.close}
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <div className={styles.restart} aria-live="polite">
        {phase.phase === 'done' ? (
          <>
            <p>{isBoth ? say.doneBoth : say.done}</p>
            {lanes.map((lane) => (
              <RestartOutcome
                key={lane}
                lane={lane}
                report={phase.reports[lane] ?? null}
                predicted={predictions[lane]}
                isNamed={isBoth}
              />
            ))}
            <div className={styles.foot}>
              <span className={styles.aside}>{say.see}</span>
              <Button
                icon={LockOpen}
                onClick={() => {
                  onClose()
                  void perform(isBoth ? LANES : lanes, { type: 'open-protected' })
                }}
              >
                {say.openProtected}
              </Button>
              <Button variant="primary" onClick={onClose}>
                {say.close}
              </Button>
            </div>
          </>
        ) : (
          <>
            <p>{isBoth ? say.introBoth : say.intro}</p>
            {isSomethingWaiting && <Caution words={say.waits} />}
            {lanes.map((lane) => (
              <RestartPredictions
                key={lane}
                lane={lane}
                predicted={predictions[lane]}
                isNamed={isBoth}
                onPredict={(thing, fate) =>
                  setPredictions((all) => ({ ...all, [lane]: { ...all[lane], [thing]: fate } }))
                }
              />
            ))}
            {phase.phase === 'asking' && phase.message !== null && (
              <p className={styles.failure} role="alert">
                <strong>{say.failed}</strong> {phase.message} {say.failedHint}
              </p>
            )}
            <div className={styles.foot}>
              <Button
                variant="primary"
                icon={RotateCw}
                aria-disabled={isRestarting}
                onClick={() => void restart()}
              >
                {isRestarting ? say.going : hasPredicted ? say.go : say.skip}
              </Button>
            </div>
          </>
        )}
      </div>
    </Dialog>
  )
}

function Caution({ words }: { words: string }) {
  return (
    <p className={styles.caution}>
      <TriangleAlert size={15} aria-hidden />
      <span>{words}</span>
    </p>
  )
}
