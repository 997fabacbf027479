// The learner's own requests by the ways that they went, for whoever has tried several, and what the ways are called.

import type { Catalogue } from '#src/i18n/catalogue'
import { REVOCATION_STRATEGIES } from '#src/settings/revocation'
import type { Settings } from '#src/settings/settings'
import { type CostGroup, perRequest, verifyMicrosPerRequest } from '#src/trace/costs'
import { LANES } from '#src/trace/lane'
import { useLocale, useText } from '../model/text'
import { byteWords, microWords, numberWords } from './amounts'
import styles from './costs.module.css'
import type { Costs } from './use-costs'

/** Shows a line for each way by which a credential was verified; nothing before that. */
export function OwnWays({ costs }: { costs: Costs }) {
  const { chart: say, measure } = useText().costs
  // Without a credential nothing was verified.
  const groups = LANES.flatMap((lane) => costs[lane].groups.filter(({ algorithm }) => algorithm !== ''))
  if (groups.length === 0) return null
  return (
    <table className={styles.table}>
      <caption className={styles.heading}>{say.byWay}</caption>
      <thead>
        <tr>
          <th scope="col">{measure.way}</th>
          <th scope="col">{say.requestsHead}</th>
          <th scope="col">{measure.credential}</th>
          <th scope="col">{measure.lookups}</th>
          <th scope="col">{measure.verify}</th>
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <OwnWay key={`${group.algorithm} ${group.strategy}`} group={group} />
        ))}
      </tbody>
    </table>
  )
}

function OwnWay({ group }: { group: CostGroup }) {
  const text = useText()
  const locale = useLocale()
  const { chart: say, measure, unit } = text.costs
  const { algorithm, strategy, requests } = group
  const isSession = strategy === SESSION_STRATEGY
  const verifyMicros = verifyMicrosPerRequest(group)
  return (
    <tr data-lane={isSession ? 'session' : 'jwt'}>
      <th scope="row" className={styles.way}>
        {isSession ? measure.session : say.by({ algorithm, strategy: strategyWords(strategy, text) })}
      </th>
      <td>{numberWords(requests, locale)}</td>
      <td>{byteWords(perRequest(group, group.credentialBytes), unit, locale)}</td>
      <td>{numberWords(perRequest(group, group.lookups), locale)}</td>
      <td>{verifyMicros === null ? say.none : microWords(verifyMicros, unit, locale)}</td>
    </tr>
  )
}

/** What a session's costs bear in place of a strategy. */
export const SESSION_STRATEGY = 'session'

interface Way {
  readonly algorithm: string
  readonly strategy: string
}

/** Names a strategy; one that this app doesn't know, as from a recording, by itself. */
export function strategyWords(strategy: string, { costs }: Catalogue): string {
  const known = REVOCATION_STRATEGIES.find((each) => each === strategy)
  return known ? costs.strategy[known] : strategy
}

/** Tells whether a way is the one that the JWT server goes now. Where nothing is asked for, no strategy is. */
export function isSetNow({ algorithm, strategy }: Way, settings: Settings | null): boolean {
  if (!settings) return false
  const { enabled, strategy: wanted } = settings.revocation
  return algorithm === settings.jwtAlgorithm && strategy === (enabled ? wanted : 'none')
}
