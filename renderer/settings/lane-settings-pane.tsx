// All that can be set for one lane.
import type { LaneId } from '#src/trace/lane'
import { OtherPagesSettings } from '../servers/other-pages-settings'
import { ServersSettings } from '../servers/servers-settings'
import styles from '../ui/settings-form.module.css'
import { GateSettings } from './gate-settings'
import { JwtServerSettings } from './jwt-server-settings'
import { LifetimesSettings } from './lifetimes-settings'
import { LifetimesSettingsPreset } from './lifetimes-settings-preset'
import { RevocationSettings } from './revocation-settings'
import { RotationSettings } from './rotation-settings'
import { SessionServerFacts } from './session-server-facts'
import { TraceSettings } from './trace-settings'

/** Shows the settings of a lane. */
export function LaneSettingsPane({ lane }: { lane: LaneId }) {
  return (
    <div className={styles.settings}>
      <LifetimesSettingsPreset />
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
      <OtherPagesSettings />
      <TraceSettings />
    </div>
  )
}
