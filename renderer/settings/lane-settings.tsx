// What can be set for one lane, behind a button in its head.
import { Settings2 } from 'lucide-react'
import type { LaneId } from '#src/trace/lane'
import { later } from '../model/later'
import { useText } from '../model/text'
import { IconButton } from '../ui/controls/icon-button'
import { Popover } from '../ui/floating/popover'

const LaneSettingsPane = later(async () => (await import('./lane-settings-pane')).LaneSettingsPane, 'at-once')

/** Shows the button and, when it is open, the settings. */
export function LaneSettings({ lane }: { lane: LaneId }) {
  const { lanes } = useText()
  const title = lanes.head.settings({ name: lanes[lane].name })
  return (
    <Popover trigger={<IconButton label={title} icon={Settings2} size="small" />} title={title} align="end">
      <LaneSettingsPane lane={lane} />
    </Popover>
  )
}
