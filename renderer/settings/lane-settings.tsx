// What can be set for one lane, in a dialog that its menu opens.
import type { LaneId } from '#src/trace/lane'
import { later } from '../model/later'
import { useText } from '../model/text'
import { Dialog } from '../ui/floating/dialog'

const LaneSettingsPane = later(async () => (await import('./lane-settings-pane')).LaneSettingsPane, 'at-once')

/** Shows the settings. */
export function LaneSettings({ lane, onClose }: { lane: LaneId; onClose: () => void }) {
  const { lanes, shell } = useText()
  return (
    <Dialog
      title={lanes.head.settings({ name: lanes[lane].name })}
      closeLabel={shell.close}
      size="small"
      open
      onOpenChange={onClose}
    >
      <LaneSettingsPane lane={lane} />
    </Dialog>
  )
}
