// The tab of the access or the refresh token: encoded, decoded, and checked by the server.

import { useState } from 'react'
import { explainHeader, explainPayload } from '#src/token/claims'
import { type DecodedJwt, decodeJwt } from '#src/token/decode-jwt'
import { TOKEN_CHECKS } from '#src/trace/check'
import type { TokenType } from '#src/trace/state'
import { Button } from '../ui/button'
import { EmptyState } from '../ui/empty-state'
import { checkRows, newestFlow, sentToken } from './check-rows'
import { ClaimsTable } from './claims-table'
import { EncodedToken } from './encoded-token'
import { readerOf, useInspector } from './inspector-view'
import layout from './layout.module.css'
import { ProblemList } from './problem-list'
import { ServerChecks } from './server-checks'
import { SigningFormula } from './signing-formula'
import { TokenEditor } from './token-editor'
import { useCredentialSender } from './use-credential-sender'

/** Shows the token of a type that localStorage holds at the hop that is looked at. */
export function TokenTab({ type }: { type: TokenType }) {
  const { catalogue, lanes } = useInspector()
  const say = catalogue.inspector.tokenView
  const [isEditing, setEditing] = useState(false)
  const sender = useCredentialSender('jwt')
  const token = lanes.jwt.state.localStorage.find((row) => row.key === `${type}_token`)?.value
  if (token === undefined) {
    const [title, body] =
      type === 'access' ? [say.noAccess, say.noAccessBody] : [say.noRefresh, say.noRefreshBody]
    return <EmptyState title={title} body={body} />
  }
  const decoded = decodeJwt(token)
  return (
    <div className={layout.columns}>
      {isEditing ? (
        <TokenEditor key={token} decoded={decoded} type={type} sender={sender} />
      ) : (
        <Decoded decoded={decoded} />
      )}
      <section className={layout.column}>
        <div className={layout.bar}>
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
        <TokenChecks token={token} type={type} sentFlow={sender.sentFlow} />
      </section>
    </div>
  )
}

function Decoded({ decoded }: { decoded: DecodedJwt }) {
  const view = useInspector()
  const say = view.catalogue.inspector.tokenView
  const header = decoded.header?.value
  const payload = decoded.payload?.value
  return (
    <>
      <section className={layout.column}>
        <h3 className={layout.heading}>{say.encoded}</h3>
        <EncodedToken token={decoded.token} />
        <h3 className={layout.heading}>{say.signing}</h3>
        <SigningFormula decoded={decoded} signingKey={decoded.alg === view.algorithm ? view.jwtKey : null} />
      </section>
      <section className={layout.column}>
        {decoded.problems.length > 0 && <ProblemList problems={decoded.problems} text={decoded.token} />}
        <h3 className={layout.heading}>
          {say.payload} <span className={layout.aside}>· {say.payloadNote}</span>
        </h3>
        {payload && (
          <ClaimsTable
            claims={explainPayload(payload, readerOf(view))}
            part="payload"
            caption={say.payload}
          />
        )}
        <h3 className={layout.heading}>{say.header}</h3>
        {header && (
          <ClaimsTable
            claims={explainHeader(header, view.catalogue.token)}
            part="header"
            caption={say.header}
          />
        )}
      </section>
    </>
  )
}

function TokenChecks({ token, type, sentFlow }: { token: string; type: TokenType; sentFlow: number | null }) {
  const { catalogue, lanes } = useInspector()
  const { flows, viewSeq, holding } = lanes.jwt
  const say = catalogue.inspector.result
  const sent = sentFlow === null ? null : (flows.find((flow) => flow.id === sentFlow) ?? null)
  const flow = sent ?? newestFlow(flows, viewSeq, (each) => sentToken(each) === token)
  return (
    <ServerChecks
      rows={checkRows(TOKEN_CHECKS, flow, holding)}
      flow={flow}
      isEdited={sentFlow !== null}
      unused={type === 'access' ? say.unused : say.unusedRefresh}
    />
  )
}
