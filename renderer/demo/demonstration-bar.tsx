// The bar of the demonstration that is on: what to say, what to ask, the last step, and what the servers answered.
import { Loader, MessageCircleQuestionMark, Presentation, RotateCcw, StepForward, X } from 'lucide-react'
import type { DemonstrationStatus } from '#src/contract/demonstrations'
import { LANES } from '#src/trace/lane'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { isHeld } from '../model/waiting'
import { Button } from '../ui/controls/button'
import { IconButton } from '../ui/controls/icon-button'
import { Rich } from '../ui/rich'
import { AnsweredList, otherwiseThanExpected, useAnswered } from './answered'
import styles from './demonstration-bar.module.css'
import { type DemonstrationMoves, useDemonstration, useDemonstrationMoves } from './use-demonstration'

/** Shows the demonstration that is on; nothing while none is. */
export function DemonstrationBar() {
  const demonstration = useDemonstration()
  const moves = useDemonstrationMoves()
  const { landmark } = useText().demos
  if (!demonstration) return null
  return (
    <section className={styles.bar} aria-label={landmark} data-phase={demonstration.phase} data-demonstration>
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
  const story = say.stories[id]
  const isUnderWay = phase === 'staging' || phase === 'finishing'
  return (
    <>
      <header className={styles.head}>
        <Presentation className={styles.icon ?? ''} aria-hidden />
        <h2 className={styles.name}>{story.name}</h2>
        <span className={styles.again}>
          <Button
            variant="ghost"
            size="small"
            icon={RotateCcw}
            disabled={isUnderWay}
            onClick={() => moves.stage(id)}
          >
            {say.again}
          </Button>
          <IconButton label={say.close} icon={X} size="small" onClick={moves.close} />
        </span>
      </header>
      <div className={styles.body} aria-live="polite">
        <Words demonstration={demonstration} />
        <LastStep demonstration={demonstration} moves={moves} />
      </div>
    </>
  )
}

/** What the instructor says; after the last step the question again, with its answer. */
function Words({ demonstration }: { demonstration: DemonstrationStatus }) {
  const { demos: say } = useText()
  const { id, phase, why } = demonstration
  switch (phase) {
    case 'done':
      return <Outcome demonstration={demonstration} />
    case 'ended':
      return <p className={styles.warning}>{say.ended[why ?? 'failed']}</p>
    default:
      return (
        <p className={styles.words}>
          <b className={styles.label}>{say.say}</b>
          <Rich text={say.stories[id].say} />
        </p>
      )
  }
}

function Outcome({ demonstration }: { demonstration: DemonstrationStatus }) {
  const { demos: say, shell } = useText()
  const { id, round } = demonstration
  const expected = otherwiseThanExpected(demonstration, useAnswered(demonstration))
  if (expected) {
    const lanes = LANES.filter((lane) => expected[lane].length > 0)
    const words = lanes.map((lane) => `${shell.brand[lane]} ${expected[lane].join(say.and)}`).join(' · ')
    return <p className={styles.warning}>{say.notAsExpected({ expected: words })}</p>
  }
  const { answer } = (round === 'cure' && say.stories[id].cure) || say.stories[id]
  return (
    <div>
      {round === 'lesson' && <Question text={say.stories[id].ask} />}
      <p className={styles.words}>
        <b className={styles.label}>{say.answer}</b>
        <Rich text={answer} />
      </p>
    </div>
  )
}

function Question({ text }: { text: string }) {
  const { ask } = useText().demos
  return (
    <p className={styles.ask}>
      <MessageCircleQuestionMark className={styles.icon ?? ''} aria-hidden />
      <span className="visually-hidden">{ask}</span>
      <span>{text}</span>
    </p>
  )
}

/** The question and the one button; while something is under way how far it has come; at the end what the servers answered. */
function LastStep({ demonstration, moves }: GivenProps) {
  const { demos: say } = useText()
  const { id, phase, round, progress } = demonstration
  const answered = useAnswered(demonstration)
  switch (phase) {
    case 'staging':
      return (
        <div className={styles.progress}>
          <Doing>{say.staging(progress)}</Doing>
          <progress max={progress.of} value={progress.taken} aria-label={say.landmark} />
        </div>
      )
    case 'ready':
      return (
        <div className={styles.step}>
          <Question text={say.stories[id].ask} />
          <PressButton variant="primary" onPress={moves.press}>
            {say.stories[id].press}
          </PressButton>
        </div>
      )
    case 'finishing':
      return (
        <div className={styles.step}>
          <Question text={say.stories[id].ask} />
          <Asking />
        </div>
      )
    case 'done': {
      const cure = round === 'lesson' ? say.stories[id].cure : undefined
      return (
        <div className={styles.step}>
          <AnsweredList answered={answered} />
          {cure && (
            <PressButton variant="quiet" onPress={moves.press}>
              {cure.press}
            </PressButton>
          )}
        </div>
      )
    }
    case 'ended':
      return null
  }
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

interface PressButtonProps {
  variant: 'primary' | 'quiet'
  onPress: () => void
  children: string
}

/** The second click of a double click counts for nothing: another button may stand there by then. */
function PressButton({ variant, onPress, children }: PressButtonProps) {
  return (
    <Button
      variant={variant}
      className={styles.press}
      icon={StepForward}
      onClick={({ detail }) => {
        if (detail < 2) onPress()
      }}
    >
      {children}
    </Button>
  )
}
