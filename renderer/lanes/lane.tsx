// One of the two lanes: from top to bottom as a request travels, from what the front end holds to what the back end holds.
import type { LaneId } from '#src/trace/lane'
import { OffInRecording } from '../export/off-in-recording'
import { useText } from '../model/text'
import { AttackerPanel } from '../servers/attacker-panel'
import { StorageTroubleBar } from '../servers/storage-trouble'
import { BackEndPanel } from './back-end-panel'
import { FlowView } from './flow-view'
import { FrontEndPanel } from './front-end-panel'
import styles from './lane.module.css'
import { LaneHead } from './lane-head'
import { OtherPagesBar } from './other-pages-bar'

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
