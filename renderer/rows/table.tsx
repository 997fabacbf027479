// Any table of what a lane holds: its columns say what each row shows, and a row is drawn anew only when that changes.
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

export type RowOf<T extends TableName> = LaneState[T][number]

/** What a lane's tables are made of, as of the hop that is looked at: its state, and how its tokens stand. */
export interface TableContext {
  readonly text: Catalogue
  readonly state: LaneState
  readonly stores: readonly StoreNode[]
  readonly stateOf: (row: IssuedRow, now: number) => TokenState
  readonly nodeWords: (node: StoreNode) => string | null
}

/** The same for one row, at one instant. */
export interface RowContext extends TableContext {
  /** The lab's time, in epoch milliseconds. */
  readonly now: number
  /** Writes an instant, in epoch milliseconds, as a clock shows it. */
  readonly time: (instantMs: number) => string
  /** Adds to words on which node the row lies, where nodes have stores of their own. */
  readonly onNode: (words: string) => string
}

/** What a row shows at an instant: plain data, so that it can be told whether that has changed. */
export interface RowView {
  /** What a screen reader says instead of the shortened values. */
  readonly label: string
  /** Stand beside the name, in a quieter voice. */
  readonly facts: readonly string[]
  readonly phase?: CredentialPhase | undefined
}

interface Cell<T extends TableName, V extends RowView> {
  readonly lane: LaneId
  readonly row: RowOf<T>
  readonly view: V
}

/** The columns of a table, in the order in which they stand, and what a row shows in them. */
export interface Columns<T extends TableName, V extends RowView = RowView> {
  readonly look?: RowLook
  readonly table: T
  readonly view: (row: RowOf<T>, context: RowContext) => V
  /** In which node's store a row lies; left out where no row needs a tag for it. */
  readonly node?: (row: RowOf<T>) => StoreNode
  readonly mark: (cell: Cell<T, V>) => ReactNode
  readonly name: (row: RowOf<T>) => string
  /** What stands in place of `facts`. */
  readonly value?: (cell: Cell<T, V>) => ReactNode
  /** How the row stands. */
  readonly standing?: (cell: Cell<T, V>) => ReactNode
  /** What can be done with the row. */
  readonly menu?: (cell: Cell<T, V>) => ReactNode
  /** Rows of other tables that say how this one stands: when one of them changes, this one flashes. */
  readonly standsBy?: (row: RowOf<T>, stores: readonly StoreNode[]) => readonly RowRef[]
}

/** The columns of a table that stands by itself: what it is called, what it says where it is empty, and which rows it shows. */
export interface TableColumns<T extends TableName, V extends RowView = RowView> extends Columns<T, V> {
  readonly title: (text: Catalogue, lane: LaneId) => string
  readonly empty: (text: Catalogue) => string
  readonly rows: (state: LaneState) => readonly RowOf<T>[]
}

/** Returns what a lane's tables are made of, as of the hop that is looked at. */
export function useTableContext(lane: LaneId): TableContext {
  const text = useText()
  const state = useShownState(lane)
  const stores = useStores(lane)
  const stateOf = useTokenStates(lane)
  const nodeWords = useNodeWords(lane)
  return { text, state, stores, stateOf, nodeWords }
}

/** Returns what a row shows now. It follows the time, and is the same object as long as it says the same. */
export function useRowView<T extends TableName, V extends RowView>(
  lane: LaneId,
  { view }: Pick<Columns<T, V>, 'view'>,
  row: RowOf<T>,
  context: TableContext,
  node: string | null = null,
): V {
  const now = useShownNow(lane)
  const { text } = context
  return useSameParts(
    view(row, {
      ...context,
      now,
      time: (instantMs) => clockTime(instantMs, now) ?? '',
      onNode: (words) => (node === null ? words : text.revocation.onNode({ words, node })),
    }),
  )
}

interface TableProps<T extends TableName, V extends RowView> {
  readonly lane: LaneId
  readonly columns: TableColumns<T, V>
}

export function Table<T extends TableName, V extends RowView>({ lane, columns }: TableProps<T, V>) {
  const context = useTableContext(lane)
  return (
    <Rows look={columns.look} label={columns.title(context.text, lane)} empty={columns.empty(context.text)}>
      {columns.rows(context.state).map((row) => (
        <TableRow
          key={rowKey(columns.table, row)}
          lane={lane}
          columns={columns}
          row={row}
          context={context}
        />
      ))}
    </Rows>
  )
}

interface TableRowProps<T extends TableName, V extends RowView> {
  readonly lane: LaneId
  readonly columns: Columns<T, V>
  readonly row: RowOf<T>
  readonly context: TableContext
}

/** Shows one row. It follows the time, and is drawn anew only when it shows something else. */
export function TableRow<T extends TableName, V extends RowView>({
  lane,
  columns,
  row,
  context,
}: TableRowProps<T, V>) {
  const { stores, nodeWords } = context
  const node = columns.node ? nodeWords(columns.node(row)) : null
  const view = useRowView(lane, columns, row, context, node)
  return useMemo(() => {
    const { look = 'row', table, mark, name, value, standing, menu, standsBy } = columns
    const cell = { lane, row, view }
    return (
      <Row
        look={look}
        lane={lane}
        row={{ table, key: rowKey(table, row) }}
        label={view.label}
        mark={mark(cell)}
        name={name(row)}
        value={value ? value(cell) : view.facts.join(' · ')}
        end={
          standing && (
            <>
              <NodeTag words={node} />
              {standing(cell)}
            </>
          )
        }
        phase={view.phase}
        by={standsBy?.(row, stores)}
        menu={menu?.(cell)}
      />
    )
  }, [lane, columns, row, view, node, stores])
}
