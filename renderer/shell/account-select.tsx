// Which account the learner acts as.
import { useText } from '../model/text'
import { useModel, useModelStore } from '../model/use-model'
import { Select } from '../ui/select'
import { deletedOn, useAccountNames, useDeletedOn } from './accounts'
import styles from './action-bar.module.css'

/** Shows the account, and lets another be taken; those that are deleted say so. */
export function AccountSelect() {
  const { action: say, brand } = useText().shell
  const names = useAccountNames()
  const account = useModel((state) => state.account)
  const setAccount = useModel((state) => state.setAccount)
  const model = useModelStore()
  // Only so that the list is made anew when the account shown is deleted; the others are read when it opens.
  useDeletedOn(account)
  const label = (name: string) => {
    const lanes = deletedOn(model.getState(), name)
    if (lanes.length === 0) return name
    const [only] = lanes
    return only && lanes.length === 1 ? say.deletedOn({ name, lane: brand[only] }) : say.deleted({ name })
  }
  return (
    <div className={styles.account}>
      <span className={styles.aside} aria-hidden>
        {say.as}
      </span>
      <Select
        label={say.account}
        value={account}
        options={names.map((value) => ({ value, label: label(value) }))}
        onChange={setAccount}
      />
    </div>
  )
}
