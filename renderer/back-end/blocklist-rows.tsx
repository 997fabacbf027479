// The Blacklist: the revoked `jti`s, each until its token's own `exp`.
import { Ban } from 'lucide-react'
import { clockTime } from '#src/token/time-left'
import type { LaneId } from '#src/trace/lane'
import { type BlocklistRow, keyAt } from '#src/trace/state'
import { useText } from '../model/text'
import { useShownNow, useShownState } from '../model/use-lane'
import { KeptPill } from '../rows/kept-pill'
import { NodeTag, useNodeWords } from '../rows/node-tag'
import { Rows } from '../rows/panel'
import { Row } from '../rows/row'
import { shortId } from '../rows/short-text'
import styles from './blocklist-rows.module.css'

/** Shows the Blacklist, the newest first. */
export function BlocklistRows({ lane }: { lane: LaneId }) {
  const { back } = useText().lanes
  const { blocklist } = useShownState(lane)
  const nodeWords = useNodeWords(lane)
  return (
    <Rows label={back.blocklist} empty={back.blocklistEmpty}>
      {blocklist.toReversed().map((row) => (
        <Revoked key={keyAt(row.jti, row.node)} lane={lane} row={row} node={nodeWords(row.node)} />
      ))}
    </Rows>
  )
}

/** `node` are the words for the row's node; null where the nodes share a store. */
function Revoked({ lane, row, node }: { lane: LaneId; row: BlocklistRow; node: string | null }) {
  const { lanes, revocation } = useText()
  const now = useShownNow(lane)
  const ref = { table: 'blocklist', key: keyAt(row.jti, row.node) } as const
  const kept =
    row.expiresAt === null
      ? lanes.row.keptForGood
      : lanes.row.keptUntil({ time: clockTime(row.expiresAt, now) ?? '' })
  const revoked = lanes.row.revokedAt({ time: clockTime(row.revokedAt, now) ?? '', because: row.because })
  const type = lanes.row.type[row.type]
  const jti = shortId(row.jti)
  return (
    <Row
      lane={lane}
      row={ref}
      label={lanes.row.blocked({
        type,
        jti,
        sub: row.sub,
        kept: node === null ? kept : revocation.onNode({ words: kept, node }),
      })}
      icon={<Ban className={styles.icon ?? ''} aria-hidden />}
      name={jti}
      value={`${type} · ${row.sub} · ${revoked}`}
      end={
        <>
          <NodeTag words={node} />
          <KeptPill until={row.expiresAt} now={now} />
        </>
      }
    />
  )
}
