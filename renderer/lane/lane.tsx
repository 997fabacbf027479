// One of the two lanes: from top to bottom as a request travels, from what the front end holds to what the back end holds.
import type { LaneId } from '#src/trace/lane'
import { AttackerPanel } from '../attacker/attacker-panel'
import { BackEndPanel } from '../back-end/back-end-panel'
import { OffInRecording } from '../export/off-in-recording'
import { FlowView } from '../flow/flow-view'
import { FrontEndPanel } from '../front-end/front-end-panel'
import { useText } from '../model/text'
import { OtherPagesBar } from '../servers/other-pages-bar'
import { StorageTroubleBar } from '../servers/storage-trouble'
import styles from './lane.module.css'
import { LaneHead } from './lane-head'

/** Shows a lane. It fills the place that it is given. */
export function Lane({ lane }: { lane: LaneId }) {
  const { head, ...words } = useText().lanes
  return (
    <section className={styles.lane} data-lane={lane} aria-label={head.lane({ name: words[lane].name })}>
      <div className={styles.column}>
        <div data-part="head">
          <OffInRecording>
            <LaneHead lane={lane} />
            <OtherPagesBar lane={lane} />
          </OffInRecording>
          <StorageTroubleBar lane={lane} />
        </div>
        <div data-part="front">
          <FrontEndPanel lane={lane} />
        </div>
        <div data-part="attacker">
          <AttackerPanel lane={lane} />
        </div>
        <div data-part="flow">
          <FlowView lane={lane} />
        </div>
        <div data-part="back">
          <BackEndPanel lane={lane} />
        </div>
      </div>
    </section>
  )
}
