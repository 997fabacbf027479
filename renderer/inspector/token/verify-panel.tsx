// Verifies a token against a secret, a public key or this server's own key, check by check.
import { type ReactNode, useEffect, useState } from 'react'
import type { VerifyingKey } from '#src/contract/commands'
import { LabError, type LabErrorCode } from '#src/contract/lab-error'
import { decodeLooseBase64 } from '#src/token/base64url'
import type { Check } from '#src/trace/check'
import { Button } from '../../ui/controls/button'
import { TextField } from '../../ui/controls/text-field'
import { CheckList } from '../checks/check-list'
import type { CheckRow } from '../checks/check-rows'
import checks from '../checks/checks.module.css'
import type { AnyJwtDraft, DraftProps } from '../parts/drafts'
import { useInspector } from '../parts/inspector-view'
import { Choice } from '../parts/layout'
import layout from '../parts/layout.module.css'
import { SecretField } from './secret-field'

const KINDS = ['secret', 'public-key', 'server'] as const

/** Shows the key's form and the checks of the token. */
export function VerifyPanel({ token, draft, onChange }: { token: string } & DraftProps<AnyJwtDraft>) {
  const { catalogue } = useInspector()
  const say = catalogue.inspector.anyJwt
  const verification = useVerification(token, keyOf(draft))
  return (
    <>
      <Choice
        label={say.verifyWith}
        isLabelHidden
        options={KINDS}
        words={say.keys}
        value={draft.keyKind}
        onChange={(keyKind) => onChange({ keyKind })}
      />
      {draft.keyKind === 'secret' && (
        <SecretField label={say.secret} secret={draft.secret} isBase64={draft.isBase64} onChange={onChange} />
      )}
      {draft.keyKind === 'public-key' && (
        <div className={layout.field}>
          <TextField
            multiline
            mono
            rows={3}
            label={say.publicKey}
            value={draft.publicKey}
            placeholder={say.publicKeyPlaceholder}
            onChange={(publicKey) => onChange({ publicKey })}
          />
        </div>
      )}
      <div aria-live="polite">
        <Result verification={verification} keyKind={draft.keyKind} hasToken={token !== ''}>
          <OtherReading token={token} draft={draft} onChange={onChange} />
        </Result>
      </div>
    </>
  )
}

function Result({
  verification,
  keyKind,
  hasToken,
  children,
}: {
  verification: Verification
  keyKind: VerifyingKey['kind']
  hasToken: boolean
  /** Stands below the verdict where the key is not the token's. */
  children: ReactNode
}) {
  const { catalogue } = useInspector()
  const say = catalogue.inspector.anyJwt
  switch (verification.state) {
    case 'nothing':
      return (
        <p className={layout.note}>
          {hasToken ? (keyKind === 'secret' ? say.typeSecret : say.typeKey) : say.pasteFirst}
        </p>
      )
    case 'checking':
      return <p className={layout.note}>{say.checking}</p>
    case 'refused':
      return (
        <>
          <p className={`${layout.note} ${layout.bad}`}>{catalogue.shell.error[verification.code]}</p>
          <p className={layout.note}>{verification.message}</p>
        </>
      )
    case 'done': {
      const verdict = verdictOf(verification.checks)
      return (
        <>
          <p
            className={
              verdict === 'verified' ? `${checks.verdict} ${layout.good}` : `${checks.verdict} ${layout.bad}`
            }
          >
            {say[verdict]}
          </p>
          {verdict === 'notGenuine' && children}
          <CheckList rows={verification.checks.map(toRow)} />
          <p className={layout.note}>{say.note}</p>
        </>
      )
    }
  }
}

function toRow(check: Check): CheckRow {
  return { id: check.id, state: check.passed ? 'passed' : 'failed', check }
}

function verdictOf(checks: readonly Check[]): 'verified' | 'genuine' | 'notGenuine' | 'refused' {
  if (checks.every((check) => check.passed)) return 'verified'
  const signature = checks.find((check) => check.id === 'signature')
  if (signature === undefined) return 'refused'
  return signature.passed ? 'genuine' : 'notGenuine'
}

/** A secret is often random bytes in Base64, which its look doesn't tell: offers the other reading where that one matches. */
function OtherReading({ token, draft, onChange }: { token: string } & DraftProps<AnyJwtDraft>) {
  const say = useInspector().catalogue.inspector.secretField
  const { keyKind, secret, isBase64 } = draft
  const canBeReadSo = isBase64 || decodeLooseBase64(secret).bytes?.length
  const other = useVerification(
    token,
    keyKind === 'secret' && canBeReadSo ? { kind: keyKind, secret, isBase64: !isBase64 } : null,
  )
  if (other.state !== 'done' || !isGenuine(other.checks)) return null
  const reading = isBase64 ? 'text' : 'base64'
  return (
    <div className={layout.bar}>
      <span>{say.otherwise[reading]}</span>
      <Button size="small" onClick={() => onChange({ isBase64: !isBase64 })}>
        {say.readAs[reading]}
      </Button>
    </div>
  )
}

function isGenuine(checks: readonly Check[]): boolean {
  return checks.some(({ id, passed }) => id === 'signature' && passed)
}

function keyOf({ keyKind, secret, isBase64, publicKey }: AnyJwtDraft): VerifyingKey | null {
  switch (keyKind) {
    case 'server':
      return { kind: keyKind }
    case 'secret':
      return secret === '' ? null : { kind: keyKind, secret, isBase64 }
    case 'public-key':
      return publicKey.trim() === '' ? null : { kind: keyKind, key: publicKey }
  }
}

type Verification =
  | { readonly state: 'nothing' }
  | { readonly state: 'checking' }
  | { readonly state: 'done'; readonly checks: readonly Check[] }
  /** The lab couldn't take the key or the token; `message` says why. */
  | { readonly state: 'refused'; readonly code: LabErrorCode; readonly message: string }

const PAUSE_MS = 150

/** Verifies a token; nothing is done while the key is null or the token empty. */
function useVerification(token: string, key: VerifyingKey | null): Verification {
  const { ask } = useInspector()
  const [last, setLast] = useState<{ request: string; verification: Verification } | null>(null)
  const request = key === null || token === '' ? null : JSON.stringify({ token, key })

  useEffect(() => {
    if (request === null) return
    let isCurrent = true
    const settle = (verification: Verification) => isCurrent && setLast({ request, verification })
    const timer = setTimeout(() => {
      ask('verify-token', JSON.parse(request) as { token: string; key: VerifyingKey }).then(
        ({ checks }) => settle({ state: 'done', checks }),
        (reason: unknown) =>
          settle({
            state: 'refused',
            code: reason instanceof LabError ? reason.code : 'ERR_LAB_INTERNAL',
            message: reason instanceof Error ? reason.message : String(reason),
          }),
      )
    }, PAUSE_MS)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [ask, request])

  if (request === null) return { state: 'nothing' }
  return last?.request === request ? last.verification : { state: 'checking' }
}
