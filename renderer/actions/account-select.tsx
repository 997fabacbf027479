// The account that the actions are done as.
import { useShallow } from 'zustand/react/shallow'
import type { LaneId } from '#src/trace/lane'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { Select } from '../ui/controls/select'
import { deletedOn, useAccountNames } from './accounts'

/** Shows the account, and lets another be taken; those that are deleted say so. */
export function AccountSelect() {
  const { action: say, brand } = useText().shell
  const account = useModel((state) => state.account)
  const setAccount = useModel((state) => state.setAccount)
  const names = useAccountNames()
  const labels = useModel(useShallow((state) => names.map((name) => label(name, deletedOn(state, name)))))
  function label(name: string, [lane, other]: readonly LaneId[]): string {
    if (lane === undefined) return name
    return other === undefined ? say.deletedOn({ name, lane: brand[lane] }) : say.deleted({ name })
  }
  return (
    <Select
      label={say.account}
      value={account}
      options={names.map((value, index) => ({ value, label: labels[index] ?? value }))}
      onChange={setAccount}
    />
  )
}
