// The instructor's second window: what to say in each part of the demonstration that is on, and the running order while none is.
import { ChevronLeft } from 'lucide-react'
import { DEMONSTRATIONS, type DemonstrationStatus } from '#src/contract/demonstrations'
import { DEMONSTRATION_STEPS } from '#src/demo/demonstrations'
import { useText } from '../model/text'
import { Button } from '../ui/controls/button'
import { InstructorNotes } from './instructor-notes'
import { NextButton } from './next-button'
import styles from './notes.module.css'
import { Question } from './question'
import {
  backInWords,
  type DemonstrationMoves,
  nextInWords,
  useDemonstration,
  useDemonstrationMoves,
} from './use-demonstration'
import { usePacingKeys } from './use-demonstration-keys'

/** Shows the notes. */
export function Notes() {
  const { demos: say } = useText()
  const demonstration = useDemonstration()
  const moves = useDemonstrationMoves()
  usePacingKeys(moves, demonstration !== null)
  return (
    <main className={styles.page}>
      <h1>{say.notes}</h1>
      {demonstration ? (
        <OfDemonstration demonstration={demonstration} moves={moves} />
      ) : (
        <RunningOrder moves={moves} />
      )}
    </main>
  )
}

function OfDemonstration({
  demonstration,
  moves,
}: {
  demonstration: DemonstrationStatus
  moves: DemonstrationMoves
}) {
  const text = useText()
  const { demos: say } = text
  const { id, phase } = demonstration
  const next = nextInWords(demonstration, text)
  const back = backInWords(demonstration, text)
  return (
    <>
      <h2>
        {say.place({ at: DEMONSTRATIONS.indexOf(id) + 1, of: DEMONSTRATIONS.length })} {say.stories[id].name}
        <span className={styles.minutes}>{say.minutes({ count: DEMONSTRATION_STEPS[id].minutes })}</span>
      </h2>
      <p className={styles.phase}>{say.phases[phase]}</p>
      <InstructorNotes demonstration={demonstration} />
      {phase === 'question' && <Question demonstration={demonstration} onCount={moves.count} />}
      <p className={styles.pacing}>
        {back !== null && (
          <Button icon={ChevronLeft} aria-keyshortcuts="PageUp" onClick={moves.back}>
            {back}
          </Button>
        )}
        {next !== null && <NextButton onNext={moves.next}>{next}</NextButton>}
        <Button variant="ghost" onClick={moves.close}>
          {say.close}
        </Button>
      </p>
      <p className={styles.phase}>{say.keys}</p>
    </>
  )
}

function RunningOrder({ moves }: { moves: DemonstrationMoves }) {
  const { demos: say } = useText()
  const total = DEMONSTRATIONS.reduce((sum, id) => sum + DEMONSTRATION_STEPS[id].minutes, 0)
  return (
    <>
      <h2>
        {say.runningOrder}
        <span className={styles.minutes}>{say.minutes({ count: total })}</span>
      </h2>
      <ol className={styles.order}>
        {DEMONSTRATIONS.map((id, at) => (
          <li key={id}>
            <Button variant="ghost" onClick={() => moves.stage(id)}>
              {`${at + 1}. ${say.stories[id].name}`}
            </Button>
            <span className={styles.minutes}>{say.minutes({ count: DEMONSTRATION_STEPS[id].minutes })}</span>
          </li>
        ))}
      </ol>
    </>
  )
}
