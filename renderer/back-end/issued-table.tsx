// The tokens that the JWT server has issued, each with how it stands: good, expired, revoked, retired or used.
import { timeLeft, timeLeftWords } from '#src/token/time-left'
import { type IssuedRow, keyAt, type RowRef } from '#src/trace/state'
import { LifeRing, type LifeView } from '../rows/life'
import { type StandingWords, standingWords, TokenStatePill } from '../rows/pills'
import { shortId } from '../rows/short-text'
import type { TableColumns } from '../rows/table'
import type { StoreNode, TokenState } from '../rows/token-state'
import type { CredentialPhase } from '../ui/time-ring'
import { BACK_END_TITLES } from './back-end-tables'
import { IssuedMenu } from './issued-menu'
import styles from './tables.module.css'

interface IssuedView extends LifeView {
  readonly standing: StandingWords
  /** What is left of its life, in words; null where the pill says it all. */
  readonly left: string | null
  readonly expires: string | null
}

export const ISSUED: TableColumns<'issued', IssuedView> = {
  table: 'issued',
  title: BACK_END_TITLES.issued,
  empty: ({ lanes }) => lanes.back.issuedEmpty,
  rows: ({ issued }) => issued.toReversed(),
  node: ({ node }) => node,
  view: (row, { text, stateOf, now, time, onNode }) => {
    const { issuedAt, expiresAt } = text.revocation.table
    const { type: types, issued } = text.lanes.row
    const state = stateOf(row, now)
    const isOver = state.is === 'used' || (state.is === 'revoked' && state.nodes.length === 0)
    const life = { issuedAt: row.issuedAt, expiresAt: row.expiresAt, isRevoked: isOver }
    const left = timeLeft({ now, ...life })
    const standing = standingWords(state, now, text)
    const lasting = timeLeftWords(left, text.token)
    const words =
      state.is === 'good' ? lasting : state.is === 'noted' ? `${standing.words}, ${lasting}` : standing.words
    const type = types[row.type]
    return {
      label: issued({ type, jti: shortId(row.jti), sub: row.sub, left: onNode(words) }),
      facts: [type, row.sub, issuedAt({ time: time(row.issuedAt) })],
      expires: row.expiresAt === null ? null : expiresAt({ time: time(row.expiresAt) }),
      phase: phaseOf(state, left.phase),
      words,
      life,
      standing,
      left: state.is === 'good' || state.is === 'noted' ? lasting : null,
    }
  },
  mark: ({ lane, view }) => <LifeRing lane={lane} view={view} />,
  name: ({ jti }) => shortId(jti),
  value: ({ row, view }) => (
    <>
      {view.facts.join(' · ')}
      {view.expires !== null && <span className={styles.wide}>{` · ${view.expires}`}</span>}
      <span className={styles.alg}>{` · ${row.alg}`}</span>
    </>
  ),
  standing: ({ view }) => (
    <>
      {view.left !== null && <span className={styles.left}>{view.left}</span>}
      <TokenStatePill {...view.standing} />
    </>
  ),
  menu: ({ lane, row }) => <IssuedMenu lane={lane} row={row} />,
  standsBy: saysHowItStands,
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
