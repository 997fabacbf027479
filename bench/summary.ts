// Results in few numbers, and as a table.

interface Summary {
  readonly min: number
  readonly median: number
  readonly max: number
}

/** What a median has to reach. */
export type Bound = { readonly atMost: number } | { readonly atLeast: number }

/** What was measured, with its summary over all runs. */
export interface Measure extends Summary {
  readonly name: string
  readonly unit: string
  /** Null where it is only to be known. */
  readonly bound: Bound | null
}

/** Sums up the values of all runs. */
function summary(values: readonly number[]): Summary {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (index: number) => sorted[index] ?? Number.NaN
  return { min: at(0), median: at(Math.floor(sorted.length / 2)), max: at(sorted.length - 1) }
}

/** Makes a measure of the values of all runs. */
export function measure(
  name: string,
  unit: string,
  values: readonly number[],
  bound: Bound | null = null,
): Measure {
  return { name, unit, bound, ...summary(values) }
}

/** Returns the value below which 95 % of all are. */
export function p95(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? Number.NaN
}

/** Tells whether a measure's median reaches its bound; null where it has none. */
function isReached({ median, bound }: Measure): boolean | null {
  if (bound === null) return null
  return 'atMost' in bound ? median <= bound.atMost : median >= bound.atLeast
}

/** Writes measures as a table for a terminal. */
export function table(measures: readonly Measure[]): string {
  const head = ['', 'min', 'median', 'max', '', '']
  const number = (value: number) => value.toFixed(2)
  const rows = measures.map((each) => [
    each.name,
    number(each.min),
    number(each.median),
    number(each.max),
    each.unit,
    verdict(each),
  ])
  const lines = [head, ...rows]
  const widths = head.map((_cell, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  const isNumber = (column: number) => column > 0 && column < 4
  return lines
    .map((line) =>
      line
        .map((cell, column) =>
          isNumber(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function verdict(each: Measure): string {
  const { bound } = each
  if (bound === null) return ''
  const wanted = 'atMost' in bound ? `at most ${bound.atMost}` : `at least ${bound.atLeast}`
  return `${wanted}: ${isReached(each) ? 'reached' : 'MISSED'}`
}
