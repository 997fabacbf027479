// One of the two lanes: from top to bottom as a request travels, from what the front end holds to what the back end holds.
import type { LaneId } from '#src/trace/lane'
import { OffInRecording } from '../export/off-in-recording'
import { FlowView } from '../flow/flow-view'
import { later } from '../model/later'
import { useText } from '../model/text'
import { StorageTroubleBar } from '../servers/storage-trouble'
import { CarelessBar } from '../settings/careless-bar'
import styles from './lane.module.css'
import { LaneFoot } from './lane-foot'
import { LaneHead } from './lane-head'

const AttackerPanel = later(async () => (await import('../attacker/attacker-panel')).AttackerPanel)
const OpenTable = later(async () => (await import('./open-table')).OpenTable)
const OtherPagesBar = later(async () => (await import('../servers/other-pages-bar')).OtherPagesBar)

/** Shows a lane. It fills the place that it is given. */
export function Lane({ lane }: { lane: LaneId }) {
  const { head, ...words } = useText().lanes
  return (
    <section className={styles.lane} data-lane={lane} aria-label={head.lane({ name: words[lane].name })}>
      <div className={styles.column}>
        <LaneHead lane={lane} />
        <CarelessBar lane={lane} />
        <OffInRecording>
          <OtherPagesBar lane={lane} />
        </OffInRecording>
        <StorageTroubleBar lane={lane} />
        <AttackerPanel lane={lane} />
        <div className={styles.middle}>
          <FlowView lane={lane} />
          <OpenTable lane={lane} />
        </div>
        <LaneFoot lane={lane} />
      </div>
    </section>
  )
}
