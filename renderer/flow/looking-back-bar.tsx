// The bar over a diagram that is shown as it was: which hop is looked at, and the way back.
import { History, Undo2 } from 'lucide-react'
import type { LaneId } from '#src/trace/lane'
import { currentHop } from '../model/selectors'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import styles from './foot-bar.module.css'

/** Shows that a lane looks back. */
export function LookingBackBar({ lane }: { lane: LaneId }) {
  const { bar } = useText().lanes
  const hop = useModel((state) => currentHop(state, lane))
  const backToNow = useModel((state) => state.backToNow)
  return (
    <div className={styles.bar} data-kind="note">
      <History className={styles.icon ?? ''} size={16} aria-hidden />
      <p className={styles.sentence}>{hop && bar.lookingBack({ index: hop.index, flow: hop.flow })}</p>
      <button type="button" className={styles.main} onClick={() => backToNow(lane)}>
        <Undo2 size={14} aria-hidden />
        {bar.backToNow}
      </button>
    </div>
  )
}
