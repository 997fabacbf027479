// The generations of a family of refresh tokens, newest first, with the lines that join each to the one it came of.
import type { IssuedRow } from '#src/trace/state'

/** One generation. `column` is where its dot stands; lines of other columns pass it by. */
export interface Generation {
  readonly row: IssuedRow
  /** Counted from 1, the login's. */
  readonly number: number
  readonly column: number
  /** The columns with a line from above, as far as this row's middle; those with one below it; those that end in this row's dot. */
  readonly above: readonly number[]
  readonly below: readonly number[]
  readonly joining: readonly number[]
}

export interface FamilyTree {
  readonly generations: readonly Generation[]
  /** The number of the newest; less than there are tokens where two tabs have raced. */
  readonly count: number
  readonly columns: number
  /** Whether older generations have left the list. */
  readonly isCut: boolean
}

/**
 * Lays out the refresh tokens of a family, given in the order in which they were issued. Two tabs that race make two of one
 * generation: each gets a column of its own, until they meet in the one that both came of.
 */
export function familyTree(rows: readonly IssuedRow[]): FamilyTree {
  const numbers = numbersOf(rows)
  // What each column leads down to: the `jti` of the next older one in it.
  const open: (string | null)[] = []
  const generations = rows.toReversed().map((row): Generation => {
    const above = open.flatMap((jti, column) => (jti === null ? [] : [column]))
    const mine = open.flatMap((jti, column) => (jti === row.jti ? [column] : []))
    const column = mine[0] ?? firstFree(open)
    const joining = mine.slice(1)
    for (const other of joining) open[other] = null
    open[column] = row.parent !== undefined && numbers.has(row.parent) ? row.parent : null
    const below = open.flatMap((jti, each) => (jti === null ? [] : [each]))
    return { row, number: numbers.get(row.jti) ?? 1, column, above, below, joining }
  })
  const isCut = rows.some(({ parent }) => parent !== undefined && !numbers.has(parent))
  const count = Math.max(0, ...numbers.values())
  return { generations, count, columns: Math.max(1, open.length), isCut }
}

function numbersOf(rows: readonly IssuedRow[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>()
  // A parent was issued before its child.
  for (const { jti, parent } of rows) numbers.set(jti, (numbers.get(parent ?? '') ?? 0) + 1)
  return numbers
}

function firstFree(open: readonly (string | null)[]): number {
  const free = open.indexOf(null)
  return free < 0 ? open.length : free
}
