// What can be taken away from a diagram: its mermaid source to the clipboard, its picture as a file.
import { ChevronDown, Copy, FileImage, Shapes, Share } from 'lucide-react'
import { useEffect, useState } from 'react'
import { sequenceDiagram } from '#src/diagram/sequence'
import type { Catalogue } from '#src/i18n/catalogue'
import type { Flow } from '#src/trace/flow'
import { Button } from '../ui/controls/button'
import { Menu, MenuItem } from '../ui/floating/menu'
import { saveFile } from '../ui/save-file'
import styles from './diagram-actions.module.css'
import { pictureName, pngPicture, svgPicture } from './picture'

interface DiagramActionsProps {
  flow: Flow
  text: Catalogue
  /** In whose colours a picture is saved. */
  theme: 'light' | 'dark'
}

const FEEDBACK_MS = 2_000

/** Shows the menu of a flow's diagram. What came of a choice shows beside it for two seconds, and is said. */
export function DiagramActions({ flow, text, theme }: DiagramActionsProps) {
  const words = text.hops.diagram
  const [feedback, setFeedback] = useState<{ of: string; hasFailed: boolean } | null>(null)

  useEffect(() => {
    if (!feedback) return
    const timer = setTimeout(() => setFeedback(null), FEEDBACK_MS)
    return () => clearTimeout(timer)
  }, [feedback])

  // The browser itself says that it has saved a file.
  const actions = [
    {
      icon: Copy,
      label: words.copySource,
      done: words.copied,
      failed: words.copyFailed,
      run: () => navigator.clipboard.writeText(sequenceDiagram(flow, flow.started.lane, text).source),
    },
    {
      icon: Shapes,
      label: words.saveSvg,
      done: null,
      failed: words.saveFailed,
      run: async () => {
        const svg = await svgPicture(flow, text, theme)
        saveFile(pictureName(flow, 'svg'), new Blob([svg], { type: 'image/svg+xml' }))
      },
    },
    {
      icon: FileImage,
      label: words.savePng,
      done: null,
      failed: words.saveFailed,
      run: async () => saveFile(pictureName(flow, 'png'), await pngPicture(flow, text, theme)),
    },
  ]
  const said = actions.find(({ label }) => label === feedback?.of)
  return (
    <div className={styles.actions}>
      <span className={styles.said} role="status">
        {feedback?.hasFailed ? said?.failed : said?.done}
      </span>
      <Menu
        align="end"
        trigger={
          <Button variant="ghost" size="small" icon={Share} aria-label={words.take}>
            <span className={styles.words}>{words.take}</span>
            <ChevronDown size={13} aria-hidden />
          </Button>
        }
      >
        {actions.map(({ icon, label, run }) => (
          <MenuItem
            key={label}
            icon={icon}
            onSelect={() => {
              run().then(
                () => setFeedback({ of: label, hasFailed: false }),
                () => setFeedback({ of: label, hasFailed: true }),
              )
            }}
          >
            {label}
          </MenuItem>
        ))}
      </Menu>
    </div>
  )
}
