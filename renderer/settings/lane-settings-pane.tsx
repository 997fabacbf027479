// All that can be set for one lane.
import type { LaneId } from '#src/trace/lane'
import { useText } from '../model/text'
import { NodesSettings } from '../servers/nodes-settings'
import { StorageSettings } from '../servers/storage-settings'
import { SettingsGroup } from '../ui/settings-form'
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
  const { storage, nodes } = useText().servers
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
      <SettingsGroup title={storage.title[lane]}>
        <StorageSettings lane={lane} />
      </SettingsGroup>
      <SettingsGroup title={nodes.title}>
        <NodesSettings lane={lane} />
      </SettingsGroup>
      <LifetimesSettings lane={lane} />
      {lane === 'jwt' ? <JwtServerSettings /> : <SessionServerFacts />}
      <DeclaredSettings lane={lane} />
    </div>
  )
}
