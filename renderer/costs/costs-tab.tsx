// The tab of the inspector on costs: the learner's own requests on the left, all ways side by side on the right.
import { CostChart } from './cost-chart'
import styles from './costs.module.css'
import { MeasuredWays } from './measured-ways'
import { OwnWays } from './own-ways'
import { useCosts } from './use-costs'
import type { Measuring } from './use-measuring'

/** Shows what both lanes cost. `measuring` outlives the tab. */
export function CostsTab({ measuring }: { measuring: Measuring }) {
  const costs = useCosts()
  return (
    <div className={styles.columns}>
      <div className={styles.column}>
        <CostChart costs={costs} />
        <OwnWays costs={costs} />
      </div>
      <div className={styles.column}>
        <MeasuredWays {...measuring} />
      </div>
    </div>
  )
}
