// What can be exported, as items of the menu: a recording of what is shown, as each kind of file.
import { FileJson, FileText, Network } from 'lucide-react'
import { useText } from '../model/text'
import { useModel, useModelStore } from '../model/use-model'
import { MenuItem, MenuLabel } from '../ui/floating/menu'
import { saveFile } from '../ui/save-file'
import { fileName } from './date-and-time'
import { type ExportKind, exportedFile, shownRecording } from './exported'

/** Shows the items. Files can't be made before the lab has been heard. */
export function ExportItems() {
  const say = useText().exporting
  const store = useModelStore()
  const isReady = useModel((state) => state.recording !== null || state.status !== null)
  const save = (kind: ExportKind) => () => {
    const state = store.getState()
    const now = Date.now()
    try {
      const recording = shownRecording(state, now)
      if (recording) saveFile(fileName(now, kind), exportedFile(recording, kind, state))
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error)
      state.notify({ kind: 'error', title: say.failedSave, detail })
    }
  }
  return (
    <>
      <MenuLabel>{say.export}</MenuLabel>
      <MenuItem icon={FileJson} hint={say.jsonHint} disabled={!isReady} onSelect={save('json')}>
        {say.json}
      </MenuItem>
      <MenuItem icon={Network} hint={say.harHint} disabled={!isReady} onSelect={save('har')}>
        {say.har}
      </MenuItem>
      <MenuItem icon={FileText} hint={say.markdownHint} disabled={!isReady} onSelect={save('md')}>
        {say.markdown}
      </MenuItem>
    </>
  )
}
