// What is for the instructor and not for the class: what to say, which answer is right, and what comes next.
import type { DemonstrationStatus } from '#src/contract/demonstrations'
import { DEMONSTRATION_STEPS } from '#src/demo/demonstrations'
import { useText } from '../model/text'
import { Rich } from '../ui/rich'
import styles from './instructor-notes.module.css'
import { nextInWords } from './use-demonstration'

/** Shows the notes for the part of a demonstration that is on. */
export function InstructorNotes({ demonstration }: { demonstration: DemonstrationStatus }) {
  const text = useText()
  const { demos: say } = text
  const { id, round } = demonstration
  const story = say.stories[id]
  const { right } = DEMONSTRATION_STEPS[id].question
  const answers: Readonly<Record<string, string>> = story.answers
  const { answer } = (round === 'cure' && story.cure) || story
  const next = nextInWords(demonstration, text)
  return (
    <dl className={styles.notes}>
      <dt>{say.say}</dt>
      <dd>
        <Rich text={story.say} />
      </dd>
      <dt>{say.ask}</dt>
      <dd>
        {story.ask} <b>{say.rightIs({ answer: answers[right] ?? right })}</b>
      </dd>
      <dt>{say.answer}</dt>
      <dd>
        <Rich text={answer} />
      </dd>
      {next && (
        <>
          <dt>{say.next}</dt>
          <dd>{next}</dd>
        </>
      )}
    </dl>
  )
}
