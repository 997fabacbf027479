// The head of a lane: which server it is, how it signs, and what its front end holds. Behind its name is what can be done here.
import { TriangleAlert } from 'lucide-react'
import type { LaneId } from '#src/trace/lane'
import { OffInRecording } from '../export/off-in-recording'
import { FrontEndChips } from '../front-end/front-end'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { Tooltip } from '../ui/floating/tooltip'
import { Pill } from '../ui/pill'
import styles from './lane-line.module.css'
import { LaneMenu } from './lane-menu'

export function LaneHead({ lane }: { lane: LaneId }) {
  const { lanes } = useText()
  return (
    <header className={styles.head} data-lane={lane}>
      <h2 className={styles.name}>
        <OffInRecording>
          <LaneMenu lane={lane} />
        </OffInRecording>
      </h2>
      {lane === 'jwt' && <Algorithm />}
      <OwnMode lane={lane} />
      <fieldset className={styles.chips} aria-label={lanes[lane].front}>
        <span className={styles.end} aria-hidden>
          {lanes.head.frontEnd}
        </span>
        <FrontEndChips lane={lane} />
      </fieldset>
    </header>
  )
}

/** How tokens are signed; where the secret is too short for that, it says so. */
function Algorithm() {
  const { head } = useText().lanes
  const alg = useModel((state) => state.status?.settings.jwtAlgorithm ?? null)
  const key = useModel((state) => state.status?.jwtKey ?? null)
  if (alg === null) return null
  if (key?.kind !== 'secret' || !key.weak) return <span className={styles.algorithm}>{alg}</span>
  return (
    <Tooltip text={head.weakLong({ bits: key.bits, requiredBits: key.requiredBits, alg })}>
      {/* Reached by Tab, so that its explanation is too. */}
      <button type="button" className={styles.weak}>
        <TriangleAlert size={12} aria-hidden />
        {alg} · {head.weak({ bits: key.bits })}
      </button>
    </Tooltip>
  )
}

/** The lane's own mode; nothing while both lanes go the same way. */
function OwnMode({ lane }: { lane: LaneId }) {
  const { lanes, shell } = useText()
  const mode = useModel(({ status }) => {
    if (!status) return null
    const { session, jwt } = status.lanes
    return session.mode === jwt.mode ? null : status.lanes[lane].mode
  })
  return mode && <Pill>{lanes.head.modeHere({ mode: shell.mode[mode] })}</Pill>
}
