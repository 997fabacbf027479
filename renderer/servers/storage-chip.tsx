// Where a lane's server keeps things, as a small control in the lane: a click opens the setting.
import { Database, HardDrive, type LucideIcon, MemoryStick, TriangleAlert } from 'lucide-react'
import { memo } from 'react'
import type { LaneId } from '#src/trace/lane'
import type { StorageKind } from '#src/trace/storage-kind'
import { later } from '../model/later'
import { useText } from '../model/text'
import { useLaneStatus } from '../model/use-lane'
import { HintedButton } from '../ui/controls/hinted-button'
import { Popover } from '../ui/floating/popover'
import styles from './servers.module.css'

const StorageSettings = later(async () => (await import('./storage-settings')).StorageSettings, 'at-once')

const ICONS: Readonly<Record<StorageKind, LucideIcon>> = {
  memory: MemoryStick,
  sqlite: HardDrive,
  redis: Database,
}

/** Shows the storage of a lane; nothing before the lab has said it. */
export const StorageChip = memo(function StorageChip({ lane }: { lane: LaneId }) {
  const { storage: say } = useText().servers
  const storage = useLaneStatus(lane, (status) => status.storage)
  if (storage === null) return null
  const isFailing = storage.problem !== null
  const kind = say.kind[storage.kind]
  const Icon = isFailing ? TriangleAlert : ICONS[storage.kind]
  return (
    <Popover
      title={say.title[lane]}
      align="end"
      trigger={
        <HintedButton
          hint={say.hint}
          variant={isFailing ? 'danger' : 'ghost'}
          size="small"
          className={styles.chip}
          aria-label={isFailing ? say.failing({ kind }) : say.keptIn({ kind })}
        >
          <Icon size={12} aria-hidden />
          {kind}
        </HintedButton>
      }
    >
      <StorageSettings lane={lane} />
    </Popover>
  )
})
