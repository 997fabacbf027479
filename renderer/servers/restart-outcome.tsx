// What a restart has left of what a server knew, beside what the learner predicted.
import { Check, CircleHelp, X } from 'lucide-react'
import type { Catalogue } from '#src/i18n/catalogue'
import { INITIAL_SETTINGS } from '#src/settings/settings'
import type { RestartReport } from '#src/trace/act'
import type { LaneId } from '#src/trace/lane'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { Pill, type PillTone } from '../ui/pill'
import { Rich } from '../ui/rich'
import styles from './restart.module.css'
import { type Fate, fateOf, type Guess, isRight, THINGS, type Thing, whyWords } from './restart-lines'

interface RestartOutcomeProps {
  readonly lane: LaneId
  /** Null where the lane was not restarted. */
  readonly report: RestartReport | null
  readonly predicted: Readonly<Partial<Record<Thing, Guess>>>
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
      {report?.uncounted && <p className={styles.aside}>{say.uncounted}</p>}
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
  readonly guess: Guess | null
}

const TONES: Readonly<Record<Fate, PillTone>> = { kept: 'good', some: 'warning', gone: 'bad', back: 'bad' }

function OutcomeLine({ thing, report, guess }: OutcomeLineProps) {
  const say = useText().servers.restart
  const settings = useModel((model) => model.status?.settings ?? INITIAL_SETTINGS)
  const fate = fateOf(thing, report)
  const none = fate === null ? (report.uncounted ? say.notKnown : say.noneBefore) : null
  const why = whyWords(thing, report, settings, say)
  return (
    <li className={styles.outcome}>
      <div className={styles.line}>
        <span className={styles.thing}>
          <span className={styles.label}>{say.thing[thing]}</span>
          <span className={styles.aside}>{none ?? say.counts(report[thing])}</span>
        </span>
        {fate !== null && (
          <>
            <Pill tone={TONES[fate]}>{fateWords(fate, thing, report, say)}</Pill>
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

function fateWords(
  fate: Fate,
  thing: Thing,
  report: RestartReport,
  say: Catalogue['servers']['restart'],
): string {
  if (fate === 'back') return say.back
  return fate === 'some' ? say.some(report[thing]) : say.guess[thing][fate]
}

function Verdict({ fate, guess }: { fate: Fate; guess: Guess | null }) {
  const say = useText().servers.restart
  const right = guess === null ? null : isRight(guess, fate)
  const words = guess === null ? say.noGuess : right === null ? say.partly : right ? say.right : say.wrong
  const Icon = right === null ? CircleHelp : right ? Check : X
  return (
    <span className={styles.verdict} data-right={right ?? undefined}>
      <Icon size={14} aria-hidden />
      {words}
    </span>
  )
}
