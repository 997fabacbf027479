// The dot of a generation and the lines that run through its row.
import styles from './family-rail.module.css'
import type { Generation } from './family-tree'

const STEP = 12
const HEIGHT = 28
const MIDDLE = HEIGHT / 2

/** Returns the width of a rail, in pixels. */
export function railWidth(columns: number): number {
  return 18 + (columns - 1) * STEP
}

const x = (column: number) => 9 + column * STEP

interface FamilyRailProps {
  readonly generation: Generation
  readonly columns: number
  readonly look: 'current' | 'retired' | 'reused'
}

/** Shows the part of a family's tree that lies in one row. */
export function FamilyRail({ generation, columns, look }: FamilyRailProps) {
  const { column, above, below, joining } = generation
  const width = railWidth(columns)
  return (
    <svg
      className={styles.rail}
      style={{ width, height: HEIGHT }}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      aria-hidden
      data-look={look}
    >
      {above
        .filter((each) => !joining.includes(each))
        .map((each) => (
          <path key={`above ${each}`} className={styles.line} d={`M${x(each)},0V${MIDDLE}`} />
        ))}
      {joining.map((each) => (
        <path
          key={`joining ${each}`}
          className={styles.line}
          d={`M${x(each)},0Q${x(each)},${MIDDLE} ${x(column)},${MIDDLE}`}
        />
      ))}
      {below.map((each) => (
        <path key={`below ${each}`} className={styles.line} d={`M${x(each)},${MIDDLE}V${HEIGHT}`} />
      ))}
      <circle className={styles.dot} cx={x(column)} cy={MIDDLE} r={look === 'retired' ? 3.5 : 5} />
    </svg>
  )
}
