// The tab of the inspector on costs: the learner's own requests on the left, all ways side by side on the right.
import { type ReactNode, useRef } from 'react'
import { useScrollKeys } from '../ui/use-scroll-keys'
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

function Column({ children }: { children: ReactNode }) {
  const column = useRef<HTMLDivElement>(null)
  const scrolls = useScrollKeys(column)
  return (
    <div ref={column} className={styles.column} {...scrolls}>
      {children}
    </div>
  )
}
