// The records of the session store.
import { useMemo } from 'react'
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
import { useShownState } from './use-lane'

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
  return useMemo(
    () => (
      <Row
        lane={lane}
        row={{ table: 'sessions', key: row.id }}
        label={lanes.row.session({ id, username: row.username, left: words })}
        icon={<LifeRing lane={lane} issuedAt={issuedAt} expiresAt={expiresAt} words={words} />}
        name={id}
        value={`${row.username} · ${created} · ${seen}`}
        end={<TimePill phase={phase} words={words} />}
        phase={phase}
      />
    ),
    [lane, row, lanes, words, phase, created, seen, id, issuedAt, expiresAt],
  )
}
