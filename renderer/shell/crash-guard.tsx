// Keeps the page alive when a part of it can't be drawn: that part says so and offers a way on, the others stay.
import { RefreshCw, RotateCcw, TriangleAlert } from 'lucide-react'
import { Component, type ReactNode, useEffect, useState } from 'react'
import type { LaneId } from '#src/trace/lane'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { Button } from '../ui/button'
import { HintedButton } from '../ui/hinted-button'
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

interface CrashGuardProps {
  readonly children: ReactNode
  /** The lane that is drawn; none for the inspector. */
  readonly lane?: LaneId
}

/** Shows its children, or in their place that they could not be drawn, with "Try again" and for a lane "Reset this lane". */
export function CrashGuard({ children, lane }: CrashGuardProps) {
  return (
    <Boundary instead={(error, again) => <Crashed error={error} lane={lane ?? null} onAgain={again} />}>
      {children}
    </Boundary>
  )
}

interface CrashedProps {
  readonly error: unknown
  readonly lane: LaneId | null
  readonly onAgain: () => void
}

function Crashed({ error, lane, onAgain }: CrashedProps) {
  const { shell, lanes } = useText()
  const say = shell.crashed
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
    <div className={styles.crashed} role="alert">
      <TriangleAlert className={styles.sign ?? ''} size={22} aria-hidden />
      <p className={styles.title}>{lane ? say.lane({ name: lanes[lane].name }) : say.inspector}</p>
      <p className={styles.body}>{say.body}</p>
      <p className={styles.error}>{error instanceof Error ? error.message : String(error)}</p>
      <div className={styles.ways}>
        <Button icon={RefreshCw} onClick={onAgain}>
          {say.again}
        </Button>
        {lane && (
          <HintedButton hint={say.resetHint} icon={RotateCcw} onClick={() => void reset(lane)}>
            {say.resetLane}
          </HintedButton>
        )}
      </div>
    </div>
  )
}
