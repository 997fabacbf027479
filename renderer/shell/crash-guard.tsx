// Keeps the page alive when a part of it can't be drawn: that part says so and offers a way on, the others stay.
import { RefreshCw, RotateCcw, TriangleAlert } from 'lucide-react'
import { Component, type ReactNode, useEffect, useState } from 'react'
import { LANES, type LaneId } from '#src/trace/lane'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { Button } from '../ui/controls/button'
import { HintedButton } from '../ui/controls/hinted-button'
import styles from './crash-guard.module.css'

interface BoundaryProps {
  readonly children: ReactNode
  readonly instead: (error: unknown, again: () => void) => ReactNode
}

interface Caught {
  readonly error: unknown
}

/** React has no hook for this: only a class can catch what its children throw. React itself writes it to the console. */
class Boundary extends Component<BoundaryProps, { readonly caught: Caught | null }> {
  override state: { readonly caught: Caught | null } = { caught: null }

  static getDerivedStateFromError(error: unknown): { readonly caught: Caught } {
    return { caught: { error } }
  }

  readonly again = (): void => this.setState({ caught: null })

  override render(): ReactNode {
    const { caught } = this.state
    return caught === null ? this.props.children : this.props.instead(caught.error, this.again)
  }
}

type Part = LaneId | 'topBar' | 'messages' | 'actions' | 'verdict' | 'timeline' | 'inspector' | 'page'

interface CrashGuardProps {
  readonly children: ReactNode
  readonly part: Part
}

/**
 * Shows its children, or in their place that they could not be drawn, with "Try again"; for a lane with "Reset this lane" too, and
 * for the whole page with loading it anew instead.
 */
export function CrashGuard({ children, part }: CrashGuardProps) {
  return (
    <Boundary instead={(error, again) => <Crashed error={error} part={part} onAgain={again} />}>
      {children}
    </Boundary>
  )
}

/** What is a row of the page, and has no more height to say so. */
const ROWS: readonly Part[] = ['topBar', 'messages', 'actions', 'verdict', 'timeline']

interface CrashedProps {
  readonly error: unknown
  readonly part: Part
  readonly onAgain: () => void
}

function Crashed({ error, part, onAgain }: CrashedProps) {
  const { shell, lanes } = useText()
  const say = shell.crashed
  const lane = isLane(part) ? part : null
  // With a part its heading is gone; the page's own stands in the top bar.
  const Title = part === 'topBar' || part === 'page' ? 'h1' : 'h2'
  const send = useModel((state) => state.send)
  // With the lane's flows goes what could not be drawn.
  const isEmpty = useModel((state) => lane !== null && state.lanes[lane].flows.length === 0)
  const [wasEmpty] = useState(isEmpty)
  useEffect(() => {
    if (isEmpty && !wasEmpty) onAgain()
  }, [isEmpty, wasEmpty, onAgain])
  const reset = async (of: LaneId): Promise<void> => {
    // Where that fails a notice says so.
    if ((await send('reset', { lanes: [of] })) !== null) onAgain()
  }
  return (
    <div className={styles.crashed} data-row={ROWS.includes(part) || undefined} role="alert">
      <TriangleAlert className={styles.sign ?? ''} size={22} aria-hidden />
      <Title className={styles.title}>
        {isLane(part) ? say.lane({ name: lanes[part].name }) : say[part]}
      </Title>
      <p className={styles.body}>{part === 'page' ? say.pageBody : say.body}</p>
      <p className={styles.error}>{error instanceof Error ? error.message : String(error)}</p>
      <div className={styles.ways}>
        {part === 'page' ? (
          <Button icon={RefreshCw} onClick={() => window.location.reload()}>
            {say.reload}
          </Button>
        ) : (
          <Button icon={RefreshCw} onClick={onAgain}>
            {say.again}
          </Button>
        )}
        {lane && (
          <HintedButton hint={say.resetHint} icon={RotateCcw} onClick={() => void reset(lane)}>
            {say.resetLane}
          </HintedButton>
        )}
      </div>
    </div>
  )
}

function isLane(part: Part): part is LaneId {
  return LANES.some((lane) => lane === part)
}
