// What the front end holds: the cookie jar on the session lane, localStorage on the JWT lane.
import { Monitor } from 'lucide-react'
import { useMemo } from 'react'
import { timeLeft, timeLeftWords } from '#src/token/time-left'
import type { LaneId } from '#src/trace/lane'
import type { CookieRow, StorageRow } from '#src/trace/state'
import { useText } from '../model/text'
import { TimeRing } from '../ui/time-ring'
import { Panel, Rows } from './panel'
import { Row } from './row'
import { cutMiddle } from './short-text'
import { TimePill } from './time-pill'
import { tokenLife } from './token-life'
import { TokenText } from './token-text'
import { useRowMarks, useShownNow, useShownState } from './use-lane'

/** Shows what the front end of a lane holds. */
export function FrontEndPanel({ lane }: { lane: LaneId }) {
  const words = useText().lanes[lane]
  const { cookies, localStorage } = useShownState(lane)
  const count = lane === 'session' ? cookies.length : localStorage.length
  return (
    <Panel icon={<Monitor aria-hidden />} title={words.front} note={words.frontCount({ count })}>
      <Rows label={words.front} empty={words.frontEmpty}>
        {lane === 'session'
          ? cookies.map((row) => <Cookie key={row.name} lane={lane} row={row} />)
          : localStorage.map((row) => <StoredToken key={row.key} lane={lane} row={row} />)}
      </Rows>
    </Panel>
  )
}

function Cookie({ lane, row }: { lane: LaneId; row: CookieRow }) {
  const { lanes, token } = useText()
  const now = useShownNow(lane)
  const ref = { table: 'cookies', key: row.name } as const
  const marks = useRowMarks(lane)(ref)
  const left = timeLeft({ now, issuedAt: row.createdAt, expiresAt: row.expiresAt })
  const words = row.expiresAt === null ? lanes.row.noExpiry : timeLeftWords(left, token)
  return (
    <Row
      lane={lane}
      row={ref}
      marks={marks}
      label={lanes.row.cookie({ name: row.name, left: words })}
      icon={<TimeRing fraction={left.fraction} phase={left.phase} label={words} />}
      name={row.name}
      value={cutMiddle(row.value, 14, 8)}
      end={<TimePill left={left} words={words} />}
    />
  )
}

function StoredToken({ lane, row }: { lane: LaneId; row: StorageRow }) {
  const { lanes, token } = useText()
  const now = useShownNow(lane)
  const ref = { table: 'localStorage', key: row.key } as const
  const marks = useRowMarks(lane)(ref)
  const life = useMemo(() => tokenLife(row.value), [row.value])
  const left = timeLeft({ now, issuedAt: life?.issuedAt ?? null, expiresAt: life?.expiresAt ?? null })
  const words = life ? timeLeftWords(left, token) : lanes.row.notToken
  return (
    <Row
      lane={lane}
      row={ref}
      marks={marks}
      label={lanes.row.storage({ name: row.key, left: words })}
      icon={<TimeRing fraction={left.fraction} phase={left.phase} label={words} />}
      name={row.key}
      value={<TokenText token={row.value} />}
      end={<TimePill left={left} words={words} />}
    />
  )
}
