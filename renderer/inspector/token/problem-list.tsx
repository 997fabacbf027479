// What is wrong with a text that should be a JWT, with the place marked in the text itself.

import { CircleX, TriangleAlert } from 'lucide-react'
import { type JwtProblem, placeOf, severityOf } from '#src/token/jwt-problem'
import { problemWords } from '#src/token/problem-words'
import { visible } from '#src/token/visible'
import { Rich } from '../../ui/rich'
import { useInspector } from '../parts/inspector-view'
import styles from './problems.module.css'

/** Lists problems. `text` is what the learner pasted: a problem that lies somewhere shows its surroundings. */
export function ProblemList({ problems, text }: { problems: readonly JwtProblem[]; text: string }) {
  const { catalogue } = useInspector()
  const say = catalogue.inspector.anyJwt
  return (
    <ul className={styles.problems} aria-label={say.problems}>
      {problems.map((problem) => {
        const severity = severityOf(problem)
        const Icon = severity === 'error' ? CircleX : TriangleAlert
        const at = placeOf(problem)
        return (
          <li key={JSON.stringify(problem)} data-severity={severity}>
            <Icon size={14} aria-label={say.severity[severity]} />
            <div>
              <Rich text={problemWords(problem, catalogue.token)} />
              {at !== null && <Surroundings text={text} at={at} />}
            </div>
          </li>
        )
      })}
    </ul>
  )
}

const REACH = 12

function Surroundings({ text, at }: { text: string; at: number }) {
  const here = String.fromCodePoint(text.codePointAt(at) ?? 0x20)
  const end = at + here.length
  return (
    <p className={styles.place} aria-hidden>
      {at > REACH && '…'}
      {seen(text.slice(Math.max(0, at - REACH), at))}
      <mark>{seen(here)}</mark>
      {seen(text.slice(end, end + REACH))}
      {end + REACH < text.length && '…'}
    </p>
  )
}

/** Shows blanks and what has no shape of its own. */
function seen(text: string): string {
  return [...text]
    .map((character) => (character === '\n' ? '⏎' : character === ' ' ? '␣' : visible(character)))
    .join('')
}
