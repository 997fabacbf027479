// One generation of a family: a refresh token with its place in the tree.
import { History, Repeat2 } from 'lucide-react'
import { useMemo } from 'react'
import { clockTime } from '#src/token/time-left'
import type { LaneId } from '#src/trace/lane'
import { type FamilyRow, keyAt } from '#src/trace/state'
import { useText } from '../model/text'
import { useShownNow } from '../model/use-lane'
import { Row } from '../rows/row'
import { shortId } from '../rows/short-text'
import { Pill } from '../ui/pill'
import type { CredentialPhase } from '../ui/time-ring'
import { FamilyRail } from './family-rail'
import type { Generation } from './family-tree'
import { IssuedMenu } from './issued-menu'

interface FamilyGenerationProps {
  readonly lane: LaneId
  readonly family: FamilyRow
  readonly generation: Generation
  readonly columns: number
  readonly isReused: boolean
}

/** Shows a generation: the current one stands out, those before it stand back, and the one that came back is marked. */
export function FamilyGeneration(props: FamilyGenerationProps) {
  const { lane, family, generation, columns, isReused } = props
  const { family: say } = useText().revocation
  const now = useShownNow(lane)
  const { row, number } = generation
  const isRetired = row.retiredAt !== undefined
  const isRevoked = family.revokedAt !== null
  const jti = shortId(row.jti)
  const time = clockTime(row.retiredAt ?? row.issuedAt, now) ?? ''
  const since = isRetired ? say.retiredAt({ time }) : say.issuedAt({ time })
  const state = isReused ? say.reused : isRevoked ? say.revoked : isRetired ? say.retired : say.current
  const label = say.row({ number, jti, state })
  const phase: CredentialPhase | undefined = isRevoked ? 'revoked' : isRetired ? 'expired' : undefined
  return useMemo(
    () => (
      <Row
        lane={lane}
        row={{ table: 'issued', key: keyAt(row.jti, row.node) }}
        label={label}
        icon={
          <FamilyRail
            generation={generation}
            columns={columns}
            look={isReused ? 'reused' : isRetired || isRevoked ? 'retired' : 'current'}
          />
        }
        name={jti}
        value={`${say.generation({ number })} · ${since}`}
        end={
          <Pill tone={isReused ? 'bad' : isRevoked || isRetired ? 'neutral' : 'good'}>
            {isReused ? <Repeat2 size={11} aria-hidden /> : isRetired && <History size={11} aria-hidden />}
            {state}
          </Pill>
        }
        {...(phase && { phase })}
        by={[{ table: 'families', key: keyAt(family.id, family.node) }]}
        actions={<IssuedMenu lane={lane} row={row} />}
      />
    ),
    [
      lane,
      row,
      family,
      generation,
      columns,
      say,
      number,
      label,
      jti,
      since,
      state,
      phase,
      isReused,
      isRetired,
      isRevoked,
    ],
  )
}
