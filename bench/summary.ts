// Results in few numbers, and as a table.

export interface Summary {
  readonly min: number
  readonly median: number
  readonly max: number
}

/** What was measured, with its summary over all runs. */
export interface Measure extends Summary {
  readonly name: string
  readonly unit: string
}

/** Sums up the values of all runs. */
export function summary(values: readonly number[]): Summary {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (index: number) => sorted[index] ?? Number.NaN
  return { min: at(0), median: at(Math.floor(sorted.length / 2)), max: at(sorted.length - 1) }
}

/** Writes measures as a table for a terminal. */
export function table(measures: readonly Measure[]): string {
  const head = ['', 'min', 'median', 'max', '']
  const number = (value: number) => value.toFixed(2)
  const rows = measures.map(({ name, unit, min, median, max }) => [
    name,
    number(min),
    number(median),
    number(max),
    unit,
  ])
  const lines = [head, ...rows]
  const widths = head.map((_cell, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  const isNumber = (column: number) => column > 0 && column < head.length - 1
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
