// What can be taken away from a diagram: its mermaid source to the clipboard, its picture as a file.
import { Check, Copy, FileImage, Shapes, TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import { sequenceDiagram } from '#src/diagram/sequence'
import type { Catalogue } from '#src/i18n/catalogue'
import type { Flow } from '#src/trace/flow'
import { IconButton } from '../ui/controls/icon-button'
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

/** Shows the buttons of a flow's diagram. What came of a click shows at the button for two seconds, and is said. */
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
      {actions.map(({ icon, label, run }) => (
        <IconButton
          key={label}
          size="small"
          icon={label !== feedback?.of ? icon : feedback.hasFailed ? TriangleAlert : Check}
          label={label}
          onClick={() => {
            run().then(
              () => setFeedback({ of: label, hasFailed: false }),
              () => setFeedback({ of: label, hasFailed: true }),
            )
          }}
        />
      ))}
      <span className={styles.said} role="status">
        {feedback?.hasFailed ? said?.failed : said?.done}
      </span>
    </div>
  )
}
