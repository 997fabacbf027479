// The accounts that can log in on a lane.
import { UserRound } from 'lucide-react'
import type { LaneId } from '#src/trace/lane'
import { useText } from '../model/text'
import { useShownState } from '../model/use-lane'
import { Rows } from '../rows/panel'
import { Row } from '../rows/row'
import { shortId } from '../rows/short-text'

/** Shows the accounts, without anything of their passwords. */
export function AccountRows({ lane }: { lane: LaneId }) {
  const { back, row: words } = useText().lanes
  const { accounts } = useShownState(lane)
  return (
    <Rows label={back.accounts} empty={back.accountsEmpty}>
      {accounts.map((account) => {
        const ref = { table: 'accounts', key: account.id } as const
        const phone = account.phone || words.noPhone
        return (
          <Row
            key={account.id}
            lane={lane}
            row={ref}
            label={words.account({ username: account.username, email: account.email, phone })}
            icon={<UserRound aria-hidden />}
            name={account.username}
            value={`id ${shortId(account.id)} · ${account.email} · ${phone}`}
          />
        )
      })}
    </Rows>
  )
}
