// The families of rotated refresh tokens: each login's line of generations, the newest first, and what ended it.
import { GitBranch, ShieldAlert } from 'lucide-react'
import { type CSSProperties, useEffect, useMemo, useRef } from 'react'
import { clockTime } from '#src/token/time-left'
import type { LaneId } from '#src/trace/lane'
import { type FamilyRow, keyAt } from '#src/trace/state'
import { useText } from '../model/text'
import { useShownNow, useShownState } from '../model/use-lane'
import { NodeTag, useNodeWords } from '../rows/node-tag'
import { Rows } from '../rows/panel'
import { reveal } from '../rows/reveal'
import { Row } from '../rows/row'
import { shortId } from '../rows/short-text'
import { Pill } from '../ui/pill'
import { FamilyGeneration } from './family-generation'
import { railWidth } from './family-rail'
import styles from './family-rows.module.css'
import { familyTree } from './family-tree'
import { useReused } from './use-reused'

/** Shows the families, the newest first. */
export function FamilyRows({ lane }: { lane: LaneId }) {
  const { table } = useText().revocation
  const { families } = useShownState(lane)
  const reused = useReused(lane)
  return (
    <Rows label={table.title.families} empty={table.empty.families}>
      {families.toReversed().map((family) => (
        <Family key={keyAt(family.id, family.node)} lane={lane} family={family} reused={reused} />
      ))}
    </Rows>
  )
}

interface FamilyProps {
  readonly lane: LaneId
  readonly family: FamilyRow
  /** The `jti`s of the retired tokens that were used again. */
  readonly reused: ReadonlySet<string>
}

function Family({ lane, family, reused }: FamilyProps) {
  const { revocation } = useText()
  const say = revocation.family
  const { issued } = useShownState(lane)
  const now = useShownNow(lane)
  const node = useNodeWords(lane)(family.node)
  const tree = useMemo(
    () =>
      familyTree(
        issued.filter(
          (row) => row.type === 'refresh' && row.family === family.id && row.node === family.node,
        ),
      ),
    [issued, family],
  )
  const isRevoked = family.revokedAt !== null
  const end = useEndInSight(isRevoked)
  const name = say.name({ name: family.sub, id: shortId(family.id) })
  const state = isRevoked ? say.revoked : say.good
  const generations = say.generations({ count: tree.count })
  const label = say.label({ name, generations, state })
  const rail: CSSProperties & Record<'--row-icon', string> = { '--row-icon': `${railWidth(tree.columns)}px` }
  return (
    <>
      <Row
        lane={lane}
        row={{ table: 'families', key: keyAt(family.id, family.node) }}
        label={node === null ? label : revocation.onNode({ words: label, node })}
        icon={<GitBranch aria-hidden />}
        name={shortId(family.id)}
        value={`${family.sub} · ${say.started({ time: clockTime(family.startedAt, now) ?? '' })} · ${generations}`}
        end={
          <>
            <NodeTag words={node} />
            <Pill tone={isRevoked ? 'bad' : 'good'}>{state}</Pill>
          </>
        }
        {...(isRevoked && { phase: 'revoked' as const })}
      />
      {family.revokedAt !== null && family.because !== null && (
        <li ref={end} className={styles.end} data-reuse={family.because === 'reuse' || undefined}>
          <ShieldAlert size={14} aria-hidden />
          {say.because[family.because]({ time: clockTime(family.revokedAt, now) ?? '' })}
        </li>
      )}
      <li>
        <ul className={styles.generations} style={rail} aria-label={name}>
          {tree.generations.map((generation) => (
            <FamilyGeneration
              key={generation.row.jti}
              lane={lane}
              family={family}
              generation={generation}
              columns={tree.columns}
              isReused={reused.has(generation.row.jti)}
            />
          ))}
          {tree.isCut && <li className={styles.cut}>{say.cut}</li>}
        </ul>
      </li>
    </>
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
