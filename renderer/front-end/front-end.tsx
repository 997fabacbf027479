// What the front end holds, as chips and as a table: the cookie jar on the session lane, localStorage on the JWT lane.
import { Fragment } from 'react'
import { timeLeft, timeLeftWords } from '#src/token/time-left'
import type { LaneId } from '#src/trace/lane'
import { rowKey, type TableName } from '#src/trace/state'
import { useText } from '../model/text'
import { useRowMarks, useTableMarks } from '../model/use-lane'
import { TableChip } from '../rows/chip'
import chip from '../rows/chip.module.css'
import { LifeRing, type LifeView, NO_LIFE, tokenLife } from '../rows/life'
import { TimePill } from '../rows/pills'
import { cutMiddle, shortParts } from '../rows/short-text'
import {
  type RowOf,
  Table,
  type TableColumns,
  type TableContext,
  useRowView,
  useTableContext,
} from '../rows/table'
import styles from './front-end.module.css'

/** The table of what the front end of each lane holds. */
export const FRONT_END_TABLE = { session: 'cookies', jwt: 'localStorage' } as const satisfies Record<
  LaneId,
  TableName
>

/** Shows each cookie or token of a front end as a chip, with the time that it has left; without any, that there is none. */
export function FrontEndChips({ lane }: { lane: LaneId }) {
  const { none } = useText().lanes[lane]
  const context = useTableContext(lane)
  const { cookies, localStorage } = context.state
  const table = FRONT_END_TABLE[lane]
  const marks = useTableMarks(lane, table)
  if (context.state[table].length === 0) {
    return (
      <TableChip lane={lane} table={table} look="empty" {...marks}>
        {none}
      </TableChip>
    )
  }
  return lane === 'session'
    ? cookies.map((row) => (
        <RowChip key={rowKey('cookies', row)} lane={lane} columns={COOKIES} row={row} context={context} />
      ))
    : localStorage.map((row) => (
        <RowChip
          key={rowKey('localStorage', row)}
          lane={lane}
          columns={LOCAL_STORAGE}
          row={row}
          context={context}
        />
      ))
}

interface RowChipProps<T extends TableName> {
  readonly lane: LaneId
  readonly columns: TableColumns<T, LifeView>
  readonly row: RowOf<T>
  readonly context: TableContext
}

function RowChip<T extends TableName>({ lane, columns, row, context }: RowChipProps<T>) {
  const { table, name } = columns
  const view = useRowView(lane, columns, row, context)
  const marks = useRowMarks(lane, { table, key: rowKey(table, row) })
  return (
    <TableChip lane={lane} table={table} label={view.label} phase={view.phase} {...marks}>
      <LifeRing lane={lane} view={view} />
      <span className={chip.name} data-visible-label>
        {name(row)}
      </span>
      <span className={chip.words}>{view.brief ?? view.words}</span>
    </TableChip>
  )
}

/** Shows the rows of what the front end of a lane holds. */
export function FrontEndRows({ lane }: { lane: LaneId }) {
  return lane === 'session' ? (
    <Table lane={lane} columns={COOKIES} />
  ) : (
    <Table lane={lane} columns={LOCAL_STORAGE} />
  )
}

const COOKIES: TableColumns<'cookies', LifeView> = {
  table: 'cookies',
  title: ({ lanes }) => lanes.session.front,
  empty: ({ lanes }) => lanes.session.frontEmpty,
  rows: ({ cookies }) => cookies,
  view: ({ name, value, createdAt: issuedAt, expiresAt }, { text: { lanes, token }, now }) => {
    const { cookie, cookieExpired, noExpiry } = lanes.row
    const left = timeLeft({ now, issuedAt, expiresAt })
    // A browser drops an expired cookie when it looks at its jar next; until then the cookie lies there unused.
    const lasting = left.phase === 'expired' ? cookieExpired : timeLeftWords(left, token)
    const words = expiresAt === null ? noExpiry : lasting
    return {
      label: cookie({ name, left: words }),
      facts: [cutMiddle(value, 14, 8)],
      phase: left.phase,
      words,
      life: { issuedAt, expiresAt },
    }
  },
  mark: ({ lane, view }) => <LifeRing lane={lane} view={view} />,
  name: ({ name }) => name,
  standing: ({ view }) => <TimePill {...view} />,
}

const LOCAL_STORAGE: TableColumns<'localStorage', LifeView> = {
  table: 'localStorage',
  title: ({ lanes }) => lanes.jwt.front,
  empty: ({ lanes }) => lanes.jwt.frontEmpty,
  rows: ({ localStorage }) => localStorage,
  view: ({ key: name, value }, { text: { lanes, token }, state, stateOf, now }) => {
    const { storage, storedRevoked, storedExpired, notToken, revoked } = lanes.row
    const claims = tokenLife(value)
    const known = state.issued.find(({ jti }) => jti === claims?.jti)
    const standing = known && stateOf(known, now)
    const isRevoked = standing?.is === 'revoked' && standing.nodes.length === 0
    const life = { ...(claims ?? NO_LIFE), isRevoked }
    const left = timeLeft({ now, ...life })
    // localStorage knows neither expiry nor revocation: it keeps what was put there.
    const lasting = left.phase === 'expired' ? storedExpired : timeLeftWords(left, token)
    const words = !claims ? notToken : isRevoked ? storedRevoked : lasting
    const phase = isRevoked ? 'revoked' : left.phase
    return {
      label: storage({ name, left: words }),
      facts: [],
      phase,
      words,
      ...(claims && { brief: isRevoked ? revoked : timeLeftWords(left, token) }),
      life,
    }
  },
  mark: ({ lane, view }) => <LifeRing lane={lane} view={view} />,
  name: ({ key }) => key,
  value: ({ row }) => <TokenText token={row.value} />,
  standing: ({ view }) => <TimePill {...view} />,
}

/** Shows a token; a text that hasn't three parts stands there without colours. */
function TokenText({ token }: { token: string }) {
  const parts = shortParts(token)
  if (!parts) return <span className={styles.token}>{cutMiddle(token, 16, 6)}</span>
  return (
    <span className={styles.token}>
      {parts.map(({ name, text }, index) => (
        <Fragment key={name}>
          {index > 0 && <span className={styles.dot}>.</span>}
          <span className={styles[name]}>{text}</span>
        </Fragment>
      ))}
    </span>
  )
}
