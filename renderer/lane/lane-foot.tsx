// The foot of a lane: what the back end holds and where it lies; apart from that, what the lab alone has written down.
import type { LaneId } from '#src/trace/lane'
import { BackEndChips, NotebookChip } from '../back-end/back-end'
import { OffInRecording } from '../export/off-in-recording'
import { useText } from '../model/text'
import { StorageChip } from '../servers/storage-chip'
import styles from './lane-line.module.css'

export function LaneFoot({ lane }: { lane: LaneId }) {
  const { back } = useText().lanes
  return (
    <footer className={styles.foot}>
      <fieldset className={styles.chips} aria-label={back.title}>
        <span className={styles.end} aria-hidden>
          {back.end}
        </span>
        <BackEndChips lane={lane} />
        <span className={styles.storage}>
          <OffInRecording>
            <StorageChip lane={lane} />
          </OffInRecording>
        </span>
      </fieldset>
      <div className={styles.notebook}>
        <NotebookChip lane={lane} />
      </div>
    </footer>
  )
}
