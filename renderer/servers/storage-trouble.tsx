// Where a lane says what is wrong with its storage; the words for it come later, as there mostly is nothing wrong.
import type { LaneId } from '#src/trace/lane'
import { later } from '../model/later'

const StorageTrouble = later(async () => (await import('./storage-trouble-bar')).StorageTrouble)

/** Shows the problem of a lane's storage as a bar that is read out when it comes; nothing while there is none. */
export function StorageTroubleBar({ lane }: { lane: LaneId }) {
  return (
    <div role="alert">
      <StorageTrouble lane={lane} />
    </div>
  )
}
