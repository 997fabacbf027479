// What can be set of a lane's servers in its settings: where they keep things, and how many there are.
import type { LaneId } from '#src/trace/lane'
import { useText } from '../model/text'
import settings from '../ui/settings-form.module.css'
import { NodesSettings } from './nodes-settings'
import { StorageSettings } from './storage-settings'

/** Shows both groups of a lane's settings. */
export function ServersSettings({ lane }: { lane: LaneId }) {
  const { storage, nodes } = useText().servers
  return (
    <>
      <section className={settings.group} aria-label={storage.title[lane]}>
        <h3 className={settings.heading}>{storage.title[lane]}</h3>
        <StorageSettings lane={lane} />
      </section>
      <section className={settings.group} aria-label={nodes.title}>
        <h3 className={settings.heading}>{nodes.title}</h3>
        <NodesSettings lane={lane} />
      </section>
    </>
  )
}
