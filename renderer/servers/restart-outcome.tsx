// What a restart has left of what a server knew, beside what the learner predicted.
import { Check, CircleHelp, X } from 'lucide-react'
import type { RestartReport } from '#src/trace/act'
import type { LaneId } from '#src/trace/lane'
import { useRevocationRules } from '../lanes/use-token-states'
import { useText } from '../model/text'
import { Pill } from '../ui/pill'
import { Rich } from '../ui/rich'
import styles from './restart.module.css'
import { type Fate, fateOf, THINGS, type Thing, whyWords } from './restart-lines'

interface RestartOutcomeProps {
  readonly lane: LaneId
  /** Null where the lane was not restarted. */
  readonly report: RestartReport | null
  readonly predicted: Readonly<Partial<Record<Thing, Fate>>>
  readonly isNamed: boolean
}

/** Shows a line for each thing: how many there were and are, what that means, and why. */
export function RestartOutcome({ lane, report, predicted, isNamed }: RestartOutcomeProps) {
  const { servers, lanes } = useText()
  const say = servers.restart
  return (
    <section className={styles.lane} data-lane={lane} aria-label={lanes[lane].name}>
      <header className={styles.head}>
        {isNamed && <h3 className={styles.name}>{lanes[lane].name}</h3>}
        <span className={styles.aside}>
          {report ? say.keptIn({ kind: servers.storage.kind[report.storage] }) : say.missing}
        </span>
      </header>
      {report && (
        <ul>
          {THINGS[lane].map((thing) => (
            <OutcomeLine key={thing} thing={thing} report={report} guess={predicted[thing] ?? null} />
          ))}
        </ul>
      )}
    </section>
  )
}

interface OutcomeLineProps {
  readonly thing: Thing
  readonly report: RestartReport
  readonly guess: Fate | null
}

function OutcomeLine({ thing, report, guess }: OutcomeLineProps) {
  const say = useText().servers.restart
  const { revocation } = useRevocationRules()
  const fate = fateOf(thing, report)
  const isBack = thing === 'tokens' && report.tokens.after > report.tokens.before
  const why = whyWords(thing, report, revocation, say)
  return (
    <li className={styles.outcome}>
      <div className={styles.line}>
        <span className={styles.thing}>
          <span className={styles.label}>{say.thing[thing]}</span>
          <span className={styles.aside}>{fate === null ? say.noneBefore : say.counts(report[thing])}</span>
        </span>
        {fate !== null && (
          <>
            <Pill tone={fate === 'kept' && !isBack ? 'good' : 'bad'}>
              {isBack ? say.back : say.guess[thing][fate]}
            </Pill>
            <Verdict fate={fate} guess={guess} />
          </>
        )}
      </div>
      {why !== null && (
        <p className={styles.why}>
          <Rich text={why} />
        </p>
      )}
    </li>
  )
}

function Verdict({ fate, guess }: { fate: Fate; guess: Fate | null }) {
  const say = useText().servers.restart
  if (guess === null) {
    return (
      <span className={styles.verdict}>
        <CircleHelp size={14} aria-hidden />
        {say.noGuess}
      </span>
    )
  }
  const isRight = guess === fate
  const Icon = isRight ? Check : X
  return (
    <span className={styles.verdict} data-right={isRight}>
      <Icon size={14} aria-hidden />
      {isRight ? say.right : say.wrong}
    </span>
  )
}
