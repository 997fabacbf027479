// The ways to know what was revoked, each with what it does, what it costs in words, and what it costs right now.
import { RadioGroup } from 'radix-ui'
import { useId } from 'react'
import { REVOCATION_STRATEGIES, type RevocationStrategy } from '#src/settings/revocation'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { Rich } from '../ui/rich'
import styles from './strategy-choice.module.css'
import { heldBy, measuredUnder } from './strategy-cost'

interface StrategyChoiceProps {
  readonly label: string
  readonly value: RevocationStrategy
  readonly onChange: (strategy: RevocationStrategy) => void
}

/** Shows the strategies, of which one holds. */
export function StrategyChoice({ label, value, onChange }: StrategyChoiceProps) {
  return (
    <RadioGroup.Root
      className={styles.choice}
      aria-label={label}
      value={value}
      onValueChange={(chosen) => {
        const strategy = REVOCATION_STRATEGIES.find((each) => each === chosen)
        if (strategy && strategy !== value) onChange(strategy)
      }}
    >
      {REVOCATION_STRATEGIES.map((strategy) => (
        <Strategy key={strategy} strategy={strategy} isSet={strategy === value} />
      ))}
    </RadioGroup.Root>
  )
}

function Strategy({ strategy, isSet }: { strategy: RevocationStrategy; isSet: boolean }) {
  const { settings: say } = useText().revocation
  const { name, what, cost } = say.strategies[strategy]
  const id = useId()
  return (
    <RadioGroup.Item
      className={styles.strategy}
      value={strategy}
      aria-labelledby={`${id}-name`}
      aria-describedby={`${id}-what`}
    >
      <span className={styles.mark} aria-hidden />
      <span className={styles.words}>
        <span id={`${id}-name`} className={styles.name}>
          <Rich text={name} />
        </span>
        <span id={`${id}-what`}>
          <span className={styles.what}>
            <Rich text={what} />
          </span>
          <span className={styles.cost}>
            <Rich text={cost} />
          </span>
          <CostNow strategy={strategy} isSet={isSet} />
        </span>
      </span>
    </RadioGroup.Item>
  )
}

/** What the strategy that is set holds now; of each, how often the last request under it asked. */
function CostNow({ strategy, isSet }: { strategy: RevocationStrategy; isSet: boolean }) {
  const { settings: say } = useText().revocation
  const state = useModel(({ lanes }) => lanes.jwt.state)
  const flows = useModel(({ lanes }) => lanes.jwt.flows)
  const { entries, bytes } = heldBy(strategy, state)
  const measured = measuredUnder(strategy, flows)
  const facts = [
    ...(isSet ? [say.held({ entries, bytes: say.bytes({ count: bytes }) })] : []),
    ...(measured
      ? [say.lookups({ count: measured.lookups, flow: measured.flow })]
      : isSet
        ? [say.notMeasured]
        : []),
  ]
  if (facts.length === 0) return null
  return (
    <span className={styles.now}>
      <Rich text={facts.join(' · ')} />
    </span>
  )
}
