// The allowlist: the `jti`s that are good, each until its token's own `exp`. What isn't here counts as revoked.
import { ShieldCheck } from 'lucide-react'
import { clockTime } from '#src/token/time-left'
import type { LaneId } from '#src/trace/lane'
import { type AllowlistRow, keyAt } from '#src/trace/state'
import { useText } from '../model/text'
import { useShownNow, useShownState } from '../model/use-lane'
import { KeptPill } from '../rows/kept-pill'
import { NodeTag, useNodeWords } from '../rows/node-tag'
import { Rows } from '../rows/panel'
import { Row } from '../rows/row'
import { shortId } from '../rows/short-text'

/** Shows the allowlist, the newest first. */
export function AllowlistRows({ lane }: { lane: LaneId }) {
  const { table } = useText().revocation
  const { allowlist } = useShownState(lane)
  const nodeWords = useNodeWords(lane)
  return (
    <Rows label={table.title.allowlist} empty={table.empty.allowlist}>
      {allowlist.toReversed().map((row) => (
        <Good key={keyAt(row.jti, row.node)} lane={lane} row={row} node={nodeWords(row.node)} />
      ))}
    </Rows>
  )
}

function Good({ lane, row, node }: { lane: LaneId; row: AllowlistRow; node: string | null }) {
  const { lanes, revocation } = useText()
  const now = useShownNow(lane)
  const kept =
    row.expiresAt === null
      ? lanes.row.keptForGood
      : lanes.row.keptUntil({ time: clockTime(row.expiresAt, now) ?? '' })
  const added = revocation.table.added({ time: clockTime(row.addedAt, now) ?? '' })
  const type = lanes.row.type[row.type]
  const jti = shortId(row.jti)
  return (
    <Row
      lane={lane}
      row={{ table: 'allowlist', key: keyAt(row.jti, row.node) }}
      label={revocation.table.good({
        type,
        jti,
        sub: row.sub,
        kept: node === null ? kept : revocation.onNode({ words: kept, node }),
      })}
      icon={<ShieldCheck aria-hidden />}
      name={jti}
      value={`${type} · ${row.sub} · ${added}`}
      end={
        <>
          <NodeTag words={node} />
          <KeptPill until={row.expiresAt} now={now} />
        </>
      }
    />
  )
}
