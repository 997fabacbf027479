// Says over a lane which defences its server lacks, as long as it lacks any that it has at the start.
import { ShieldOff } from 'lucide-react'
import { missingDefences } from '#src/defences/defences'
import { settingsChangedBy } from '#src/settings/settings'
import type { LaneId } from '#src/trace/lane'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import styles from './defences-settings.module.css'

/** Shows the line; nothing while all are on. */
export function CarelessBar({ lane }: { lane: LaneId }) {
  const { defences } = useText()
  const settings = useModel((state) => state.status?.settings ?? null)
  if (!settings) return null
  const missing = settingsChangedBy('defences', lane).flatMap((key) => missingDefences(settings[key]))
  if (missing.length === 0) return null
  return (
    <p className={styles.careless}>
      <ShieldOff size={14} aria-hidden />
      {defences.banner({ missing: missing.map((id) => defences.words[id].missing) })}
    </p>
  )
}
