// The claims of a payload, or the parameters of a header: name, value, and what the value says.
import type { ExplainedClaim } from '#src/token/claims'
import type { PartName } from '#src/token/jwt-problem'
import { RichText } from '../ui/rich-text'
import { useInspector } from './inspector-view'

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
    <table className="insp-claims">
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
            <th scope="row" className={`insp-part-${part}`}>
              {claim.name}
            </th>
            <td className="insp-wire">
              {claim.value === undefined ? (
                <em className="insp-tone-bad">{catalogue.token.claim.missing}</em>
              ) : (
                JSON.stringify(claim.value)
              )}
            </td>
            <td className={`insp-tone-${claim.tone}`} title={claim.meaning}>
              <RichText text={claim.reading ?? claim.meaning} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
