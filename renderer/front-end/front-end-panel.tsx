// What the front end holds: the cookie jar on the session lane, localStorage on the JWT lane.
import { Monitor } from 'lucide-react'
import { Fragment } from 'react'
import { timeLeft, timeLeftWords } from '#src/token/time-left'
import type { LaneId } from '#src/trace/lane'
import { useText } from '../model/text'
import { useShownState } from '../model/use-lane'
import { LifeRing, type LifeView, NO_LIFE, tokenLife } from '../rows/life'
import { Panel } from '../rows/panel'
import { TimePill } from '../rows/pills'
import { cutMiddle, shortParts } from '../rows/short-text'
import { Table, type TableColumns } from '../rows/table'
import styles from './front-end-panel.module.css'

/** Shows what the front end of a lane holds. */
export function FrontEndPanel({ lane }: { lane: LaneId }) {
  const words = useText().lanes[lane]
  const { cookies, localStorage } = useShownState(lane)
  const count = lane === 'session' ? cookies.length : localStorage.length
  return (
    <Panel icon={<Monitor aria-hidden />} title={words.front} note={words.frontCount({ count })}>
      {lane === 'session' ? (
        <Table lane={lane} columns={COOKIES} />
      ) : (
        <Table lane={lane} columns={LOCAL_STORAGE} />
      )}
    </Panel>
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
    const { storage, storedRevoked, storedExpired, notToken } = lanes.row
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
    return { label: storage({ name, left: words }), facts: [], phase, words, life }
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
