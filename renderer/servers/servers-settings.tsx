// What can be set of a lane's servers in its settings: where they keep things, and how many there are.
import type { LaneId } from '#src/trace/lane'
import { useText } from '../model/text'
import { SettingsGroup } from '../ui/settings-form'
import { NodesSettings } from './nodes-settings'
import { StorageSettings } from './storage-settings'

/** Shows both groups of a lane's settings. */
export function ServersSettings({ lane }: { lane: LaneId }) {
  const { storage, nodes } = useText().servers
  return (
    <>
      <SettingsGroup title={storage.title[lane]}>
        <StorageSettings lane={lane} />
      </SettingsGroup>
      <SettingsGroup title={nodes.title}>
        <NodesSettings lane={lane} />
      </SettingsGroup>
    </>
  )
}
