// The menu by which what happened is carried away as a file, and a recording is opened.
import { FolderOpen, Share } from 'lucide-react'
import { useRef } from 'react'
import { later } from '../model/later'
import { useText } from '../model/text'
import { IconButton } from '../ui/controls/icon-button'
import { Menu, MenuItem, MenuLabel, MenuLine } from '../ui/floating/menu'
import styles from './export.module.css'
import { useImport } from './use-import'

// What makes the files knows all hops and their words: far more than the page needs to begin with.
const ExportItems = later(async () => (await import('./export-items')).ExportItems, 'at-once')

export function ExportMenu() {
  const say = useText().exporting
  const open = useImport()
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Menu align="end" trigger={<IconButton label={say.menu} icon={Share} />}>
        <ExportItems />
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
