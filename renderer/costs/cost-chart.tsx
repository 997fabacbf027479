// What the learner's own requests have cost, session beside JWT: the last flow, the average, and what lies in the stores.
import type { ReactNode } from 'react'
import { shortName } from '#src/token/short'
import { type CostSum, type LaneCosts, perRequest, verifyMicrosPerRequest } from '#src/trace/costs'
import { LANES, type LaneId, perLane } from '#src/trace/lane'
import { useLocale, useText } from '../model/text'
import { useModel } from '../model/use-model'
import { Rich } from '../ui/rich'
import { amountWords } from './amounts'
import styles from './costs.module.css'
import { type Costs, useHoldings } from './use-costs'

type Metric = keyof ReturnType<typeof useText>['costs']['chart']['hint']
type Values = Readonly<Record<LaneId, number | null>>

const OF_REQUESTS = ['credential', 'lookups', 'writes', 'verify'] as const
const OF_STORES = ['entries', 'bytes'] as const
const PATH_LENGTH = 26

/** Shows what the requests so far have cost; says so where there were none. */
export function CostChart({ costs }: { costs: Costs }) {
  const { chart: say } = useText().costs
  const holdings = useHoldings()
  const isRecording = useModel((state) => state.recording !== null)
  if (LANES.every((lane) => costs[lane].last === null)) {
    return (
      <p className={styles.note}>
        <Rich text={say.empty} />
      </p>
    )
  }
  const last = (metric: (typeof OF_REQUESTS)[number]) =>
    perLane((lane) => costs[lane].last && amountOf(costs[lane].last.cost, metric))
  const average = (metric: (typeof OF_REQUESTS)[number]) =>
    perLane((lane) => averageOf(costs[lane].total, metric))
  const kept = (metric: (typeof OF_STORES)[number]) => perLane((lane) => holdings?.[lane]?.[metric] ?? null)
  // Both columns have one scale.
  const most = (metric: (typeof OF_REQUESTS)[number]) => largest(last(metric), average(metric))
  return (
    <div className={styles.blocks}>
      <Block title={say.last} facts={perLane((lane) => requestLine(costs[lane]))}>
        {OF_REQUESTS.map((metric) => (
          <Amounts key={metric} metric={metric} values={last(metric)} most={most(metric)} />
        ))}
      </Block>
      <Block title={say.total} facts={perLane((lane) => say.requests({ count: costs[lane].total.requests }))}>
        {OF_REQUESTS.map((metric) => (
          <Amounts key={metric} metric={metric} values={average(metric)} most={most(metric)} />
        ))}
      </Block>
      {!isRecording && holdings && (
        <Block title={say.now}>
          {OF_STORES.map((metric) => (
            <Amounts key={metric} metric={metric} values={kept(metric)} most={largest(kept(metric))} />
          ))}
          {LANES.some((lane) => holdings[lane] === null) && <p className={styles.note}>{say.gone}</p>}
        </Block>
      )}
    </div>
  )
}

interface BlockProps {
  title: string
  /** What is said of each lane under the title. */
  facts?: Readonly<Record<LaneId, string>>
  children: ReactNode
}

function Block({ title, facts, children }: BlockProps) {
  const { short } = useText().costs.chart
  return (
    <section className={styles.block} aria-label={title}>
      <h3 className={styles.heading}>{title}</h3>
      {facts && (
        <p className={styles.facts}>
          {LANES.map((lane) => (
            <span key={lane} data-lane={lane}>
              <b className={styles.lane}>{short[lane]}</b> {facts[lane]}
            </span>
          ))}
        </p>
      )}
      {children}
    </section>
  )
}

function Amounts({ metric, values, most }: { metric: Metric; values: Values; most: number }) {
  const { chart: say, unit } = useText().costs
  const locale = useLocale()
  return (
    <dl className={styles.amounts}>
      <dt className={styles.metric} title={say.hint[metric].replaceAll('`', '')}>
        {say[metric]}
      </dt>
      {LANES.map((lane) => {
        const value = values[lane]
        return (
          <dd key={lane} className={styles.amount} data-lane={lane}>
            <span className={styles.lane}>{say.short[lane]}</span>
            {value === null ? (
              <span className={styles.nothing}>{say.none}</span>
            ) : (
              <Bar value={value} most={most} words={amountWords(metric, value, unit, locale)} />
            )}
          </dd>
        )
      })}
    </dl>
  )
}

function amountOf(sum: Omit<CostSum, 'flows'>, metric: (typeof OF_REQUESTS)[number]): number | null {
  switch (metric) {
    case 'credential':
      return perRequest(sum, sum.credentialBytes)
    case 'lookups':
      return sum.lookups
    case 'writes':
      return sum.writes
    case 'verify':
      return verifyMicrosPerRequest(sum) === null ? null : sum.verifyCpuMicros
  }
}

function averageOf(total: CostSum, metric: (typeof OF_REQUESTS)[number]): number | null {
  if (total.requests === 0) return null
  if (metric === 'verify') return verifyMicrosPerRequest(total)
  const amount = amountOf(total, metric)
  return metric === 'credential' || amount === null ? amount : perRequest(total, amount)
}

function requestLine({ last }: LaneCosts): string {
  if (last === null) return ''
  const { method, path } = last.flow.started
  return shortName(`${method} ${path}`, PATH_LENGTH)
}

function largest(...columns: readonly Values[]): number {
  return Math.max(...columns.flatMap((values) => LANES.map((lane) => values[lane] ?? 0)))
}

interface BarProps {
  value: number
  /** The value of a bar of full length. */
  most: number
  /** The value in words. */
  words: string
}

/** Shows a value as a bar, with the number beside it. Its length is for the eye only. */
export function Bar({ value, most, words }: BarProps) {
  const share = most > 0 ? Math.min(1, value / most) : 0
  return (
    <>
      <svg className={styles.bar} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden>
        <rect className={styles.ground} width="100" height="10" />
        <rect className={styles.filled} width={100 * share} height="10" />
      </svg>
      <span className={styles.value}>{words}</span>
    </>
  )
}
