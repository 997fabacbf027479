// Edits a token's header and payload, signs them anew or not, and sends the outcome once.

import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { SigningKey } from '#src/contract/commands'
import type { ForgeryChoice } from '#src/forge/choice'
import type { Catalogue } from '#src/i18n/catalogue'
import { JWT_ALGORITHMS } from '#src/settings/settings'
import { type DecodedJwt, decodeJwt } from '#src/token/decode-jwt'
import { compactJson } from '#src/token/json-text'
import { type ObjectResult, readObject } from '#src/token/problem-words'
import { type TokenTexts, withOldSignature } from '#src/token/signing'
import type { TokenType } from '#src/trace/state'
import { Column } from '../../ui/column'
import { Button } from '../../ui/controls/button'
import { TextField } from '../../ui/controls/text-field'
import { Rich } from '../../ui/rich'
import {
  type DraftProps,
  issuedTexts,
  KEY_KINDS,
  type KeyKind,
  QUICK_EDITS,
  quickEdit,
  type TokenDraft,
  withoutForgery,
} from '../parts/drafts'
import { useInspector } from '../parts/inspector-view'
import { Choice, LabelledBar } from '../parts/layout'
import layout from '../parts/layout.module.css'
import { SendBar } from '../parts/send-bar'
import { EncodedToken } from '../parts/wire'
import { ForgedNote, ForgeMenu } from './forge-menu'
import { SecretField } from './secret-field'

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
  const wire = wireTexts(decoded, texts, header, payload)
  const oldSignature = decoded.signature?.raw ?? ''
  const forge = useForge(wire && withOldSignature(wire.header, wire.payload, oldSignature), onChange)
  const isSignable = refusal === null && (keyKind !== 'secret' || secret !== '')
  const signed = useSignedToken(isSignable ? wire : null, keyOf(draft, oldSignature), oldSignature)
  return (
    <>
      <Column>
        <QuickEdits issued={issuedTexts(decoded)} draft={draft} onChange={onChange}>
          <ForgeMenu decoded={decoded} onForge={forge} />
        </QuickEdits>
        {keyKind === 'forgery' && draft.forgery !== null && (
          <ForgedNote choice={draft.forgery} onForge={forge} />
        )}
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
          options={draft.forgery === null ? KEY_KINDS : [...KEY_KINDS, 'forgery' as const]}
          words={say.keys}
          value={keyKind}
          onChange={(kind) => onChange({ keyKind: kind })}
        />
        {keyKind !== 'forgery' && <p className={layout.note}>{say.keyHints[keyKind]}</p>}
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
  draft,
  onChange,
  children,
}: { issued: TokenTexts; children: ReactNode } & DraftProps<TokenDraft>) {
  const { catalogue, now } = useInspector()
  const say = catalogue.inspector.edit
  const { texts, forgery } = draft
  const isUnchanged = forgery === null && texts.header === issued.header && texts.payload === issued.payload
  return (
    <LabelledBar label={say.quick}>
      {QUICK_EDITS.map((edit) => (
        <Button key={edit} size="small" onClick={() => onChange({ texts: quickEdit(edit, texts, now) })}>
          <span>
            <Rich text={say.quickEdits[edit]} />
          </span>
        </Button>
      ))}
      {children}
      <Button
        size="small"
        variant="ghost"
        disabled={isUnchanged}
        onClick={() => onChange({ texts: issued, ...withoutForgery(draft) })}
      >
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
    <p className={`${layout.note} ${layout.bad}`} role="alert">
      <Rich text={message} />
    </p>
  )
}

/**
 * Returns the texts to encode: as they stand, but without the line breaks that only help to edit them. Those that nobody changed
 * keep their own spacing: without it their signature would be lost.
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
  if (kind === 'old' || kind === 'forgery') return null
  if (kind === 'secret' && !(typeof alg === 'string' && alg.startsWith('HS'))) return inspector.edit.needsHmac
  if (alg === 'none' || JWT_ALGORITHMS.some((known) => known === alg)) return null
  return inspector.edit.unsignable
}

/** What a learner can sign with: one of the lab's keys, or not at all. */
type EditingKey = SigningKey | { readonly kind: 'old' }

function keyOf({ keyKind, secret, isBase64, forgery }: TokenDraft, signature: string): EditingKey {
  if (keyKind === 'secret') return { kind: keyKind, secret, isBase64 }
  if (keyKind !== 'forgery') return { kind: keyKind }
  return forgery === null ? { kind: 'old' } : { kind: keyKind, forgery, signature }
}

/**
 * Returns what makes a forgery of a token and fills the editor with it; null while there is no token to begin with. Of forgeries that
 * overlap, as while somebody types, the last one counts.
 */
function useForge(
  token: string | null,
  onChange: DraftProps<TokenDraft>['onChange'],
): ((choice: ForgeryChoice) => void) | null {
  const { send } = useInspector()
  const calls = useRef(0)
  const change = useRef(onChange)
  useEffect(() => {
    change.current = onChange
  })
  if (token === null) return null
  return (forgery) => {
    calls.current += 1
    const call = calls.current
    onChange({ forgery, keyKind: 'forgery' })
    void send('forge-token', { token, forgery }).then((result) => {
      if (result && call === calls.current) change.current({ texts: issuedTexts(decodeJwt(result.token)) })
    })
  }
}

interface SignedToken {
  readonly token: string | null
  /** Why there is no token. */
  readonly error: string | null
}

/** While somebody types, each pause of so many milliseconds makes a new signature. */
const PAUSE_MS = 200

/** Returns the token of edited texts, null while it is being signed. `texts` is null while they can't be read. */
function useSignedToken(texts: TokenTexts | null, key: EditingKey, oldSignature: string): SignedToken {
  const { ask } = useInspector()
  const [signed, setSigned] = useState<SignedToken & { request: string }>({
    token: null,
    error: null,
    request: '',
  })
  const header = texts?.header ?? null
  const payload = texts?.payload ?? null
  const signingKey = key.kind === 'old' ? null : JSON.stringify(key)
  const request = JSON.stringify([header, payload, signingKey])

  useEffect(() => {
    if (header === null || payload === null || signingKey === null) return
    let isCurrent = true
    const timer = setTimeout(() => {
      ask('sign-token', { header, payload, key: JSON.parse(signingKey) as SigningKey }).then(
        ({ token }) => isCurrent && setSigned({ token, error: null, request }),
        (reason: unknown) =>
          isCurrent &&
          setSigned({
            token: null,
            error: reason instanceof Error ? reason.message : String(reason),
            request,
          }),
      )
    }, PAUSE_MS)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [ask, header, payload, signingKey, request])

  if (header === null || payload === null) return { token: null, error: null }
  if (key.kind === 'old') return { token: withOldSignature(header, payload, oldSignature), error: null }
  return signed.request === request ? signed : { token: null, error: null }
}
