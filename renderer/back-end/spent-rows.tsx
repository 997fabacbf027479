// The one-time tokens that have been used, each until its own `exp`: by then nobody takes it any more.
import { Download } from 'lucide-react'
import { clockTime } from '#src/token/time-left'
import type { LaneId } from '#src/trace/lane'
import { keyAt } from '#src/trace/state'
import { useText } from '../model/text'
import { useShownNow, useShownState } from '../model/use-lane'
import { KeptPill } from '../rows/kept-pill'
import { NodeTag, useNodeWords } from '../rows/node-tag'
import { Rows } from '../rows/panel'
import { Row } from '../rows/row'
import { shortId } from '../rows/short-text'

/** Shows the used links, the newest first. */
export function SpentRows({ lane }: { lane: LaneId }) {
  const { table, onNode } = useText().revocation
  const { spent } = useShownState(lane)
  const now = useShownNow(lane)
  const nodeWords = useNodeWords(lane)
  return (
    <Rows label={table.title.spent} empty={table.empty.spent}>
      {spent.toReversed().map((row) => {
        const node = nodeWords(row.node)
        const jti = shortId(row.jti)
        const time = clockTime(row.usedAt, now) ?? ''
        const label = table.spentRow({ jti, sub: row.sub, time })
        return (
          <Row
            key={keyAt(row.jti, row.node)}
            lane={lane}
            row={{ table: 'spent', key: keyAt(row.jti, row.node) }}
            label={node === null ? label : onNode({ words: label, node })}
            icon={<Download aria-hidden />}
            name={jti}
            value={`${row.sub} · ${table.used({ time })}`}
            end={
              <>
                <NodeTag words={node} />
                <KeptPill until={row.expiresAt} now={now} />
              </>
            }
          />
        )
      })}
    </Rows>
  )
}
