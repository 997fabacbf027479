// Any table of what a lane holds: its columns say what each row shows, and a row is drawn anew only when it says something else.
import { type ReactNode, useMemo } from 'react'
import type { Catalogue } from '#src/i18n/catalogue'
import { clockTime } from '#src/token/time-left'
import type { LaneId } from '#src/trace/lane'
import { type IssuedRow, type LaneState, type RowRef, rowKey, type TableName } from '#src/trace/state'
import { useSameParts } from '../model/same-parts'
import { useText } from '../model/text'
import { useShownNow, useShownState } from '../model/use-lane'
import type { CredentialPhase } from '../ui/time-ring'
import { Rows } from './panel'
import { NodeTag } from './pills'
import { Row, type RowLook } from './row'
import { type StoreNode, type TokenState, useNodeWords, useStores, useTokenStates } from './token-state'

type RowOf<T extends TableName> = LaneState[T][number]

/** What the rows of a lane are read by. */
export interface Reading {
  readonly text: Catalogue
  readonly state: LaneState
  readonly stores: readonly StoreNode[]
  readonly stateOf: (row: IssuedRow, now: number) => TokenState
  readonly nodeWords: (node: StoreNode) => string | null
}

/** What one row is read by, at one instant. */
export interface RowReading extends Reading {
  /** The lab's time, in epoch milliseconds. */
  readonly now: number
  /** Writes an instant, in epoch milliseconds, as a clock shows it. */
  readonly time: (instantMs: number) => string
  /** Adds to words on which node the row lies, where nodes have stores of their own. */
  readonly onNode: (words: string) => string
}

/** What a row says at an instant. It is plain data, so that it can be told whether the row says the same as before. */
export interface Says {
  /** What a screen reader says instead of the shortened values. */
  readonly label: string
  /** Stand beside the name, in a quieter voice. */
  readonly facts: readonly string[]
  readonly phase?: CredentialPhase | undefined
}

interface Cell<T extends TableName, S extends Says> {
  readonly lane: LaneId
  readonly row: RowOf<T>
  readonly says: S
}

/** The columns of a table, in the order in which they stand, and what a row says in them. */
export interface Columns<T extends TableName, S extends Says = Says> {
  readonly look?: RowLook
  readonly table: T
  readonly says: (row: RowOf<T>, reading: RowReading) => S
  /** In which node's store a row lies; left out where no row needs a tag for it. */
  readonly node?: (row: RowOf<T>) => StoreNode
  readonly mark: (cell: Cell<T, S>) => ReactNode
  readonly name: (row: RowOf<T>) => string
  /** What stands in place of `facts`. */
  readonly value?: (cell: Cell<T, S>) => ReactNode
  /** How the row stands. */
  readonly standing?: (cell: Cell<T, S>) => ReactNode
  /** What can be done with the row. */
  readonly menu?: (cell: Cell<T, S>) => ReactNode
  /** Rows of other tables that say how this one stands: when one of them changes, this one flashes. */
  readonly concernedBy?: (row: RowOf<T>, stores: readonly StoreNode[]) => readonly RowRef[]
}

/** The columns of a table that stands by itself: what it is called, what it says where it is empty, and which rows it shows. */
export interface TableColumns<T extends TableName, S extends Says = Says> extends Columns<T, S> {
  readonly title: (text: Catalogue, lane: LaneId) => string
  readonly empty: (text: Catalogue) => string
  readonly rows: (state: LaneState) => readonly RowOf<T>[]
}

/** Returns what the rows of a lane are read by, as of the hop that is looked at. */
export function useReading(lane: LaneId): Reading {
  const text = useText()
  const state = useShownState(lane)
  const stores = useStores(lane)
  const stateOf = useTokenStates(lane)
  const nodeWords = useNodeWords(lane)
  return { text, state, stores, stateOf, nodeWords }
}

interface TableProps<T extends TableName, S extends Says> {
  readonly lane: LaneId
  readonly columns: TableColumns<T, S>
}

export function Table<T extends TableName, S extends Says>({ lane, columns }: TableProps<T, S>) {
  const reading = useReading(lane)
  return (
    <Rows look={columns.look} label={columns.title(reading.text, lane)} empty={columns.empty(reading.text)}>
      {columns.rows(reading.state).map((row) => (
        <TableRow
          key={rowKey(columns.table, row)}
          lane={lane}
          columns={columns}
          row={row}
          reading={reading}
        />
      ))}
    </Rows>
  )
}

interface TableRowProps<T extends TableName, S extends Says> {
  readonly lane: LaneId
  readonly columns: Columns<T, S>
  readonly row: RowOf<T>
  readonly reading: Reading
}

/** Shows one row. It follows the time, and draws what it says only when that changes. */
export function TableRow<T extends TableName, S extends Says>({
  lane,
  columns,
  row,
  reading,
}: TableRowProps<T, S>) {
  const now = useShownNow(lane)
  const { text, stores, nodeWords } = reading
  const node = columns.node ? nodeWords(columns.node(row)) : null
  const says = useSameParts(
    columns.says(row, {
      ...reading,
      now,
      time: (instantMs) => clockTime(instantMs, now) ?? '',
      onNode: (words) => (node === null ? words : text.revocation.onNode({ words, node })),
    }),
  )
  return useMemo(() => {
    const { look = 'row', table, mark, name, value, standing, menu, concernedBy } = columns
    const cell = { lane, row, says }
    return (
      <Row
        look={look}
        lane={lane}
        row={{ table, key: rowKey(table, row) }}
        label={says.label}
        mark={mark(cell)}
        name={name(row)}
        value={value ? value(cell) : says.facts.join(' · ')}
        end={
          standing && (
            <>
              <NodeTag words={node} />
              {standing(cell)}
            </>
          )
        }
        phase={says.phase}
        by={concernedBy?.(row, stores)}
        menu={menu?.(cell)}
      />
    )
  }, [lane, columns, row, says, node, stores])
}
