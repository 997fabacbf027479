// How what happened is carried away as a file, and a recording is opened: the items of a menu, and the picker of the file.
import { FolderOpen } from 'lucide-react'
import type { RefObject } from 'react'
import { later } from '../model/later'
import { useText } from '../model/text'
import { MenuItem, MenuLabel, MenuLine } from '../ui/floating/menu'
import styles from './export.module.css'
import { useImport } from './use-import'

// What makes the files knows all hops and their words: far more than the page needs to begin with.
const ExportItems = later(async () => (await import('./export-items')).ExportItems, 'at-once')

/** Shows the items; `onImport` has a recording picked. */
export function ExportMenuItems({ onImport }: { onImport: () => void }) {
  const say = useText().exporting
  return (
    <>
      <ExportItems />
      <p className={styles.secrets}>{say.secrets}</p>
      <MenuLine />
      <MenuLabel>{say.import}</MenuLabel>
      <MenuItem icon={FolderOpen} hint={say.importHint} onSelect={onImport}>
        {say.importJson}
      </MenuItem>
    </>
  )
}

/** Has a recording picked when it is clicked, and opens it. It stays there when the menu has closed. */
export function RecordingPicker({ ref }: { ref: RefObject<HTMLInputElement | null> }) {
  const say = useText().exporting
  const open = useImport()
  return (
    <input
      ref={ref}
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
  )
}
