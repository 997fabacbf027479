// The menu by which what happened is carried away as a file, and a recording is opened.
import { FileJson, FileText, FolderOpen, Network, Share } from 'lucide-react'
import { useRef } from 'react'
import { useText } from '../model/text'
import { useModel, useModelStore } from '../model/use-model'
import { IconButton } from '../ui/icon-button'
import { Menu, MenuItem, MenuLabel, MenuLine } from '../ui/menu'
import { saveFile } from '../ui/save-file'
import { fileName } from './date-and-time'
import styles from './export.module.css'
import { type ExportKind, exportedFile, shownRecording } from './exported'
import { useImport } from './use-import'

/** Shows the menu. Files can't be made before the lab has been heard. */
export function ExportMenu() {
  const say = useText().exporting
  const store = useModelStore()
  const isReady = useModel((state) => state.recording !== null || state.status !== null)
  const open = useImport()
  const input = useRef<HTMLInputElement>(null)
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
      <Menu align="end" trigger={<IconButton label={say.menu} icon={Share} />}>
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
        <p className={styles.secrets}>{say.secrets}</p>
        <MenuLine />
        <MenuLabel>{say.import}</MenuLabel>
        <MenuItem icon={FolderOpen} hint={say.importHint} onSelect={() => input.current?.click()}>
          {say.importJson}
        </MenuItem>
      </Menu>
      <input
        ref={input}
        className={styles.input}
        type="file"
        accept=".json,application/json"
        aria-label={say.importJson}
        tabIndex={-1}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? []
          // The same file can be picked again.
          currentTarget.value = ''
          if (file) void open(file)
        }}
      />
    </>
  )
}
