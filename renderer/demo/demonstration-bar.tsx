// The bar of the demonstration that is on, for the class to see: the scene, the question, what the servers answered, what that means;
// and the way on and back. What the instructor says shows only while a key is held down.
import { ChevronLeft, Loader, NotebookText, Presentation, RotateCcw, X } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { DEMONSTRATIONS, type DemonstrationEnd, type DemonstrationStatus } from '#src/contract/demonstrations'
import { lanesOf } from '#src/demo/demonstration'
import { DEMONSTRATION_STEPS } from '#src/demo/demonstrations'
import { differencesOf } from '#src/differences/differences'
import { LANES } from '#src/trace/lane'
import { useText } from '../model/text'
import { useModel, useModelStore } from '../model/use-model'
import { isHeld } from '../model/waiting'
import { Button } from '../ui/controls/button'
import { HintedButton } from '../ui/controls/hinted-button'
import { Rich } from '../ui/rich'
import styles from './demonstration-bar.module.css'
import { InstructorNotes } from './instructor-notes'
import { NextButton } from './next-button'
import { Question } from './question'
import { otherwiseThanExpected, StoryList, useStoryFlows } from './story-flows'
import {
  backInWords,
  type DemonstrationMoves,
  nextInWords,
  useDemonstration,
  useDemonstrationMoves,
} from './use-demonstration'
import { useNotesKey, usePacingKeys } from './use-demonstration-keys'

/** Shows the demonstration that is on; nothing while none is. */
export function DemonstrationBar() {
  const demonstration = useDemonstration()
  const moves = useDemonstrationMoves()
  const { landmark } = useText().demos
  usePacingKeys(moves, demonstration !== null)
  if (!demonstration) return null
  const { phase } = demonstration
  return (
    <section className={styles.bar} aria-label={landmark} data-phase={phase}>
      <Given demonstration={demonstration} moves={moves} />
    </section>
  )
}

interface GivenProps {
  demonstration: DemonstrationStatus
  moves: DemonstrationMoves
}

function Given({ demonstration, moves }: GivenProps) {
  const { demos: say } = useText()
  const { id, phase } = demonstration
  const isUnderWay = phase === 'staging' || phase === 'finishing'
  const openNotes = useModel((state) => state.openNotes)
  const areNotesShown = useNotesKey()
  useDecisiveFlows(demonstration)
  return (
    <>
      <header className={styles.head}>
        <Presentation className={styles.icon ?? ''} aria-hidden />
        <h2 className={styles.name}>
          <span className={styles.place}>
            {say.place({ at: DEMONSTRATIONS.indexOf(id) + 1, of: DEMONSTRATIONS.length })}
          </span>{' '}
          {say.stories[id].name}
        </h2>
        <span className={styles.others}>
          <Button
            variant="ghost"
            size="small"
            icon={RotateCcw}
            disabled={isUnderWay}
            onClick={() => moves.stage(id)}
          >
            {say.again}
          </Button>
          <HintedButton
            variant="ghost"
            size="small"
            icon={NotebookText}
            hint={say.notesHint}
            onClick={openNotes}
          >
            {say.notes}
          </HintedButton>
          <HintedButton variant="ghost" size="small" icon={X} hint={say.closeHint} onClick={moves.close}>
            {say.close}
          </HintedButton>
        </span>
      </header>
      <div className={styles.body} aria-live="polite">
        <Part demonstration={demonstration} moves={moves} />
      </div>
      <Pacing demonstration={demonstration} moves={moves} />
      {areNotesShown && (
        <aside className={styles.notes} aria-label={say.notes}>
          <InstructorNotes demonstration={demonstration} />
        </aside>
      )}
    </>
  )
}

/** What the class sees in this part. */
function Part({ demonstration, moves }: GivenProps) {
  const { demos: say } = useText()
  const { phase, progress, why } = demonstration
  const sawEnd = useSawEnd(demonstration)
  const staged = useStoryFlows(demonstration, 'staged')
  const answered = useStoryFlows(demonstration, 'flows')
  const isOnOneLane = lanesOf(DEMONSTRATION_STEPS[demonstration.id]).length === 1
  switch (phase) {
    case 'staging':
      return (
        <div className={styles.progress}>
          <Doing>{say.staging(progress)}</Doing>
          <progress max={progress.of} value={progress.taken} aria-label={say.landmark} />
        </div>
      )
    case 'scene':
      return (
        <>
          <p className={styles.words}>
            <Differences /> {say.scene}
          </p>
          <StoryList label={say.staged} isOnOneLane={isOnOneLane} flows={staged} />
        </>
      )
    case 'question':
      return <Question demonstration={demonstration} onCount={moves.count} />
    case 'finishing':
      return (
        <>
          <Question demonstration={demonstration} />
          <Asking />
        </>
      )
    case 'look':
      return (
        <div className={styles.story}>
          <StoryList label={say.staged} isOnOneLane={isOnOneLane} flows={staged} />
          <StoryList
            label={say.answered}
            isOnOneLane={isOnOneLane}
            flows={answered}
            decisive={demonstration.decisive}
          />
        </div>
      )
    case 'answer':
      return <Answer demonstration={demonstration} />
    case 'ended':
      return <Ended why={sawEnd ? why : null} />
  }
}

/** Says what is set differently from the start, where the stage is set: a class can't guess it from the requests. */
function Differences() {
  const text = useText()
  const { demos: say } = text
  const status = useModel((state) => state.status)
  const words = useMemo(
    () => (status ? differencesOf(status).map(({ says }) => says(text)) : []),
    [status, text],
  )
  if (words.length === 0) return say.asAtStart
  return (
    <>
      <b className={styles.label}>{say.differs}</b>
      <b>{words.join(' · ')}</b>
      {say.stop}
    </>
  )
}

/** Has each lane show the flow that the story is about, which need not be its newest, while the class looks. */
function useDecisiveFlows({ phase, decisive }: DemonstrationStatus): void {
  const model = useModelStore()
  const { session, jwt } = decisive
  // After a reload the flows may come later than what is said of them.
  const areThere = useModel(({ lanes }) =>
    LANES.every(
      (lane) => decisive[lane] === null || lanes[lane].flows.some((each) => each.id === decisive[lane]),
    ),
  )
  useEffect(() => {
    const isSeen = phase === 'look' || phase === 'answer'
    if (!isSeen || !areThere) return
    const { showFlow } = model.getState()
    if (session !== null) showFlow('session', session)
    if (jwt !== null) showFlow('jwt', jwt)
  }, [model, phase, areThere, session, jwt])
}

function Answer({ demonstration }: { demonstration: DemonstrationStatus }) {
  const { demos: say, shell } = useText()
  const { id, round } = demonstration
  const expected = otherwiseThanExpected(demonstration, useStoryFlows(demonstration, 'flows'))
  if (expected) {
    const lanes = LANES.filter((lane) => expected[lane].length > 0)
    const words = lanes.map((lane) => `${shell.brand[lane]} ${expected[lane].join(say.and)}`).join(' · ')
    return <p className={styles.warning}>{say.notAsExpected({ expected: words })}</p>
  }
  const { answer } = (round === 'cure' && say.stories[id].cure) || say.stories[id]
  return (
    <>
      {round === 'lesson' && <Question demonstration={demonstration} isAnswered />}
      <p className={styles.words}>
        <b className={styles.label}>{say.answer}</b>
        <Rich text={answer} />
      </p>
    </>
  )
}

/** Says which lab is shown, and why its demonstration has ended only to whoever saw that happen. */
function Ended({ why }: { why: DemonstrationEnd | null }) {
  const { demos: say } = useText()
  return (
    <>
      {why && <p className={styles.warning}>{say.ended[why]}</p>}
      <p className={styles.words}>{say.secondLab}</p>
    </>
  )
}

/** Tells whether a demonstration has ended while this page was looking. */
function useSawEnd({ phase }: DemonstrationStatus): boolean {
  const [known, setKnown] = useState({ phase, sawEnd: false })
  if (known.phase !== phase) setKnown({ phase, sawEnd: phase === 'ended' })
  return known.sawEnd
}

/** The way on, named after what comes, and the way back. */
function Pacing({ demonstration, moves }: GivenProps) {
  const text = useText()
  const { demos: say } = text
  const next = nextInWords(demonstration, text)
  const back = backInWords(demonstration, text)
  return (
    <div className={styles.pacing}>
      {back !== null && (
        <HintedButton
          variant="quiet"
          icon={ChevronLeft}
          className={styles.press}
          hint={`${back} (Page Up)`}
          aria-keyshortcuts="PageUp"
          onClick={moves.back}
        >
          {say.back}
        </HintedButton>
      )}
      {next !== null && (
        <NextButton className={styles.press} onNext={moves.next}>
          {next}
        </NextButton>
      )}
    </div>
  )
}

function Asking() {
  const { demos: say } = useText()
  const isWaiting = useModel((state) => LANES.some((lane) => isHeld(state, lane)))
  return <Doing>{isWaiting ? say.held : say.finishing}</Doing>
}

function Doing({ children }: { children: string }) {
  return (
    <p className={styles.doing}>
      <Loader className={styles.turning ?? ''} aria-hidden />
      {children}
    </p>
  )
}
