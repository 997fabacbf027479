// Edits a token's header and payload, signs them anew or not, and sends the outcome once.

import { JWT_ALGORITHMS } from '#src/contract/settings'
import type { Catalogue } from '#src/i18n/catalogue'
import type { DecodedJwt, JwtPart } from '#src/token/decode-jwt'
import { compactJson, indentJson } from '#src/token/json-text'
import { type ObjectResult, readObject } from '#src/token/problem-words'
import type { TokenType } from '#src/trace/state'

import { Button } from '../../ui/controls/button'
import { TextField } from '../../ui/controls/text-field'
import { Rich } from '../../ui/rich'
import { Choice } from '../parts/choice'
import { Column } from '../parts/column'
import { type DraftProps, KEY_KINDS, type KeyKind, type TokenDraft } from '../parts/drafts'
import { EncodedToken } from '../parts/encoded-token'
import { useInspector } from '../parts/inspector-view'
import { LabelledBar } from '../parts/labelled-bar'
import layout from '../parts/layout.module.css'
import { SendBar } from '../parts/send-bar'
import { QUICK_EDITS, quickEdit, type TokenTexts } from '../parts/token-edits'
import tone from '../parts/tone.module.css'
import { SecretField } from './secret-field'

import { useSignedToken } from './use-signed-token'

/** Returns the texts of a token as a learner edits them. */
export function issuedTexts(decoded: DecodedJwt): TokenTexts {
  return { header: indented(decoded.header), payload: indented(decoded.payload) }
}

function indented(part: JwtPart | null): string {
  return part?.value && part.text !== null ? indentJson(part.text) : '{}'
}

/** Edits the token given. What is sent goes to the JWT lane only, in place of the stored token. */
export function TokenEditor({
  decoded,
  type,
  draft,
  onChange,
}: { decoded: DecodedJwt; type: TokenType } & DraftProps<TokenDraft>) {
  const { catalogue } = useInspector()
  const say = catalogue.inspector.edit
  const { texts, keyKind, secret, isBase64 } = draft
  const header = readObject(texts.header, catalogue.token)
  const payload = readObject(texts.payload, catalogue.token)
  const refusal = header.ok ? refusalOf(header.value.alg, keyKind, catalogue) : null
  const isSignable = refusal === null && (keyKind !== 'secret' || secret !== '')
  const signed = useSignedToken(
    isSignable ? wireTexts(decoded, texts, header, payload) : null,
    keyKind === 'secret' ? { kind: keyKind, secret, isBase64 } : { kind: keyKind },
    decoded.signature?.raw ?? '',
  )
  return (
    <>
      <Column>
        <QuickEdits
          issued={issuedTexts(decoded)}
          texts={texts}
          onChange={(next) => onChange({ texts: next })}
        />
        <JsonField
          label={say.payload}
          value={texts.payload}
          result={payload}
          onChange={(text) => onChange({ texts: { ...texts, payload: text } })}
        />
        <JsonField
          label={say.header}
          value={texts.header}
          result={header}
          onChange={(text) => onChange({ texts: { ...texts, header: text } })}
        />
      </Column>
      <Column>
        <Choice
          label={say.sign}
          options={KEY_KINDS}
          words={say.keys}
          value={keyKind}
          onChange={(kind) => onChange({ keyKind: kind })}
        />
        <p className={layout.note}>{say.keyHints[keyKind]}</p>
        {keyKind === 'secret' && (
          <SecretField
            label={say.secret}
            secret={secret}
            isBase64={isBase64}
            hint={secret === '' ? say.typeSecret : undefined}
            onChange={onChange}
          />
        )}
        <Refusal message={refusal ?? signed.error} />
        {signed.token !== null && (
          <>
            <h3 className={layout.heading}>{say.result}</h3>
            <EncodedToken token={signed.token} />
          </>
        )}
        <SendBar
          lane="jwt"
          kind={type}
          credential={signed.token}
          sentFlow={draft.sentFlow}
          onSent={(flow) => onChange({ sentFlow: flow })}
        />
      </Column>
    </>
  )
}

function QuickEdits({
  issued,
  texts,
  onChange,
}: {
  issued: TokenTexts
  texts: TokenTexts
  onChange: (texts: TokenTexts) => void
}) {
  const { catalogue, now } = useInspector()
  const say = catalogue.inspector.edit
  const isUnchanged = texts.header === issued.header && texts.payload === issued.payload
  return (
    <LabelledBar label={say.quick}>
      {QUICK_EDITS.map((edit) => (
        <Button key={edit} size="small" onClick={() => onChange(quickEdit(edit, texts, now))}>
          <span>
            <Rich text={say.quickEdits[edit]} />
          </span>
        </Button>
      ))}
      <Button size="small" variant="ghost" disabled={isUnchanged} onClick={() => onChange(issued)}>
        {say.quickEdits.restore}
      </Button>
    </LabelledBar>
  )
}

function JsonField({
  label,
  value,
  result,
  onChange,
}: {
  label: string
  value: string
  result: ObjectResult
  onChange: (text: string) => void
}) {
  const lines = value.split('\n').length
  return (
    <div className={layout.field}>
      <TextField
        multiline
        mono
        rows={Math.min(12, Math.max(3, lines))}
        label={label}
        value={value}
        error={result.ok ? null : result.message}
        hint={result.ok && result.warning !== null ? result.warning : undefined}
        onChange={onChange}
      />
    </div>
  )
}

function Refusal({ message }: { message: string | null }) {
  if (message === null) return null
  return (
    <p className={`${layout.note} ${tone.bad}`} role="alert">
      <Rich text={message} />
    </p>
  )
}

/**
 * Returns the texts to encode: as they stand, but without the line breaks that only help to edit them. Those that nobody changed keep their
 * own spacing: without it their signature would be lost.
 */
function wireTexts(
  decoded: DecodedJwt,
  texts: TokenTexts,
  header: ObjectResult,
  payload: ObjectResult,
): TokenTexts | null {
  if (!header.ok || !payload.ok) return null
  const issued = issuedTexts(decoded)
  const wireText = (part: 'header' | 'payload') =>
    texts[part] === issued[part] ? (decoded[part]?.text ?? '') : compactJson(texts[part])
  return { header: wireText('header'), payload: wireText('payload') }
}

/** Says why a header's `alg` can't be signed with a kind of key; null when it can. */
function refusalOf(alg: unknown, kind: KeyKind, { inspector }: Catalogue): string | null {
  if (kind === 'old') return null
  if (kind === 'secret' && !(typeof alg === 'string' && alg.startsWith('HS'))) return inspector.edit.needsHmac
  if (alg === 'none' || JWT_ALGORITHMS.some((known) => known === alg)) return null
  return inspector.edit.unsignable
}
