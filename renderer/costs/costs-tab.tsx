// The tab of the inspector on costs: the learner's own requests on the left, all ways side by side on the right.
import { Column } from '../ui/column'
import { CostChart } from './cost-chart'
import styles from './costs.module.css'
import { MeasuredWays } from './measured-ways'
import { OwnWays } from './own-ways'
import { type Measuring, useCosts } from './use-costs'

/** Shows what both lanes cost. `measuring` outlives the tab. */
export function CostsTab({ measuring }: { measuring: Measuring }) {
  const costs = useCosts()
  return (
    <div className={styles.columns}>
      <Column>
        <CostChart costs={costs} />
        <OwnWays costs={costs} />
      </Column>
      <Column>
        <MeasuredWays {...measuring} />
      </Column>
    </div>
  )
}
