// All ways side by side, measured with the same requests: a line for sessions, then one for each algorithm and strategy.
import { Gauge, LoaderCircle } from 'lucide-react'
import type { MeasuredCost } from '#src/contract/commands'
import { MEASURED_WORKLOAD } from '#src/contract/workload'
import { useLocale, useText } from '../model/text'
import { useModel } from '../model/use-model'
import { Button } from '../ui/controls/button'
import { Pill } from '../ui/pill'
import { Rich } from '../ui/rich'
import { byteWords, microWords, numberWords } from './amounts'
import { Bar } from './cost-chart'
import styles from './costs.module.css'
import { isSetNow, SESSION_STRATEGY, strategyWords } from './own-ways'
import type { Measuring } from './use-costs'

/** Shows the button that measures, what the figures mean, and the figures once there are any. */
export function MeasuredWays({ isRunning, costs, measure }: Measuring) {
  const { measure: say } = useText().costs
  const isRecording = useModel((state) => state.recording !== null)
  return (
    <section className={styles.measured} aria-label={say.title}>
      <div className={styles.line}>
        <h3 className={styles.heading}>{say.title}</h3>
        <Button
          size="small"
          variant={costs ? 'quiet' : 'primary'}
          icon={isRunning ? LoaderCircle : Gauge}
          className={isRunning ? styles.running : undefined}
          disabled={isRunning || isRecording}
          aria-busy={isRunning}
          onClick={measure}
        >
          {isRunning ? say.running : costs ? say.again : say.button}
        </Button>
      </div>
      <p className={styles.note}>
        <Rich text={say.about(MEASURED_WORKLOAD)} />
      </p>
      {costs && <MeasuredTable costs={costs} />}
      <p className={styles.note}>{say.meaning}</p>
    </section>
  )
}

function MeasuredTable({ costs }: { costs: readonly MeasuredCost[] }) {
  const { measure: say } = useText().costs
  const most = Math.max(...costs.map(({ verifyCpuMicros }) => verifyCpuMicros))
  const algorithms = [...new Set(costs.map(({ algorithm }) => algorithm))]
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{say.caption}</caption>
      <thead>
        <tr>
          <th scope="col" colSpan={2}>
            {say.way}
          </th>
          <Column head={say.credential} aside={say.perRequest} />
          <Column head={say.lookups} aside={say.perRequest} />
          <Column head={say.verify} aside={say.perRequest} />
          <Column head={say.entries} aside={say.after} />
          <Column head={say.bytes} aside={say.after} />
        </tr>
      </thead>
      {algorithms.map((algorithm) => (
        <tbody key={algorithm}>
          {costs
            .filter((cost) => cost.algorithm === algorithm)
            .map((cost, index, { length }) => (
              <MeasuredRow key={cost.strategy} cost={cost} most={most} rows={index === 0 ? length : null} />
            ))}
        </tbody>
      ))}
    </table>
  )
}

function Column({ head, aside }: { head: string; aside: string }) {
  return (
    <th scope="col">
      {head}
      <span className={styles.aside}>{aside}</span>
    </th>
  )
}

interface MeasuredRowProps {
  cost: MeasuredCost
  most: number
  /** How many rows the algorithm has, at the first of them; null at the others. */
  rows: number | null
}

function MeasuredRow({ cost, most, rows }: MeasuredRowProps) {
  const text = useText()
  const locale = useLocale()
  const { measure: say, unit } = text.costs
  const settings = useModel((state) => state.status?.settings ?? null)
  const { algorithm, strategy, credentialBytes, lookups, verifyCpuMicros, store } = cost
  const isSession = strategy === SESSION_STRATEGY
  const isNow = !isSession && isSetNow(cost, settings)
  return (
    <tr data-lane={isSession ? 'session' : 'jwt'} data-now={isNow} aria-current={isNow || undefined}>
      {rows !== null && (
        <th scope="rowgroup" rowSpan={rows} colSpan={isSession ? 2 : 1} className={styles.way}>
          {isSession ? say.session : algorithm}
        </th>
      )}
      {!isSession && (
        <th scope="row" className={styles.strategy}>
          {strategyWords(strategy, text)}
          {isNow && <Pill>{say.setNow}</Pill>}
        </th>
      )}
      <td>{byteWords(credentialBytes, unit, locale)}</td>
      <td>{numberWords(lookups, locale)}</td>
      <td className={styles.charted}>
        <span className={styles.amount}>
          <Bar value={verifyCpuMicros} most={most} words={microWords(verifyCpuMicros, unit, locale)} />
        </span>
      </td>
      <td>{numberWords(store.entries, locale)}</td>
      <td>{byteWords(store.bytes, unit, locale)}</td>
    </tr>
  )
}
