// The records of the session store.
import { clockTime, durationWords } from '#src/token/time-left'
import type { LaneId } from '#src/trace/lane'
import type { SessionRow } from '#src/trace/state'
import { useText } from '../model/text'
import { useCredentialLife } from './credential-life'
import { LifeRing } from './life-ring'
import { Rows } from './panel'
import { Row } from './row'
import { shortId } from './short-text'
import { TimePill } from './time-pill'
import { useRowMarks, useShownState } from './use-lane'

/** Shows the session store. */
export function SessionRows({ lane }: { lane: LaneId }) {
  const { back } = useText().lanes
  const { sessions } = useShownState(lane)
  return (
    <Rows label={back.sessions} empty={back.sessionsEmpty}>
      {sessions.map((row) => (
        <Session key={row.id} lane={lane} row={row} />
      ))}
    </Rows>
  )
}

function Session({ lane, row }: { lane: LaneId; row: SessionRow }) {
  const { lanes, token } = useText()
  const ref = { table: 'sessions', key: row.id } as const
  const marks = useRowMarks(lane)(ref)
  const life = useCredentialLife(lane, { issuedAt: row.lastSeenAt, expiresAt: row.expiresAt })
  const { now, left } = life
  const words =
    left.leftMs === null || left.leftMs <= 0
      ? lanes.row.ended
      : lanes.row.idle({ duration: durationWords(left.leftMs, token) })
  const created = lanes.row.created({ time: clockTime(row.createdAt, now) ?? '' })
  const seen = lanes.row.seen({ time: clockTime(row.lastSeenAt, now) ?? '' })
  const id = shortId(row.id)
  return (
    <Row
      lane={lane}
      row={ref}
      marks={marks}
      label={lanes.row.session({ id, username: row.username, left: words })}
      icon={<LifeRing life={life} words={words} />}
      name={id}
      value={`${row.username} · ${created} · ${seen}`}
      end={<TimePill phase={life.phase} words={words} />}
      phase={life.phase}
    />
  )
}
