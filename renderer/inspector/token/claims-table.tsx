// The claims of a payload, or the parameters of a header: name, value, and what the value says.
import type { ExplainedClaim } from '#src/token/claims'
import type { PartName } from '#src/token/jwt-problem'
import { Rich } from '../../ui/rich'
import { ExplainedTable } from '../parts/explained-table'
import { useInspector } from '../parts/inspector-view'
import layout from '../parts/layout.module.css'
import wire from '../parts/wire.module.css'

/** Shows claims as a table in the colour of their part. `caption` names it for screen readers. */
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
    <ExplainedTable
      caption={caption}
      heads={[say.claim, say.value, say.meaning]}
      nameClass={wire[part]}
      rows={claims.map((claim) => ({
        name: claim.name,
        value:
          claim.text === null ? <em className={layout.bad}>{catalogue.token.claim.missing}</em> : claim.text,
        meaning: (
          <span className={layout[claim.tone]}>
            <Rich text={claim.reading ?? claim.meaning} />
          </span>
        ),
        title: claim.meaning,
      }))}
    />
  )
}
