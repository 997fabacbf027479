// What can be set for one lane, behind a button in its head.
import { Settings2 } from 'lucide-react'
import type { LaneId } from '#src/trace/lane'
import { useText } from '../model/text'
import { ServersSettings } from '../servers/servers-settings'
import { IconButton } from '../ui/icon-button'
import { Popover } from '../ui/popover'
import { GateSettings } from './gate-settings'
import { JwtServerSettings } from './jwt-server-settings'
import styles from './lane-settings.module.css'
import { LifetimesSettings } from './lifetimes-settings'
import { LifetimesSettingsPreset } from './lifetimes-settings-preset'
import { RevocationSettings } from './revocation-settings'
import { RotationSettings } from './rotation-settings'
import { SessionServerFacts } from './session-server-facts'
import { TraceSettings } from './trace-settings'

/** Shows the button and, when it is open, the settings. */
export function LaneSettings({ lane }: { lane: LaneId }) {
  const { lanes } = useText()
  const title = lanes.head.settings({ name: lanes[lane].name })
  return (
    <Popover trigger={<IconButton label={title} icon={Settings2} size="small" />} title={title} align="end">
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
        <TraceSettings />
      </div>
    </Popover>
  )
}
