// The records of the session store, and what the operator can do with one: destroy it, or all of its user.
import { Trash2, UserX } from 'lucide-react'
import { durationWords, timeLeft } from '#src/token/time-left'
import type { LaneId } from '#src/trace/lane'
import type { SessionRow } from '#src/trace/state'
import { useText } from '../model/text'
import { useShownState } from '../model/use-lane'
import { useOperate } from '../model/use-operate'
import { LifeRing, type LifeView } from '../rows/life'
import { TimePill } from '../rows/pills'
import { RowMenu } from '../rows/row'
import { shortId } from '../rows/short-text'
import type { TableColumns } from '../rows/table'
import { MenuItem } from '../ui/floating/menu'
import { BACK_END_TITLES } from './back-end-tables'

export const SESSIONS: TableColumns<'sessions', LifeView> = {
  table: 'sessions',
  title: BACK_END_TITLES.sessions,
  empty: ({ lanes }) => lanes.back.sessionsEmpty,
  rows: ({ sessions }) => sessions,
  node: ({ node }) => node,
  view: (row, { text: { lanes, token }, now, time, onNode }) => {
    const { id, username, createdAt, lastSeenAt, absoluteExpiresAt } = row
    const { ended, absolute, idle, session, created, seen } = lanes.row
    // Whichever timeout comes first; the absolute one counts from the login.
    const isAbsolute = absoluteExpiresAt !== null && absoluteExpiresAt <= row.expiresAt
    const life = isAbsolute
      ? { issuedAt: createdAt, expiresAt: absoluteExpiresAt }
      : { issuedAt: lastSeenAt, expiresAt: row.expiresAt }
    const { leftMs, phase } = timeLeft({ now, ...life })
    const lasting = (duration: string) => (isAbsolute ? absolute({ duration }) : idle({ duration }))
    const words = leftMs === null || leftMs <= 0 ? ended : lasting(durationWords(leftMs, token))
    return {
      label: session({ id: shortId(id), username, left: onNode(words) }),
      facts: [username, created({ time: time(createdAt) }), seen({ time: time(lastSeenAt) })],
      phase,
      words,
      life,
    }
  },
  mark: ({ lane, view }) => <LifeRing lane={lane} view={view} />,
  name: ({ id }) => shortId(id),
  standing: ({ view }) => <TimePill {...view} />,
  menu: ({ lane, row }) => <SessionMenu lane={lane} row={row} />,
}

interface SessionMenuProps {
  readonly lane: LaneId
  readonly row: SessionRow
}

function SessionMenu({ lane, row }: SessionMenuProps) {
  const { menu: say } = useText().revocation
  const operate = useOperate(lane)
  const { username } = row
  return (
    <RowMenu name={shortId(row.id)}>
      <MenuItem
        icon={Trash2}
        danger
        hint={say.hint.destroy}
        onSelect={() => operate({ type: 'destroy-session', id: row.id })}
      >
        {say.destroy}
      </MenuItem>
      <DestroyAll
        lane={lane}
        username={username}
        onSelect={() => operate({ type: 'destroy-account-sessions', username })}
      />
    </RowMenu>
  )
}

function DestroyAll({ lane, username, onSelect }: { lane: LaneId; username: string; onSelect: () => void }) {
  const { menu: say } = useText().revocation
  const { sessions } = useShownState(lane)
  const count = sessions.filter((row) => row.username === username).length
  return (
    <MenuItem icon={UserX} danger hint={say.hint.allSessions({ count })} onSelect={onSelect}>
      {say.destroyAll({ name: username })}
    </MenuItem>
  )
}
