// The tokens that the JWT server has issued, each with how it stands: good, expired, revoked, retired or used.
import { useMemo } from 'react'
import { clockTime, timeLeftWords } from '#src/token/time-left'
import type { LaneId } from '#src/trace/lane'
import { type IssuedRow, keyAt, type RowRef } from '#src/trace/state'
import { useText } from '../model/text'
import { useShownState } from '../model/use-lane'
import { useCredentialLife } from '../rows/credential-life'
import { LifeRing } from '../rows/life-ring'
import { NodeTag, useNodeWords } from '../rows/node-tag'
import { Rows } from '../rows/panel'
import { Row } from '../rows/row'
import { shortId } from '../rows/short-text'
import type { StoreNode, TokenState } from '../rows/token-state'
import { stateSentence, stateWords, TokenStatePill } from '../rows/token-state-pill'
import { useStores, useTokenStates } from '../rows/use-token-states'
import type { CredentialPhase } from '../ui/time-ring'
import { IssuedMenu } from './issued-menu'
import styles from './issued-rows.module.css'

/** Shows the issued tokens, the newest first. */
export function IssuedRows({ lane }: { lane: LaneId }) {
  const { back } = useText().lanes
  const { issued } = useShownState(lane)
  const stateOf = useTokenStates(lane)
  const stores = useStores(lane)
  const nodeWords = useNodeWords(lane)
  return (
    <Rows label={back.issued} empty={back.issuedEmpty}>
      {issued.toReversed().map((row) => (
        <Issued
          key={keyAt(row.jti, row.node)}
          lane={lane}
          row={row}
          stateOf={stateOf}
          stores={stores}
          node={nodeWords(row.node)}
        />
      ))}
    </Rows>
  )
}

interface IssuedProps {
  readonly lane: LaneId
  readonly row: IssuedRow
  readonly stateOf: (row: IssuedRow, now: number) => TokenState
  readonly stores: readonly StoreNode[]
  /** The words for the row's node; null where the nodes share a store. */
  readonly node: string | null
}

function Issued({ lane, row, stateOf, stores, node }: IssuedProps) {
  const text = useText()
  const { lanes, revocation, token } = text
  const life = useCredentialLife(lane, row)
  const { now } = life
  const state = stateOf(row, now)
  const isOver = state.is === 'used' || (state.is === 'revoked' && state.nodes.length === 0)
  const phase = phaseOf(state, life.phase)
  const words = stateWords(state, now, text)
  const left = timeLeftWords(life.left, token)
  const says = state.is === 'good' ? left : state.is === 'noted' ? `${words}, ${left}` : words
  const type = lanes.row.type[row.type]
  const jti = shortId(row.jti)
  const issuedAt = revocation.table.issuedAt({ time: clockTime(row.issuedAt, now) ?? '' })
  const expiresAt =
    row.expiresAt === null ? '' : revocation.table.expiresAt({ time: clockTime(row.expiresAt, now) ?? '' })
  const sentence = stateSentence(state, text)
  const label = lanes.row.issued({
    type,
    jti,
    sub: row.sub,
    left: node === null ? says : revocation.onNode({ words: says, node }),
  })
  const by = useMemo(() => saysHowItStands(row, stores), [row, stores])
  return useMemo(
    () => (
      <Row
        lane={lane}
        row={{ table: 'issued', key: keyAt(row.jti, row.node) }}
        label={label}
        icon={
          <LifeRing
            lane={lane}
            issuedAt={row.issuedAt}
            expiresAt={row.expiresAt}
            isRevoked={isOver}
            words={says}
          />
        }
        name={jti}
        value={
          <>
            {`${type} · ${row.sub} · ${issuedAt}`}
            {expiresAt !== '' && <span className={styles.wide}>{` · ${expiresAt}`}</span>}
            <span className={styles.alg}>{` · ${row.alg}`}</span>
          </>
        }
        end={
          <>
            <NodeTag words={node} />
            {(state.is === 'good' || state.is === 'noted') && <span className={styles.left}>{left}</span>}
            <TokenStatePill state={state} words={words} sentence={sentence} />
          </>
        }
        phase={phase}
        by={by}
        actions={<IssuedMenu lane={lane} row={row} />}
      />
    ),
    [
      lane,
      row,
      label,
      phase,
      isOver,
      says,
      jti,
      type,
      issuedAt,
      expiresAt,
      node,
      state,
      left,
      words,
      sentence,
      by,
    ],
  )
}

/** What is over looks so: struck out when it was taken back, faint when it has been replaced. */
function phaseOf(state: TokenState, phase: CredentialPhase): CredentialPhase {
  switch (state.is) {
    case 'revoked':
      return state.nodes.length === 0 ? 'revoked' : phase
    case 'used':
      return 'expired'
    case 'retired':
      return state.graceUntil === null ? 'expired' : 'expiring'
    default:
      return phase
  }
}

/** The rows of other tables by which a token counts as revoked, used or good. */
function saysHowItStands({ jti, sub, type, family }: IssuedRow, stores: readonly StoreNode[]): RowRef[] {
  return stores.flatMap((store): RowRef[] => [
    { table: 'blocklist', key: keyAt(jti, store) },
    { table: 'allowlist', key: keyAt(jti, store) },
    { table: 'spent', key: keyAt(jti, store) },
    { table: 'versions', key: keyAt(sub, store) },
    ...(type === 'refresh' && family !== undefined
      ? [{ table: 'families' as const, key: keyAt(family, store) }]
      : []),
  ])
}
