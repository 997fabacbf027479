// The claims of a payload, or the parameters of a header: name, value, and what the value says.

import type { ExplainedClaim } from '#src/token/claims'
import type { PartName } from '#src/token/jwt-problem'
import { Rich } from '../ui/rich'
import { useInspector } from './inspector-view'
import layout from './layout.module.css'
import tone from './tone.module.css'
import wire from './wire.module.css'

/** Shows claims as a table. `caption` names it for screen readers. */
export function ClaimsTable({
  claims,
  part,
  caption,
}: {
  claims: readonly ExplainedClaim[]
  part: PartName
  caption: string
}) {
  const { catalogue } = useInspector()
  const say = catalogue.inspector.tokenView
  return (
    <table className={layout.table}>
      <caption className="visually-hidden">{caption}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{say.claim}</th>
          <th scope="col">{say.value}</th>
          <th scope="col">{say.meaning}</th>
        </tr>
      </thead>
      <tbody>
        {claims.map((claim) => (
          <tr key={claim.name}>
            <th scope="row" className={wire[part]}>
              {claim.name}
            </th>
            <td className={wire.wire}>
              {claim.value === undefined ? (
                <em className={tone.bad}>{catalogue.token.claim.missing}</em>
              ) : (
                JSON.stringify(claim.value)
              )}
            </td>
            <td className={tone[claim.tone]} title={claim.meaning}>
              <Rich text={claim.reading ?? claim.meaning} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
