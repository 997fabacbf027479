// The versions of the accounts: the number that a token's `ver` must reach. One row for each account that ever revoked.
import { ListOrdered } from 'lucide-react'
import { clockTime } from '#src/token/time-left'
import type { LaneId } from '#src/trace/lane'
import { keyAt } from '#src/trace/state'
import { useText } from '../model/text'
import { useShownNow, useShownState } from '../model/use-lane'
import { NodeTag, useNodeWords } from '../rows/node-tag'
import { Rows } from '../rows/panel'
import { Row } from '../rows/row'
import { Pill } from '../ui/pill'

/** Shows the versions. */
export function VersionRows({ lane }: { lane: LaneId }) {
  const { table, cause, onNode } = useText().revocation
  const { versions } = useShownState(lane)
  const now = useShownNow(lane)
  const nodeWords = useNodeWords(lane)
  return (
    <Rows label={table.title.versions} empty={table.empty.versions}>
      {versions.map((row) => {
        const node = nodeWords(row.node)
        const label = table.version({ name: row.sub, version: row.version })
        return (
          <Row
            key={keyAt(row.sub, row.node)}
            lane={lane}
            row={{ table: 'versions', key: keyAt(row.sub, row.node) }}
            label={node === null ? label : onNode({ words: label, node })}
            icon={<ListOrdered aria-hidden />}
            name={row.sub}
            value={table.raised({ time: clockTime(row.changedAt, now) ?? '', because: cause[row.because] })}
            end={
              <>
                <NodeTag words={node} />
                <Pill>{table.versionValue({ version: row.version })}</Pill>
              </>
            }
          />
        )
      })}
    </Rows>
  )
}
