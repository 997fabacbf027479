// What the front end holds: the cookie jar on the session lane, localStorage on the JWT lane.
import { Monitor } from 'lucide-react'
import { useMemo } from 'react'
import type { Catalogue } from '#src/i18n/catalogue'
import { type TokenWords, timeLeftWords } from '#src/token/time-left'
import type { LaneId } from '#src/trace/lane'
import type { CookieRow, StorageRow } from '#src/trace/state'
import { useText } from '../model/text'
import { useShownNow, useShownState } from '../model/use-lane'
import { type CredentialLife, useCredentialLife } from '../rows/credential-life'
import { LifeRing } from '../rows/life-ring'
import { Panel, Rows } from '../rows/panel'
import { Row } from '../rows/row'
import { cutMiddle } from '../rows/short-text'
import { TimePill } from '../rows/time-pill'
import { tokenLife } from '../rows/token-life'
import { TokenText } from '../rows/token-text'
import { useTokenStates } from '../rows/use-token-states'

/** Shows what the front end of a lane holds. */
export function FrontEndPanel({ lane }: { lane: LaneId }) {
  const words = useText().lanes[lane]
  const { cookies, localStorage } = useShownState(lane)
  const count = lane === 'session' ? cookies.length : localStorage.length
  return (
    <Panel icon={<Monitor aria-hidden />} title={words.front} note={words.frontCount({ count })}>
      <Rows label={words.front} empty={words.frontEmpty}>
        {lane === 'session'
          ? cookies.map((row) => <Cookie key={row.name} lane={lane} row={row} />)
          : localStorage.map((row) => <StoredToken key={row.key} lane={lane} row={row} />)}
      </Rows>
    </Panel>
  )
}

function Cookie({ lane, row }: { lane: LaneId; row: CookieRow }) {
  const { lanes, token } = useText()
  const life = useCredentialLife(lane, { issuedAt: row.createdAt, expiresAt: row.expiresAt })
  const { phase } = life
  const words = cookieWords(row, life, lanes.row, token)
  return useMemo(
    () => (
      <Row
        lane={lane}
        row={{ table: 'cookies', key: row.name }}
        label={lanes.row.cookie({ name: row.name, left: words })}
        icon={<LifeRing lane={lane} issuedAt={row.createdAt} expiresAt={row.expiresAt} words={words} />}
        name={row.name}
        value={cutMiddle(row.value, 14, 8)}
        end={<TimePill phase={phase} words={words} />}
        phase={phase}
      />
    ),
    [lane, row, lanes, words, phase],
  )
}

/** A browser drops an expired cookie when it looks at its jar next; until then the cookie lies there unused. */
function cookieWords(
  { expiresAt }: CookieRow,
  { left, phase }: CredentialLife,
  words: Catalogue['lanes']['row'],
  token: TokenWords,
): string {
  if (expiresAt === null) return words.noExpiry
  return phase === 'expired' ? words.cookieExpired : timeLeftWords(left, token)
}

function StoredToken({ lane, row }: { lane: LaneId; row: StorageRow }) {
  const { lanes, token } = useText()
  const { issued } = useShownState(lane)
  const stateOf = useTokenStates(lane)
  const now = useShownNow(lane)
  const claims = useMemo(() => tokenLife(row.value), [row.value])
  const known = issued.find(({ jti }) => jti === claims?.jti)
  const state = known && stateOf(known, now)
  const isRevoked = state?.is === 'revoked' && state.nodes.length === 0
  const life = useCredentialLife(lane, { ...(claims ?? NO_LIFE), isRevoked })
  const { phase } = life
  const words = claims ? storedWords(life, lanes.row, token) : lanes.row.notToken
  return useMemo(
    () => (
      <Row
        lane={lane}
        row={{ table: 'localStorage', key: row.key }}
        label={lanes.row.storage({ name: row.key, left: words })}
        icon={<LifeRing lane={lane} {...(claims ?? NO_LIFE)} isRevoked={isRevoked} words={words} />}
        name={row.key}
        value={<TokenText token={row.value} />}
        end={<TimePill phase={phase} words={words} />}
        phase={phase}
      />
    ),
    [lane, row, lanes, words, phase, claims, isRevoked],
  )
}

const NO_LIFE = { issuedAt: null, expiresAt: null }

/** localStorage knows neither expiry nor revocation: it keeps what was put there. */
function storedWords(
  { left, phase }: CredentialLife,
  words: Catalogue['lanes']['row'],
  token: TokenWords,
): string {
  if (phase === 'revoked') return words.storedRevoked
  return phase === 'expired' ? words.storedExpired : timeLeftWords(left, token)
}
