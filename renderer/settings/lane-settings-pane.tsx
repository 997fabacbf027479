// All that can be set for one lane.
import type { LaneId } from '#src/trace/lane'
import { ServersSettings } from '../servers/servers-settings'
import styles from '../ui/settings-form.module.css'
import { DeclaredSettings } from './declared-settings'
import { GateSettings } from './gate-settings'
import { JwtServerSettings } from './jwt-server-settings'
import { LifetimePresets, LifetimesSettings } from './lifetimes-settings'
import { RevocationSettings } from './revocation-settings'
import { RotationSettings } from './rotation-settings'
import { SessionServerFacts } from './session-server-facts'

/** Shows the settings of a lane. */
export function LaneSettingsPane({ lane }: { lane: LaneId }) {
  return (
    <div className={styles.settings}>
      <LifetimePresets />
      <GateSettings lane={lane} />
      {lane === 'jwt' && (
        <>
          <RevocationSettings />
          <RotationSettings />
        </>
      )}
      <ServersSettings lane={lane} />
      <LifetimesSettings lane={lane} />
      {lane === 'jwt' ? <JwtServerSettings /> : <SessionServerFacts />}
      <DeclaredSettings lane={lane} />
    </div>
  )
}
