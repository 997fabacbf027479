// The session record that a cookie points to, or why it points to none.

import type { SessionCookieValue } from '#src/token/cookie'
import { clockTime, relativeWords } from '#src/token/time-left'
import { Rich } from '../../ui/rich'
import { useInspector } from '../parts/inspector-view'
import layout from '../parts/layout.module.css'
import tone from '../parts/tone.module.css'
import wire from '../parts/wire.module.css'

/** Looks the cookie's session ID up in the store as it is at the hop that is looked at. */
export function SessionRecord({ value }: { value: SessionCookieValue }) {
  const { catalogue, lanes, now } = useInspector()
  const say = catalogue.inspector.cookieView
  if (!value.signed) return <p className={`${layout.note} ${tone.bad}`}>{say.unreadable}</p>
  const record = lanes.session.state.sessions.find((row) => row.id === value.sessionId)
  if (record === undefined) {
    return (
      <p className={`${layout.note} ${tone.bad}`}>
        <Rich text={say.noRecord} />
      </p>
    )
  }
  const time = (at: number) =>
    catalogue.token.time.at({
      time: clockTime(at, now) ?? '?',
      relative: relativeWords(at, now, catalogue.token),
    })
  return (
    <dl className={layout.facts}>
      <dt>{say.account}</dt>
      <dd className={wire.wire}>{record.username}</dd>
      <dt>{say.created}</dt>
      <dd>{time(record.createdAt)}</dd>
      <dt>{say.lastSeen}</dt>
      <dd>{time(record.lastSeenAt)}</dd>
      <dt>{say.idleUntil}</dt>
      <dd className={record.expiresAt <= now ? tone.bad : undefined}>{time(record.expiresAt)}</dd>
      {record.absoluteExpiresAt !== null && (
        <>
          <dt>{say.absoluteUntil}</dt>
          <dd className={record.absoluteExpiresAt <= now ? tone.bad : undefined}>
            {time(record.absoluteExpiresAt)}
          </dd>
        </>
      )}
    </dl>
  )
}
