// What the operator can do with a session: destroy it, or all of its user.
import { Trash2, UserX } from 'lucide-react'
import type { LaneId } from '#src/trace/lane'
import type { SessionRow } from '#src/trace/state'
import { useText } from '../model/text'
import { useShownState } from '../model/use-lane'
import { useOperate } from '../model/use-operate'
import { RowMenu } from '../rows/row-menu'
import { shortId } from '../rows/short-text'
import { MenuItem } from '../ui/floating/menu'

interface SessionMenuProps {
  readonly lane: LaneId
  readonly row: SessionRow
}

/** Shows the menu of a session's row. */
export function SessionMenu({ lane, row }: SessionMenuProps) {
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
