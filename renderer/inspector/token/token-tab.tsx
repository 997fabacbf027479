// The tab of the access, the refresh or the download token: encoded, decoded, and checked by the server.

import { KeyRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { explainHeader, explainPayload } from '#src/token/claims'
import { type DecodedJwt, decodeJwt } from '#src/token/decode-jwt'
import type { TokenType } from '#src/trace/state'
import { EmptyState } from '../../ui/empty-state'
import { checkRows, newestExchange, sentToken } from '../checks/check-rows'
import { ServerChecks } from '../checks/server-checks'
import { tokenCheckIds } from '../parts/checks-made'
import { Column } from '../parts/column'
import type { DraftProps, TokenDraft } from '../parts/drafts'
import { EditSwitch } from '../parts/edit-switch'
import { EncodedToken } from '../parts/encoded-token'
import { type LaneView, readerOf, useInspector } from '../parts/inspector-view'
import layout from '../parts/layout.module.css'
import { ClaimsTable } from './claims-table'
import { downloadToken } from './download-token'
import { ProblemList } from './problem-list'
import { SigningFormula } from './signing-formula'
import { issuedTexts, TokenEditor } from './token-editor'

/** Shows the token of a type that the front end holds at the hop that is looked at. */
export function TokenTab({ type, draft, onChange }: { type: TokenType } & DraftProps<TokenDraft>) {
  const { catalogue, lanes } = useInspector()
  const say = catalogue.inspector.tokenView
  const token = heldToken(type, lanes.jwt)
  if (token === null) {
    const [title, body] = {
      access: [say.noAccess, say.noAccessBody] as const,
      refresh: [say.noRefresh, say.noRefreshBody] as const,
      download: [say.noDownload, say.noDownloadBody] as const,
    }[type]
    return <EmptyState icon={KeyRound} title={title} body={body} />
  }
  const decoded = decodeJwt(token)
  const current =
    draft.token === token ? draft : { ...draft, token, texts: issuedTexts(decoded), sentFlow: null }
  const edit = (change: Partial<TokenDraft>) => onChange({ ...current, ...change })
  return (
    <div className={layout.columns}>
      {current.isEditing ? (
        <TokenEditor decoded={decoded} type={type} draft={current} onChange={edit} />
      ) : (
        <Decoded decoded={decoded} />
      )}
      <Column>
        <TokenChecks token={token} type={type} sentFlow={current.sentFlow}>
          <EditSwitch
            isEditing={current.isEditing}
            onChange={(isEditing) => edit({ isEditing, sentFlow: null })}
          />
        </TokenChecks>
      </Column>
    </div>
  )
}

/** Returns the token of a type that the front end holds: in localStorage, or for a download in the link that came last. */
function heldToken(type: TokenType, { state, flows, viewSeq }: LaneView): string | null {
  if (type === 'download') return downloadToken(flows, viewSeq)
  return state.localStorage.find((row) => row.key === `${type}_token`)?.value ?? null
}

function Decoded({ decoded }: { decoded: DecodedJwt }) {
  const view = useInspector()
  const say = view.catalogue.inspector.tokenView
  const { header, payload } = decoded
  return (
    <>
      <Column>
        <h3 className={layout.heading}>{say.encoded}</h3>
        <EncodedToken token={decoded.token} />
        <h3 className={layout.heading}>{say.signing}</h3>
        <SigningFormula decoded={decoded} signingKey={decoded.alg === view.algorithm ? view.jwtKey : null} />
      </Column>
      <Column>
        {decoded.problems.length > 0 && <ProblemList problems={decoded.problems} text={decoded.token} />}
        <h3 className={layout.heading}>
          {say.payload} <span className={layout.aside}>· {say.payloadNote}</span>
        </h3>
        {payload?.value && (
          <ClaimsTable
            claims={explainPayload(payload.members, readerOf(view))}
            part="payload"
            caption={say.payload}
          />
        )}
        <h3 className={layout.heading}>{say.header}</h3>
        {header?.value && (
          <ClaimsTable
            claims={explainHeader(header.members, view.catalogue.token)}
            part="header"
            caption={say.header}
          />
        )}
      </Column>
    </>
  )
}

interface TokenChecksProps {
  readonly token: string
  readonly type: TokenType
  readonly sentFlow: number | null
  readonly children: ReactNode
}

function TokenChecks({ token, type, sentFlow, children }: TokenChecksProps) {
  const { catalogue, lanes, checkSettings } = useInspector()
  const { flows, viewSeq, holding, queued } = lanes.jwt
  const say = catalogue.inspector.result
  const isQueued = sentFlow !== null && queued.includes(sentFlow)
  const sent = flows.find((each) => each.id === sentFlow) ?? null
  const flow = sent ?? (isQueued ? null : newestExchange(flows, viewSeq, (each) => sentToken(each) === token))
  return (
    <ServerChecks
      lane="jwt"
      rows={checkRows(tokenCheckIds(type, checkSettings, flow), flow, holding)}
      flow={flow}
      isEdited={isQueued || sent !== null}
      unused={{ access: say.unused, refresh: say.unusedRefresh, download: say.unusedDownload }[type]}
    >
      {children}
    </ServerChecks>
  )
}
