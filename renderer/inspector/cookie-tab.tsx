// The tab of the cookie: its value taken apart, its attributes explained, the session record it points to, its checks.
import { useState } from 'react'
import { readSessionValue, type SessionCookieValue } from '#src/token/cookie'
import { explainCookieRow } from '#src/token/explain-cookie'
import { COOKIE_CHECKS } from '#src/trace/check'
import type { CookieRow } from '#src/trace/state'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { RichText } from '../ui/rich-text'
import { checkRows, newestFlow, sentCookie } from './check-rows'
import { CookieEditor } from './cookie-editor'
import { readerOf, useInspector } from './inspector-view'
import { ServerChecks } from './server-checks'
import { SessionRecord } from './session-record'
import { type CredentialSender, useCredentialSender } from './use-credential-sender'

/** Shows the session cookie that the jar holds at the hop that is looked at. */
export function CookieTab() {
  const { catalogue, lanes } = useInspector()
  const say = catalogue.inspector.cookieView
  const [isEditing, setEditing] = useState(false)
  const sender = useCredentialSender('session')
  const cookie = lanes.session.state.cookies[0]
  if (cookie === undefined) return <EmptyState title={say.none} body={say.noneBody} />
  const value = readSessionValue(cookie.value)
  return (
    <div className="insp-columns">
      <section className="insp-column">
        <h3 className="insp-heading">{say.stored}</h3>
        <CookieValue cookie={cookie} value={value} />
        <h3 className="insp-heading">{say.record}</h3>
        <SessionRecord value={value} />
      </section>
      <section className="insp-column">
        {isEditing ? (
          <CookieEditor key={cookie.value} stored={cookie.value} sender={sender} />
        ) : (
          <Attributes cookie={cookie} />
        )}
      </section>
      <section className="insp-column">
        <div className="insp-bar">
          <Button
            size="small"
            aria-pressed={isEditing}
            onClick={() => {
              setEditing(!isEditing)
              sender.forget()
            }}
          >
            {isEditing ? say.stopEditing : say.edit}
          </Button>
        </div>
        <CookieChecks cookie={cookie} sender={sender} />
      </section>
    </div>
  )
}

function CookieValue({ cookie, value }: { cookie: CookieRow; value: SessionCookieValue }) {
  const { catalogue } = useInspector()
  const say = catalogue.inspector.cookieView
  if (!value.signed) {
    return (
      <>
        <p className="insp-encoded">
          {cookie.name}={cookie.value}
        </p>
        <p className="insp-note insp-tone-bad">
          <RichText text={catalogue.token.cookie[value.problem]} />
        </p>
      </>
    )
  }
  return (
    <>
      <p className="insp-encoded">
        {cookie.name}=<span className="insp-cookie-prefix">{value.raw.prefix}</span>
        <span className="insp-cookie-id">{value.raw.sessionId}</span>.
        <span className="insp-part-signature">{value.raw.signature}</span>
      </p>
      <dl className="insp-facts">
        <dt className="insp-cookie-id">{say.sessionId}</dt>
        <dd className="insp-wire">{value.sessionId}</dd>
        <dt className="insp-part-signature">{say.signature}</dt>
        <dd className="insp-wire">{value.signature}</dd>
      </dl>
      <p className="insp-note">{say.unverified}</p>
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
      <h3 className="insp-heading">{say.attributes}</h3>
      <table className="insp-claims">
        <caption className="visually-hidden">{say.attributes}</caption>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{say.attribute}</th>
            <th scope="col">{say.value}</th>
            <th scope="col">{say.meaning}</th>
          </tr>
        </thead>
        <tbody>
          {attributes.map(({ name, value, explanation, tone }) => (
            <tr key={name}>
              <th scope="row" className="insp-cookie-id">
                {name}
              </th>
              <td className="insp-wire">
                {value === null ? <em>{say.notSet}</em> : value === '' ? <em>{say.flagSet}</em> : value}
              </td>
              <td className={`insp-tone-${tone}`}>
                <RichText text={explanation} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function CookieChecks({ cookie, sender }: { cookie: CookieRow; sender: CredentialSender }) {
  const { catalogue, lanes } = useInspector()
  const { flows, viewSeq, holding } = lanes.session
  const sent = sender.sentFlow === null ? null : (flows.find((flow) => flow.id === sender.sentFlow) ?? null)
  const flow = sent ?? newestFlow(flows, viewSeq, (each) => sentCookie(each, cookie.name) === cookie.value)
  return (
    <ServerChecks
      rows={checkRows(COOKIE_CHECKS, flow, holding)}
      flow={flow}
      isEdited={sender.sentFlow !== null}
      unused={catalogue.inspector.result.unusedCookie}
    />
  )
}
