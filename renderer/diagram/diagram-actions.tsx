// What can be taken away from a diagram: its mermaid source to the clipboard, its picture as a file.
import { Check, Copy, FileImage, Shapes, TriangleAlert } from 'lucide-react'
import { memo, type RefObject, useEffect, useRef, useState } from 'react'
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

type Feedback = { readonly of: 'copy' | 'svg' | 'png'; readonly failed: boolean }

/** Shows the buttons of a flow's diagram. What came of a click shows at the button for two seconds, and is said. */
export function DiagramActions({ flow, text, theme }: DiagramActionsProps) {
  const shown = useRef(flow)
  useEffect(() => {
    shown.current = flow
  }, [flow])
  return <Buttons shown={shown} text={text} theme={theme} />
}

type ButtonsProps = Omit<DiagramActionsProps, 'flow'> & { shown: RefObject<Flow> }

/** They read the flow when they are clicked, and so aren't drawn anew with each of its hops. */
const Buttons = memo(
  function Buttons({ shown, text, theme }: ButtonsProps) {
    const words = text.hops.diagram
    const [feedback, setFeedback] = useState<Feedback | null>(null)

    useEffect(() => {
      if (!feedback) return
      const timer = setTimeout(() => setFeedback(null), FEEDBACK_MS)
      return () => clearTimeout(timer)
    }, [feedback])

    const attempt = (of: Feedback['of'], action: () => Promise<void>) => () => {
      action().then(
        () => setFeedback({ of, failed: false }),
        () => setFeedback({ of, failed: true }),
      )
    }
    const copy = () => {
      const flow = shown.current
      return navigator.clipboard.writeText(sequenceDiagram(flow, flow.started.lane, text).source)
    }
    const saveSvg = async () => {
      const flow = shown.current
      const svg = await svgPicture(flow, text, theme)
      saveFile(pictureName(flow, 'svg'), new Blob([svg], { type: 'image/svg+xml' }))
    }
    const savePng = async () => {
      const flow = shown.current
      saveFile(pictureName(flow, 'png'), await pngPicture(flow, text, theme))
    }
    const iconOf = (of: Feedback['of'], icon: typeof Copy) =>
      feedback?.of === of ? (feedback.failed ? TriangleAlert : Check) : icon

    return (
      <div className={styles.actions}>
        <IconButton
          size="small"
          icon={iconOf('copy', Copy)}
          label={words.copySource}
          onClick={attempt('copy', copy)}
        />
        <IconButton
          size="small"
          icon={iconOf('svg', Shapes)}
          label={words.saveSvg}
          onClick={attempt('svg', saveSvg)}
        />
        <IconButton
          size="small"
          icon={iconOf('png', FileImage)}
          label={words.savePng}
          onClick={attempt('png', savePng)}
        />
        <span className={styles.said} role="status">
          {feedback && saidOf(feedback, text)}
        </span>
      </div>
    )
  },

  /** The browser itself says that it has saved a file. */
)

function saidOf({ of, failed }: Feedback, { hops }: Catalogue): string | null {
  const words = hops.diagram
  if (of === 'copy') return failed ? words.copyFailed : words.copied
  return failed ? words.saveFailed : null
}
