// The records of the session store.
import { useMemo } from 'react'
import { clockTime, durationWords } from '#src/token/time-left'
import type { LaneId } from '#src/trace/lane'
import { keyAt, type SessionRow } from '#src/trace/state'
import { useText } from '../model/text'
import { useShownState } from '../model/use-lane'
import { useCredentialLife } from '../rows/credential-life'
import { LifeRing } from '../rows/life-ring'
import { NodeTag, useNodeWords } from '../rows/node-tag'
import { Rows } from '../rows/panel'
import { Row } from '../rows/row'
import { shortId } from '../rows/short-text'
import { TimePill } from '../rows/time-pill'
import { SessionMenu } from './session-menu'

/** Shows the session store. */
export function SessionRows({ lane }: { lane: LaneId }) {
  const { back } = useText().lanes
  const { sessions } = useShownState(lane)
  const nodeWords = useNodeWords(lane)
  return (
    <Rows label={back.sessions} empty={back.sessionsEmpty}>
      {sessions.map((row) => (
        <Session key={keyAt(row.id, row.node)} lane={lane} row={row} node={nodeWords(row.node)} />
      ))}
    </Rows>
  )
}

/** `node` are the words for the row's node; null where the nodes share a store. */
function Session({ lane, row, node }: { lane: LaneId; row: SessionRow; node: string | null }) {
  const { lanes, revocation, token } = useText()
  // Whichever timeout comes first; the absolute one counts from the login.
  const isAbsolute = row.absoluteExpiresAt !== null && row.absoluteExpiresAt <= row.expiresAt
  const issuedAt = isAbsolute ? row.createdAt : row.lastSeenAt
  const expiresAt = isAbsolute ? row.absoluteExpiresAt : row.expiresAt
  const { now, left, phase } = useCredentialLife(lane, { issuedAt, expiresAt })
  const words =
    left.leftMs === null || left.leftMs <= 0
      ? lanes.row.ended
      : lanes.row[isAbsolute ? 'absolute' : 'idle']({ duration: durationWords(left.leftMs, token) })
  const created = lanes.row.created({ time: clockTime(row.createdAt, now) ?? '' })
  const seen = lanes.row.seen({ time: clockTime(row.lastSeenAt, now) ?? '' })
  const id = shortId(row.id)
  const says = node === null ? words : revocation.onNode({ words, node })
  const label = lanes.row.session({ id, username: row.username, left: says })
  return useMemo(
    () => (
      <Row
        lane={lane}
        row={{ table: 'sessions', key: keyAt(row.id, row.node) }}
        label={label}
        icon={<LifeRing lane={lane} issuedAt={issuedAt} expiresAt={expiresAt} words={words} />}
        name={id}
        value={`${row.username} · ${created} · ${seen}`}
        end={
          <>
            <NodeTag words={node} />
            <TimePill phase={phase} words={words} />
          </>
        }
        phase={phase}
        actions={<SessionMenu lane={lane} row={row} />}
      />
    ),
    [lane, row, label, node, words, phase, created, seen, id, issuedAt, expiresAt],
  )
}
