// The families of rotated refresh tokens: each login's line of generations, the newest first, and what ended it.
import { GitBranch, History, Repeat2, ShieldAlert } from 'lucide-react'
import { type CSSProperties, useEffect, useMemo, useRef } from 'react'
import { clockTime } from '#src/token/time-left'
import type { LaneId } from '#src/trace/lane'
import { type FamilyRow, keyAt, rowKey } from '#src/trace/state'
import { useShownNow } from '../model/use-lane'
import { useModel } from '../model/use-model'
import { Rows } from '../rows/panel'
import { reveal } from '../rows/reveal'
import { shortId } from '../rows/short-text'
import { type Columns, type RowView, type TableContext, TableRow, useTableContext } from '../rows/table'
import { Pill, type PillTone } from '../ui/pill'
import styles from './families.module.css'
import { familyTree, type Generation } from './family-tree'
import { IssuedMenu } from './issued-menu'

/** Shows the families, the newest first. */
export function FamilyRows({ lane }: { lane: LaneId }) {
  const context = useTableContext(lane)
  const reused = useReused(lane)
  const { title, empty } = context.text.revocation.table
  return (
    <Rows label={title.families} empty={empty.families}>
      {context.state.families.toReversed().map((family) => (
        <Family
          key={rowKey('families', family)}
          lane={lane}
          family={family}
          context={context}
          reused={reused}
        />
      ))}
    </Rows>
  )
}

interface FamilyProps {
  readonly lane: LaneId
  readonly family: FamilyRow
  readonly context: TableContext
  /** The `jti`s of the retired tokens that were used again. */
  readonly reused: ReadonlySet<string>
}

function Family({ lane, family, context, reused }: FamilyProps) {
  const say = context.text.revocation.family
  const { issued } = context.state
  const { id, sub, node } = family
  const tree = useMemo(
    () =>
      familyTree(issued.filter((row) => row.type === 'refresh' && row.family === id && row.node === node)),
    [issued, id, node],
  )
  const columns = useMemo(() => familyColumns(tree.count), [tree.count])
  const generations = useMemo(
    () =>
      tree.generations.map((generation) => ({
        row: generation.row,
        columns: generationColumns({
          family,
          generation,
          width: tree.columns,
          isReused: reused.has(generation.row.jti),
        }),
      })),
    [tree, family, reused],
  )
  const rail: CSSProperties & Record<'--row-mark', string> = { '--row-mark': `${railWidth(tree.columns)}px` }
  return (
    <>
      <TableRow lane={lane} columns={columns} row={family} context={context} />
      <FamilyEnd lane={lane} family={family} context={context} />
      <li>
        <ul className={styles.generations} style={rail} aria-label={say.name({ name: sub, id: shortId(id) })}>
          {generations.map(({ row, columns }) => (
            <TableRow key={row.jti} lane={lane} columns={columns} row={row} context={context} />
          ))}
          {tree.isCut && <li className={styles.cut}>{say.cut}</li>}
        </ul>
      </li>
    </>
  )
}

/** Why all of a family is over: no row alone says so. Nothing while it is good. */
function FamilyEnd({ lane, family: { revokedAt, because }, context }: Omit<FamilyProps, 'reused'>) {
  const say = context.text.revocation.family
  const now = useShownNow(lane)
  const end = useEndInSight(revokedAt !== null)
  if (revokedAt === null || because === null) return null
  return (
    <li ref={end} className={styles.end} data-reuse={because === 'reuse' || undefined}>
      <ShieldAlert size={14} aria-hidden />
      {say.because[because]({ time: clockTime(revokedAt, now) ?? '' })}
    </li>
  )
}

/** Brings the words for a family's end into sight when it ends, with the row above that names it. */
function useEndInSight(isRevoked: boolean) {
  const end = useRef<HTMLLIElement>(null)
  const wasRevoked = useRef(isRevoked)
  useEffect(() => {
    const head = end.current?.previousElementSibling
    if (isRevoked && !wasRevoked.current && head instanceof HTMLElement) reveal(head)
    wasRevoked.current = isRevoked
  }, [isRevoked])
  return end
}

interface PillView extends RowView {
  readonly words: string
  readonly tone: PillTone
}

/** The row of a family itself. `count` is the number of its newest generation. */
function familyColumns(count: number): Columns<'families', PillView> {
  return {
    table: 'families',
    node: ({ node }) => node,
    view: ({ id, sub, startedAt, revokedAt }, { text, time, onNode }) => {
      const say = text.revocation.family
      const isRevoked = revokedAt !== null
      const words = isRevoked ? say.revoked : say.good
      const name = say.name({ name: sub, id: shortId(id) })
      const generations = say.generations({ count })
      return {
        label: onNode(say.label({ name, generations, state: words })),
        facts: [sub, say.started({ time: time(startedAt) }), generations],
        words,
        tone: isRevoked ? 'bad' : 'good',
        phase: isRevoked ? 'revoked' : undefined,
      }
    },
    mark: () => <GitBranch aria-hidden />,
    name: ({ id }) => shortId(id),
    standing: ({ view }) => <Pill tone={view.tone}>{view.words}</Pill>,
  }
}

interface GenerationParts {
  readonly family: FamilyRow
  readonly generation: Generation
  /** How many columns the tree has. */
  readonly width: number
  readonly isReused: boolean
}

/** The row of a generation: the current one stands out, those before it stand back, and the one that came back is marked. */
function generationColumns(parts: GenerationParts): Columns<'issued', PillView> {
  const { family, generation, width, isReused } = parts
  const { number } = generation
  const isRetired = generation.row.retiredAt !== undefined
  const isRevoked = family.revokedAt !== null
  const isOver = isRetired || isRevoked
  return {
    table: 'issued',
    view: ({ jti, issuedAt, retiredAt }, { text, time }) => {
      const say = text.revocation.family
      const words = isReused ? say.reused : isRevoked ? say.revoked : isRetired ? say.retired : say.current
      const since =
        retiredAt === undefined
          ? say.issuedAt({ time: time(issuedAt) })
          : say.retiredAt({ time: time(retiredAt) })
      return {
        label: say.row({ number, jti: shortId(jti), state: words }),
        facts: [say.generation({ number }), since],
        words,
        tone: isReused ? 'bad' : isOver ? 'neutral' : 'good',
        phase: isRevoked ? 'revoked' : isRetired ? 'expired' : undefined,
      }
    },
    mark: () => (
      <FamilyRail
        generation={generation}
        columns={width}
        look={isReused ? 'reused' : isOver ? 'retired' : 'current'}
      />
    ),
    name: ({ jti }) => shortId(jti),
    standing: ({ view }) => (
      <Pill tone={view.tone}>
        {isReused ? <Repeat2 size={11} aria-hidden /> : isRetired && <History size={11} aria-hidden />}
        {view.words}
      </Pill>
    ),
    menu: ({ lane, row }) => <IssuedMenu lane={lane} row={row} />,
    standsBy: () => [{ table: 'families', key: keyAt(family.id, family.node) }],
  }
}

type Look = 'current' | 'retired' | 'reused'

const STEP = 12
const HEIGHT = 28
const MIDDLE = HEIGHT / 2

/** Returns the width of a rail, in pixels. */
function railWidth(columns: number): number {
  return 18 + (columns - 1) * STEP
}

const x = (column: number) => 9 + column * STEP

interface FamilyRailProps {
  readonly generation: Generation
  readonly columns: number
  readonly look: Look
}

/** Shows the part of a family's tree that lies in one row. */
function FamilyRail({ generation, columns, look }: FamilyRailProps) {
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

/**
 * Returns the `jti`s of the retired tokens that were used again, as the trace has it up to the hop that is looked at: the store
 * keeps only that their family was revoked.
 */
function useReused(lane: LaneId): ReadonlySet<string> {
  const flows = useModel((state) => state.lanes[lane].flows)
  const seq = useModel((state) => state.viewSeq[lane] ?? Number.POSITIVE_INFINITY)
  return useMemo(
    () =>
      new Set(
        flows.flatMap(({ hops }) =>
          hops.flatMap(({ seq: at, hop }) =>
            at <= seq && hop.kind === 'family-answered' && hop.outcome === 'reused' ? [hop.jti] : [],
          ),
        ),
      ),
    [flows, seq],
  )
}
