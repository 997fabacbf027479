// The question to the class: its answers with the hands that are put up for each, and once it is answered which one was right.
import { Check, Minus, Plus } from 'lucide-react'
import { useState } from 'react'
import { type DemonstrationStatus, MAX_HANDS } from '#src/contract/demonstrations'
import { DEMONSTRATION_STEPS } from '#src/demo/demonstrations'
import { useText } from '../model/text'
import styles from './question.module.css'

interface QuestionProps {
  demonstration: DemonstrationStatus
  /** Hears how many hands an answer has now, by its place. Where there is none, they can't be counted any more. */
  onCount?: (answer: number, hands: number) => void
  /** Whether it is shown which answer is right. */
  isAnswered?: boolean
}

/** Shows the question. */
export function Question({ demonstration, onCount, isAnswered = false }: QuestionProps) {
  const { demos: say } = useText()
  const { id, hands } = demonstration
  const { question } = DEMONSTRATION_STEPS[id]
  const { ask } = say.stories[id]
  const words: Readonly<Record<string, string>> = say.stories[id].answers
  return (
    <div className={styles.question} data-answered={isAnswered || undefined}>
      <p className={styles.ask}>
        <span className="visually-hidden">{say.ask}: </span>
        {ask}
      </p>
      <ul className={styles.answers} aria-label={say.answers}>
        {question.answers.map((key, at) => {
          const answer = words[key] ?? key
          const count = hands[at] ?? 0
          const isRight = isAnswered && key === question.right
          return (
            <li key={key} className={styles.answer} data-right={isRight || undefined}>
              {isRight && <Check className={styles.check ?? ''} aria-label={say.right} />}
              <span>{answer}</span>
              {onCount ? (
                <Hands answer={answer} count={count} onCount={(now) => onCount(at, now)} />
              ) : (
                <span className={styles.count}>{say.hands({ count })}</span>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

interface HandsProps {
  answer: string
  count: number
  onCount: (count: number) => void
}

/** Counts hands: a number to type, and one more or less. */
function Hands({ answer, count, onCount }: HandsProps) {
  const { demos: say } = useText()
  /** What is being typed; null while it is what was counted. */
  const [typed, setTyped] = useState<string | null>(null)
  const change = (now: number) => onCount(Math.min(Math.max(now, 0), MAX_HANDS))
  return (
    <span className={styles.hands}>
      <span className={styles.unit} aria-hidden>
        {say.handsUp}
      </span>
      <button
        type="button"
        aria-label={say.handLess({ answer })}
        disabled={count === 0}
        onClick={() => change(count - 1)}
      >
        <Minus aria-hidden />
      </button>
      <input
        aria-label={say.handsFor({ answer })}
        inputMode="numeric"
        maxLength={3}
        value={typed ?? String(count)}
        onFocus={(event) => event.target.select()}
        onChange={({ target: { value } }) => {
          setTyped(value)
          if (/^\d{1,3}$/.test(value)) change(Number(value))
        }}
        onBlur={() => setTyped(null)}
      />
      <button type="button" aria-label={say.handMore({ answer })} onClick={() => change(count + 1)}>
        <Plus aria-hidden />
      </button>
    </span>
  )
}
