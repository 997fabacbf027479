// The head of a lane: which server it is, where it listens, how it signs, and what can be done on this side alone.
import { Cookie, KeyRound, TriangleAlert } from 'lucide-react'
import type { LaneId } from '#src/trace/lane'
import { useText } from '../model/text'
import { useLaneStatus } from '../model/use-lane'
import { useModel } from '../model/use-model'
import { RoutingControl } from '../servers/routing-control'
import { ServerMenu } from '../servers/server-menu'
import { AutoRefreshSwitch, BlacklistSwitch } from '../settings/head-switches'
import { LaneSettings } from '../settings/lane-settings'
import { Tooltip } from '../ui/floating/tooltip'
import { Pill } from '../ui/pill'
import { LaneActions } from './lane-actions'
import styles from './lane-head.module.css'

export function LaneHead({ lane }: { lane: LaneId }) {
  const { lanes } = useText()
  const nodes = useLaneStatus(lane, (status) => status.nodes)
  const origin = useLaneStatus(lane, (status) => status.origin)
  const algorithm = useModel((state) => state.status?.settings.jwtAlgorithm ?? null)
  const Icon = lane === 'session' ? Cookie : KeyRound
  return (
    <header className={styles.head} data-lane={lane}>
      <span className={styles.icon}>
        <Icon aria-hidden />
      </span>
      <h2 className={styles.name}>{lanes[lane].name}</h2>
      <p className={styles.facts}>
        {lane === 'jwt' && algorithm && <span>{algorithm}</span>}
        {/* Two nodes are named by the control beside it. */}
        {nodes && origin !== null && nodes.length < 2 && <Host origin={origin} />}
      </p>
      {lane === 'jwt' && <WeakSecret />}
      <OwnMode lane={lane} />
      <RoutingControl lane={lane} />
      <div className={styles.actions}>
        {lane === 'jwt' && (
          <>
            <BlacklistSwitch />
            <span className={styles.second}>
              <AutoRefreshSwitch />
            </span>
          </>
        )}
        <LaneActions lane={lane} />
        <ServerMenu lane={lane} />
        <LaneSettings lane={lane} />
      </div>
    </header>
  )
}

/** Where the server listens; where there is little room only its port. */
function Host({ origin }: { origin: string }) {
  const host = origin.replace(/^https?:\/\//, '')
  return (
    <span title={host}>
      <span className={styles.host}>{host}</span>
      <span className={styles.port} aria-hidden>
        {host.replace(/^.*:/, ':')}
      </span>
    </span>
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
  if (!mode) return null
  return (
    <span className={styles.mark}>
      <Pill>{lanes.head.modeHere({ mode: shell.mode[mode] })}</Pill>
    </span>
  )
}

function WeakSecret() {
  const { head } = useText().lanes
  const key = useModel((state) => state.status?.jwtKey ?? null)
  const alg = useModel((state) => state.status?.settings.jwtAlgorithm ?? 'HS256')
  if (key?.kind !== 'secret' || !key.weak) return null
  return (
    <Tooltip text={head.weakLong({ bits: key.bits, requiredBits: key.requiredBits, alg })}>
      {/* Reached by Tab, so that its explanation is too. */}
      <button type="button" className={styles.weak}>
        <TriangleAlert size={12} aria-hidden />
        {head.weak({ bits: key.bits })}
      </button>
    </Tooltip>
  )
}
