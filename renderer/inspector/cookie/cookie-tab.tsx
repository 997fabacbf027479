// The tab of the cookie: its value taken apart, its attributes explained, the session record it points to, its checks.
import { Cookie } from 'lucide-react'
import type { ReactNode } from 'react'
import { readSessionValue, type SessionCookieValue } from '#src/token/cookie'
import { explainCookieRow } from '#src/token/explain-cookie'
import { clockTime, relativeWords } from '#src/token/time-left'
import { COOKIE_CHECKS } from '#src/trace/check'
import type { CookieRow } from '#src/trace/state'
import { useModel } from '../../model/use-model'
import { cookieEndWords } from '../../rows/cookie-end'
import { Column } from '../../ui/column'
import { EmptyState } from '../../ui/empty-state'
import { Rich } from '../../ui/rich'
import { checkRows, newestExchange, sentCookie } from '../checks/check-rows'
import { ServerChecks } from '../checks/server-checks'
import type { CookieDraft, DraftProps } from '../parts/drafts'
import { ExplainedTable } from '../parts/explained-table'
import { readerOf, useInspector } from '../parts/inspector-view'
import { EditSwitch } from '../parts/layout'
import layout from '../parts/layout.module.css'
import { SignedValue } from '../parts/wire'
import wire from '../parts/wire.module.css'
import { CookieEditor } from './cookie-editor'

/** Shows the session cookie that the jar holds at the hop that is looked at. */
export function CookieTab({ draft, onChange }: DraftProps<CookieDraft>) {
  const { catalogue, lanes } = useInspector()
  const say = catalogue.inspector.cookieView
  const cookie = lanes.session.state.cookies[0]
  if (cookie === undefined) return <EmptyState icon={Cookie} title={say.none} body={say.noneBody} />
  const value = readSessionValue(cookie.value)
  const current =
    draft.stored === cookie.value
      ? draft
      : { ...draft, stored: cookie.value, value: cookie.value, sentFlow: null }
  const edit = (change: Partial<CookieDraft>) => onChange({ ...current, ...change })
  return (
    <div className={layout.columns}>
      <Column>
        <h3 className={layout.heading}>{say.stored}</h3>
        <CookieValue cookie={cookie} value={value} />
        <h3 className={layout.heading}>{say.record}</h3>
        <SessionRecord value={value} />
      </Column>
      <Column>
        {current.isEditing ? (
          <CookieEditor stored={cookie.value} draft={current} onChange={edit} />
        ) : (
          <Attributes cookie={cookie} />
        )}
      </Column>
      <Column>
        <CookieChecks cookie={cookie} sentFlow={current.sentFlow}>
          <EditSwitch
            isEditing={current.isEditing}
            onChange={(isEditing) => edit({ isEditing, sentFlow: null })}
          />
        </CookieChecks>
      </Column>
    </div>
  )
}

function CookieValue({ cookie, value }: { cookie: CookieRow; value: SessionCookieValue }) {
  const { catalogue } = useInspector()
  const hasSecret = useModel((state) => state.status?.settings.sessionDefences['session-secret'] ?? true)
  const say = catalogue.inspector.cookieView
  if (!value.signed) {
    return (
      <>
        <p className={wire.encoded}>
          {cookie.name}={cookie.value}
        </p>
        <p className={`${layout.note} ${layout.bad}`}>
          <Rich text={catalogue.token.cookie[value.problem]} />
        </p>
      </>
    )
  }
  return (
    <>
      <p className={wire.encoded}>
        {cookie.name}=<SignedValue value={cookie.value} />
      </p>
      <dl className={layout.facts}>
        <dt className={wire.cookieId}>{say.sessionId}</dt>
        <dd className={wire.wire}>{value.sessionId}</dd>
        <dt className={wire.signature}>{say.signature}</dt>
        <dd className={wire.wire}>{value.signature}</dd>
      </dl>
      <p className={layout.note}>
        <Rich text={hasSecret ? say.unverified : say.documented} />
      </p>
    </>
  )
}

function Attributes({ cookie }: { cookie: CookieRow }) {
  const view = useInspector()
  const say = view.catalogue.inspector.cookieView
  // The value has its own column.
  const attributes = explainCookieRow(cookie, readerOf(view)).filter(({ name }) => name !== 'Value')
  return (
    <>
      <h3 className={layout.heading}>{say.attributes}</h3>
      <ExplainedTable
        caption={say.attributes}
        heads={[say.attribute, say.value, say.meaning]}
        nameClass={wire.cookieId}
        rows={attributes.map(({ name, value, explanation, tone }) => ({
          name,
          value: value === null ? <em>{say.notSet}</em> : value === '' ? <em>{say.flagSet}</em> : value,
          meaning: (
            <span className={layout[tone]}>
              <Rich text={explanation} />
            </span>
          ),
        }))}
      />
    </>
  )
}

interface CookieChecksProps {
  readonly cookie: CookieRow
  readonly sentFlow: number | null
  readonly children: ReactNode
}

function CookieChecks({ cookie, sentFlow, children }: CookieChecksProps) {
  const { catalogue, lanes } = useInspector()
  const { flows, viewSeq, holding, queued } = lanes.session
  const isQueued = queued.some(({ flow }) => flow === sentFlow)
  const sent = flows.find((each) => each.id === sentFlow) ?? null
  const flow =
    sent ??
    (isQueued
      ? null
      : newestExchange(flows, viewSeq, (each) => sentCookie(each, cookie.name) === cookie.value))
  return (
    <ServerChecks
      lane="session"
      rows={checkRows(COOKIE_CHECKS, flow, holding)}
      flow={flow}
      isEdited={isQueued || sent !== null}
      unused={catalogue.inspector.result.unusedCookie}
    >
      {children}
    </ServerChecks>
  )
}

/** Looks the cookie's session ID up in the store as it is at the hop that is looked at. */
function SessionRecord({ value }: { value: SessionCookieValue }) {
  const { catalogue, lanes, now } = useInspector()
  const lifetimes = useModel((state) => state.status?.settings.lifetimes)
  const say = catalogue.inspector.cookieView
  if (!value.signed) return <p className={`${layout.note} ${layout.bad}`}>{say.unreadable}</p>
  const record = lanes.session.state.sessions.find((row) => row.id === value.sessionId)
  if (record === undefined) {
    return (
      <p className={`${layout.note} ${layout.bad}`}>
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
    <>
      <dl className={layout.facts}>
        <dt>{say.account}</dt>
        <dd className={wire.wire}>{record.username}</dd>
        <dt>{say.created}</dt>
        <dd>{time(record.createdAt)}</dd>
        <dt>{say.lastSeen}</dt>
        <dd>{time(record.lastSeenAt)}</dd>
        <dt>{say.idleUntil}</dt>
        <dd className={record.expiresAt <= now ? layout.bad : undefined}>{time(record.expiresAt)}</dd>
        {record.absoluteExpiresAt !== null && (
          <>
            <dt>{say.absoluteUntil}</dt>
            <dd className={record.absoluteExpiresAt <= now ? layout.bad : undefined}>
              {time(record.absoluteExpiresAt)}
            </dd>
          </>
        )}
      </dl>
      {lifetimes && <p className={layout.note}>{cookieEndWords(lifetimes, catalogue)}</p>}
    </>
  )
}
