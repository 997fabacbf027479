// Where the verdict stands, under both lanes. A demonstration says in its own time what came of it: then there is none.
import { later } from '../model/later'
import { isGiving } from '../model/selectors'
import { useModel } from '../model/use-model'
import styles from './verdict-place.module.css'

const VerdictLine = later(async () => (await import('./verdict-line')).VerdictLine)

/** Shows the verdict, and keeps its place until its code is there; nothing while a demonstration is given. */
export function VerdictPlace() {
  const isGiven = useModel(isGiving)
  if (isGiven) return null
  return (
    <div className={styles.place}>
      <VerdictLine />
    </div>
  )
}
