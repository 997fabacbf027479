// The tab of the access, the refresh or the download token: what it says, how the server checked it, and how it is encoded.
import { KeyRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { leadsTo } from '#src/actions/actions'
import type { JwtKey } from '#src/contract/status'
import { explainHeader, explainPayload } from '#src/token/claims'
import { type DecodedJwt, decodeJwt } from '#src/token/decode-jwt'
import { isJsonObject, readJson } from '#src/token/read-json'
import { type SigningScheme, signingScheme } from '#src/token/signing'
import { exchangesOf, type Flow, responseOf } from '#src/trace/flow'
import type { TokenType } from '#src/trace/state'
import { useModel } from '../../model/use-model'
import { Column } from '../../ui/column'
import { EmptyState } from '../../ui/empty-state'
import { Rich } from '../../ui/rich'
import { checkRows, flowAsOf, linkToken, newestExchange, sentToken } from '../checks/check-rows'
import { ServerChecks } from '../checks/server-checks'
import { tokenCheckIds } from '../parts/checks-made'
import { type DraftProps, issuedTexts, type TokenDraft, withoutForgery } from '../parts/drafts'
import { type LaneView, readerOf, useInspector } from '../parts/inspector-view'
import { EditSwitch } from '../parts/layout'
import layout from '../parts/layout.module.css'
import { EncodedToken } from '../parts/wire'
import wire from '../parts/wire.module.css'
import { ClaimsTable } from './claims-table'
import { ProblemList } from './problem-list'
import { TokenEditor } from './token-editor'

/**
 * Shows the token of a type that the front end holds at the hop that is looked at; where it holds none, the one that was sent by the
 * request whose hop is picked, as the attacker's is.
 */
export function TokenTab({ type, draft, onChange }: { type: TokenType } & DraftProps<TokenDraft>) {
  const { catalogue, lanes } = useInspector()
  const say = catalogue.inspector.tokenView
  const held = heldToken(type, lanes.jwt)
  const sent = usePickedToken(type)
  const token = held ?? sent
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
    draft.token === token
      ? draft
      : { ...draft, ...withoutForgery(draft), token, texts: issuedTexts(decoded), sentFlow: null }
  const edit = (change: Partial<TokenDraft>) => onChange({ ...current, ...change })
  return (
    <div className={layout.columns}>
      {current.isEditing ? (
        <TokenEditor decoded={decoded} type={type} draft={current} onChange={edit} />
      ) : (
        <Claims decoded={decoded} note={held === null ? say.onlySent : null} />
      )}
      <Column>
        <TokenChecks token={token} type={type} sentFlow={current.sentFlow}>
          <EditSwitch
            isEditing={current.isEditing}
            onChange={(isEditing) => edit({ isEditing, sentFlow: null })}
          />
        </TokenChecks>
      </Column>
      {!current.isEditing && <Encoded decoded={decoded} />}
    </div>
  )
}

/** Returns the token of a type that a request has sent of which a hop was picked; null where there is none. */
function usePickedToken(type: TokenType): string | null {
  const { shown } = useInspector()
  const isPicked = useModel(
    ({ selection }) => selection?.lane === 'jwt' && selection.seq === shown?.event.seq,
  )
  if (!isPicked || !shown) return null
  const part = exchangesOf(shown.flow).find(({ hops }) => hops.some(({ seq }) => seq === shown.event.seq))
  const token = part ? sentToken(part) : null
  const payload = token === null ? null : decodeJwt(token).payload?.value
  return payload?.type === type ? token : null
}

/** Returns the token of a type that the front end holds: in localStorage, or for a download in the link that came last. */
function heldToken(type: TokenType, { state, flows, viewSeq }: LaneView): string | null {
  if (type === 'download') return downloadToken(flows, viewSeq)
  return state.localStorage.find((row) => row.key === `${type}_token`)?.value ?? null
}

/** What the token says. `note` stands before it. */
function Claims({ decoded, note }: { decoded: DecodedJwt; note: string | null }) {
  const view = useInspector()
  const say = view.catalogue.inspector.tokenView
  const { header, payload } = decoded
  return (
    <Column>
      {note !== null && <p className={layout.sentence}>{note}</p>}
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
  )
}

/** The token as it is sent, and how it was signed: long, so below what it says. */
function Encoded({ decoded }: { decoded: DecodedJwt }) {
  const view = useInspector()
  const say = view.catalogue.inspector.tokenView
  return (
    <Column>
      <h3 className={layout.heading}>{say.encoded}</h3>
      <EncodedToken token={decoded.token} />
      <h3 className={layout.heading}>{say.signing}</h3>
      <SigningFormula decoded={decoded} signingKey={decoded.alg === view.algorithm ? view.jwtKey : null} />
    </Column>
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
  const isQueued = queued.some(({ flow }) => flow === sentFlow)
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

/**
 * Shows how the signature came about: the formula of RFC 7515 section 5.1 with the token's own values in it. `signingKey` is the
 * server's when the token is one of its own, else null.
 */
function SigningFormula({ decoded, signingKey }: { decoded: DecodedJwt; signingKey: JwtKey | null }) {
  const { catalogue } = useInspector()
  const say = catalogue.inspector.tokenView
  const scheme = decoded.alg === null ? null : signingScheme(decoded.alg)
  if (scheme === null) return <p className={layout.note}>{<Rich text={say.unknownAlg} />}</p>
  if (scheme.family === 'none')
    return (
      <p className={`${layout.note} ${layout.bad}`}>
        <Rich text={say.unsigned} />
      </p>
    )
  return (
    <>
      <pre className={wire.formula}>
        {`${scheme.functionName}(\n  `}
        base64UrlEncode(<span className={wire.header}>header</span>
        {') + "." +\n  base64UrlEncode('}
        <span className={wire.payload}>payload</span>
        {'),\n  '}
        <KeyPiece scheme={scheme} signingKey={signingKey} />
        {'\n)'}
      </pre>
      <pre className={`${wire.formula} ${wire.values}`}>
        {`${scheme.functionName}("`}
        <span className={wire.header}>{decoded.header?.raw}</span>.
        <span className={wire.payload}>{decoded.payload?.raw}</span>
        {`", ${scheme.symmetric ? say.secret : say.privateKey}) = `}
        <span className={wire.signature}>{decoded.signature?.raw}</span>
      </pre>
      {signingKey !== null && <KeyNote signingKey={signingKey} />}
    </>
  )
}

function KeyPiece({ scheme, signingKey }: { scheme: SigningScheme; signingKey: JwtKey | null }) {
  const { catalogue } = useInspector()
  const say = catalogue.inspector.tokenView
  if (!scheme.symmetric) return <span className={wire.key}>{say.privateKey}</span>
  if (signingKey?.kind !== 'secret') return <span className={wire.key}>{say.secret}</span>
  return <span className={wire.key}>{JSON.stringify(signingKey.secret)}</span>
}

function KeyNote({ signingKey }: { signingKey: JwtKey }) {
  const { catalogue } = useInspector()
  const say = catalogue.inspector.tokenView
  if (signingKey.kind === 'secret') {
    return signingKey.weak ? (
      <p className={`${layout.note} ${layout.warning}`}>{say.weakSecret(signingKey)}</p>
    ) : null
  }
  return (
    <>
      <p className={layout.note}>{say.keyStays}</p>
      <pre className={`${wire.formula} ${wire.values}`}>{signingKey.publicKey.trim()}</pre>
    </>
  )
}

/**
 * Returns the token in the newest link that had come by `viewSeq`; null where there was none. The front end keeps it nowhere but in
 * the link, so it is read from the response.
 */
export function downloadToken(flows: readonly Flow[], viewSeq: number): string | null {
  for (const flow of flows.toReversed()) {
    const token = tokenInAnswer(flowAsOf(flow, viewSeq))
    if (token !== null) return token
  }
  return null
}

function tokenInAnswer(flow: Flow | null): string | null {
  if (flow === null || !leadsTo('get-download-link', flow.started.path)) return null
  const read = readJson(responseOf(flow)?.body ?? '')
  const link = read.ok && isJsonObject(read.value) ? read.value.url : undefined
  return typeof link === 'string' ? linkToken(link) : null
}
