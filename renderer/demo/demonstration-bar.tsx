// The bar of the demonstration that is on: what to say, what to ask, the last step, and what the servers answered.
import { Loader, MessageCircleQuestionMark, Presentation, RotateCcw, StepForward, X } from 'lucide-react'
import type { DemonstrationStatus } from '#src/contract/demonstrations'
import { DEMONSTRATION_STEPS } from '#src/demo/demonstrations'
import { LANES } from '#src/trace/lane'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { isHeld } from '../shell/waiting'
import { Button } from '../ui/button'
import { IconButton } from '../ui/icon-button'
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
    <section className={styles.bar} aria-label={landmark} data-phase={demonstration.phase}>
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

/** What the instructor says; after the last step what it has shown. */
function Words({ demonstration }: { demonstration: DemonstrationStatus }) {
  const { demos: say } = useText()
  const { id, phase, why } = demonstration
  const story = say.stories[id]
  switch (phase) {
    case 'done':
      return <Outcome demonstration={demonstration} />
    case 'ended':
      return <p className={styles.ended}>{say.ended[why ?? 'failed']}</p>
    default:
      return (
        <p className={styles.say}>
          <b className={styles.label}>{say.say}</b>
          <Rich text={story.say} />
        </p>
      )
  }
}

function Outcome({ demonstration }: { demonstration: DemonstrationStatus }) {
  const { demos: say, shell } = useText()
  const { id, round } = demonstration
  const answered = useAnswered(demonstration)
  const expected = otherwiseThanExpected(demonstration, answered)
  const answer = (round === 'cure' ? say.cures[id] : undefined)?.answer ?? say.stories[id].answer
  const wanted =
    expected &&
    LANES.filter((lane) => expected[lane].length > 0)
      .map((lane) => `${shell.brand[lane]} ${expected[lane].join(say.and)}`)
      .join(' · ')
  return (
    <div className={styles.outcome}>
      <p className={wanted ? styles.ended : styles.answer}>
        <b className={styles.label}>{say.answer}</b>
        <Rich text={wanted ? say.notAsExpected({ expected: wanted }) : answer} />
      </p>
      <AnsweredList answered={answered} />
    </div>
  )
}

/** What the instructor asks, and the one button; while something is under way how far it has come. */
function LastStep({ demonstration, moves }: GivenProps) {
  const { demos: say } = useText()
  const isWaiting = useModel((state) => LANES.some((lane) => isHeld(state, lane)))
  const { id, phase, round, progress } = demonstration
  const story = say.stories[id]
  if (phase === 'staging') {
    return (
      <div className={styles.step}>
        <p className={styles.doing}>
          <Loader className={styles.turning ?? ''} aria-hidden />
          {say.staging(progress)}
        </p>
        <progress
          className={styles.progress}
          max={progress.of}
          value={progress.taken}
          aria-label={say.menu}
        />
      </div>
    )
  }
  const cure = round === 'lesson' && DEMONSTRATION_STEPS[id].cure ? say.cures[id] : undefined
  const press = phase === 'done' ? cure?.press : story.press
  if (phase === 'ended') return null
  return (
    <div className={styles.step}>
      <p className={styles.ask}>
        <MessageCircleQuestionMark className={styles.icon ?? ''} aria-hidden />
        <span className="visually-hidden">{say.ask}</span>
        <span>{story.ask}</span>
      </p>
      {phase === 'finishing' ? (
        <p className={styles.doing}>
          <Loader className={styles.turning ?? ''} aria-hidden />
          {isWaiting ? say.held : say.finishing}
        </p>
      ) : (
        press && (
          <Button
            variant={phase === 'done' ? 'quiet' : 'primary'}
            className={styles.press}
            icon={StepForward}
            onClick={moves.press}
          >
            {press}
          </Button>
        )
      )}
    </div>
  )
}
