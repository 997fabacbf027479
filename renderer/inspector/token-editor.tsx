// Edits a token's header and payload, signs them anew or not, and sends the outcome once.

import { useId, useState } from 'react'
import { JWT_ALGORITHMS } from '#src/contract/settings'
import type { Catalogue } from '#src/i18n/catalogue'
import type { DecodedJwt } from '#src/token/decode-jwt'
import { type ObjectResult, readObject } from '#src/token/problem-words'
import type { TokenType } from '#src/trace/state'
import { Button } from '../ui/button'
import { Rich } from '../ui/rich'
import { Choice } from './choice'
import { EncodedToken } from './encoded-token'
import field from './field.module.css'
import { useInspector } from './inspector-view'
import { JsonField } from './json-field'
import { LabelledBar } from './labelled-bar'
import layout from './layout.module.css'
import { prettyJson, QUICK_EDITS, quickEdit, type TokenTexts } from './token-edits'
import tone from './tone.module.css'
import type { CredentialSender, SendRoute } from './use-credential-sender'
import { type EditingKey, useSignedToken } from './use-signed-token'

const KEY_KINDS = ['old', 'server', 'wrong', 'secret'] as const
type KeyKind = (typeof KEY_KINDS)[number]
const ROUTES: readonly SendRoute[] = ['/protected', '/partially-protected', '/refresh']

/** Edits the token given. What is sent goes to the JWT lane only, in place of the stored token. */
export function TokenEditor({
  decoded,
  type,
  sender,
}: {
  decoded: DecodedJwt
  type: TokenType
  sender: CredentialSender
}) {
  const { catalogue, now } = useInspector()
  const say = catalogue.inspector.edit
  const issued: TokenTexts = {
    header: prettyJson(decoded.header?.value ?? {}),
    payload: prettyJson(decoded.payload?.value ?? {}),
  }
  const [texts, setTexts] = useState(issued)
  const [kind, setKind] = useState<KeyKind>('old')
  const [secret, setSecret] = useState('')
  const header = readObject(texts.header, catalogue.token)
  const payload = readObject(texts.payload, catalogue.token)
  const refusal = header.ok ? refusalOf(header.value.alg, kind, catalogue) : null
  const isSignable = header.ok && payload.ok && refusal === null && (kind !== 'secret' || secret !== '')
  const isUnchanged = texts.header === issued.header && texts.payload === issued.payload
  // Written anew, the texts would lose their spacing, and with it the signature.
  const wireTexts = isUnchanged
    ? { header: decoded.header?.text ?? '', payload: decoded.payload?.text ?? '' }
    : compact(header, payload)
  const signed = useSignedToken(
    isSignable ? wireTexts : null,
    keyOf(kind, secret),
    decoded.signature?.raw ?? '',
  )
  return (
    <>
      <section className={layout.column}>
        <LabelledBar label={say.quick}>
          {QUICK_EDITS.map((edit) => (
            <Button key={edit} size="small" onClick={() => setTexts(quickEdit(edit, texts, now))}>
              <Rich text={say.quickEdits[edit]} />
            </Button>
          ))}
          <Button size="small" variant="ghost" disabled={isUnchanged} onClick={() => setTexts(issued)}>
            {say.quickEdits.restore}
          </Button>
        </LabelledBar>
        <JsonField
          label={say.payload}
          part="payload"
          value={texts.payload}
          result={payload}
          onChange={(text) => setTexts({ ...texts, payload: text })}
        />
        <JsonField
          label={say.header}
          part="header"
          value={texts.header}
          result={header}
          onChange={(text) => setTexts({ ...texts, header: text })}
        />
      </section>
      <section className={layout.column}>
        <Choice label={say.sign} options={KEY_KINDS} words={say.keys} value={kind} onChange={setKind} />
        <p className={layout.note}>{say.keyHints[kind]}</p>
        {kind === 'secret' && <SecretField value={secret} onChange={setSecret} />}
        {(refusal ?? signed.error) !== null && (
          <p className={`${layout.note} ${tone.bad}`} role="alert">
            <Rich text={refusal ?? signed.error ?? ''} />
          </p>
        )}
        {signed.token !== null && (
          <>
            <h3 className={layout.heading}>{say.result}</h3>
            <EncodedToken token={signed.token} />
          </>
        )}
        <SendBar token={signed.token} type={type} sender={sender} />
      </section>
    </>
  )
}

function SendBar({
  token,
  type,
  sender,
}: {
  token: string | null
  type: TokenType
  sender: CredentialSender
}) {
  const { catalogue, lanes } = useInspector()
  const say = catalogue.inspector.edit
  const holding = lanes.jwt.holding
  const own: SendRoute = type === 'access' ? '/protected' : '/refresh'
  return (
    <>
      <LabelledBar label={say.send}>
        {ROUTES.map((route) => (
          <Button
            key={route}
            size="small"
            variant={route === own ? 'primary' : 'quiet'}
            disabled={token === null}
            onClick={() => token !== null && sender.send(route, token)}
          >
            {route}
          </Button>
        ))}
      </LabelledBar>
      {sender.sentFlow !== null && (
        <p className={layout.note} role="status">
          <Rich
            text={
              holding?.flow === sender.sentFlow
                ? say.queued({ flow: sender.sentFlow })
                : say.sent({ flow: sender.sentFlow })
            }
          />
        </p>
      )}
    </>
  )
}

function SecretField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { catalogue } = useInspector()
  const id = useId()
  return (
    <div className={field.field}>
      <label htmlFor={id}>{catalogue.inspector.edit.secret}</label>
      <input
        id={id}
        className={field.input}
        value={value}
        maxLength={1024}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}

function keyOf(kind: KeyKind, secret: string): EditingKey {
  return kind === 'secret' ? { kind, secret } : { kind }
}

function compact(header: ObjectResult, payload: ObjectResult): TokenTexts | null {
  return header.ok && payload.ok
    ? { header: JSON.stringify(header.value), payload: JSON.stringify(payload.value) }
    : null
}

/** Says why a header's `alg` can't be signed with a kind of key; null when it can. */
function refusalOf(alg: unknown, kind: KeyKind, { inspector }: Catalogue): string | null {
  if (kind === 'old') return null
  if (kind === 'secret' && !(typeof alg === 'string' && alg.startsWith('HS'))) return inspector.edit.needsHmac
  if (alg === 'none' || JWT_ALGORITHMS.some((known) => known === alg)) return null
  return inspector.edit.unsignable({ alg: String(JSON.stringify(alg)).replaceAll('`', '') })
}
