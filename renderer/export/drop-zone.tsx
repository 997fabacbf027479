// Opens a recording that is dropped anywhere on the window; without this the browser would leave the page for it.
import { FolderOpen } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useText } from '../model/text'
import { useModelStore } from '../model/use-model'
import styles from './export.module.css'
import { useImport } from './use-import'

/** Listens for files, and shows where to drop them while one is dragged over the window. */
export function DropZone() {
  const say = useText().exporting
  const store = useModelStore()
  const open = useImport()
  const [isOver, setOver] = useState(false)
  const { empty, title } = say.problem

  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      event.dataTransfer.dropEffect = 'copy'
      setOver(true)
    }
    // A null target is outside of the window.
    const leave = ({ relatedTarget }: DragEvent) => {
      if (relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent) => {
      setOver(false)
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      const { files } = event.dataTransfer
      const [file] = files
      if (file && files.length === 1) void open(file)
      else store.getState().notify({ kind: 'error', title: title({ name: file?.name ?? '' }), detail: empty })
    }
    window.addEventListener('dragover', over)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', over)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [open, store, title, empty])

  if (!isOver) return null
  return (
    <div className={styles.drop}>
      <p className={styles.dropWords}>
        <FolderOpen size={20} aria-hidden />
        {say.drop}
      </p>
    </div>
  )
}
