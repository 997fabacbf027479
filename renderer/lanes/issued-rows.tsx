// The tokens that the JWT server has issued, as the trace knows them: the server itself keeps no such list.
import { useMemo } from 'react'
import { clockTime, timeLeftWords } from '#src/token/time-left'
import type { LaneId } from '#src/trace/lane'
import type { IssuedRow } from '#src/trace/state'
import { useText } from '../model/text'
import { useCredentialLife } from './credential-life'
import { LifeRing } from './life-ring'
import { Rows } from './panel'
import { Row } from './row'
import { shortId } from './short-text'
import { TimePill } from './time-pill'
import { useShownState } from './use-lane'

/** Shows the issued tokens, the newest first. */
export function IssuedRows({ lane }: { lane: LaneId }) {
  const { back } = useText().lanes
  const { issued, blocklist } = useShownState(lane)
  const revoked = new Set(blocklist.map((row) => row.jti))
  return (
    <Rows label={back.issued} empty={back.issuedEmpty}>
      {issued.toReversed().map((row) => (
        <Issued key={row.jti} lane={lane} row={row} isRevoked={revoked.has(row.jti)} />
      ))}
    </Rows>
  )
}

function Issued({ lane, row, isRevoked }: { lane: LaneId; row: IssuedRow; isRevoked: boolean }) {
  const { lanes, token } = useText()
  const { now, left, phase } = useCredentialLife(lane, {
    issuedAt: row.issuedAt,
    expiresAt: row.expiresAt,
    isRevoked,
  })
  const words = isRevoked ? lanes.row.revoked : timeLeftWords(left, token)
  const type = lanes.row.type[row.type]
  const jti = shortId(row.jti)
  const created = lanes.row.created({ time: clockTime(row.issuedAt, now) ?? '' })
  return useMemo(
    () => (
      <Row
        lane={lane}
        row={{ table: 'issued', key: row.jti }}
        label={lanes.row.issued({ type, jti, sub: row.sub, left: words })}
        icon={
          <LifeRing
            lane={lane}
            issuedAt={row.issuedAt}
            expiresAt={row.expiresAt}
            isRevoked={isRevoked}
            words={words}
          />
        }
        name={jti}
        value={`${type} · ${row.sub} · ${row.alg} · ${created}`}
        end={<TimePill phase={phase} words={words} />}
        phase={phase}
      />
    ),
    [lane, row, lanes, words, phase, isRevoked, type, jti, created],
  )
}
