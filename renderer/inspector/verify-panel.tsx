// Verifies a token against a secret, a public key or this server's own key, check by check.

import { useId } from 'react'
import type { VerifyingKey } from '#src/contract/commands'
import type { Check } from '#src/trace/check'
import { CheckList } from './check-list'
import type { CheckRow } from './check-rows'
import checks from './checks.module.css'
import { Choice } from './choice'
import field from './field.module.css'
import { useInspector } from './inspector-view'
import layout from './layout.module.css'
import tone from './tone.module.css'
import { useVerification, type Verification } from './use-verification'

/** The key as it is being typed: what was typed for one kind stays while another is chosen. */
export interface KeyForm {
  readonly kind: VerifyingKey['kind']
  readonly secret: string
  readonly publicKey: string
}

export const NO_KEY: KeyForm = { kind: 'secret', secret: '', publicKey: '' }

/** Returns the form for a sample's key; a secret is left for the learner to type, since the hint tells it. */
export function withKey(form: KeyForm, key: VerifyingKey | null): KeyForm {
  switch (key?.kind) {
    case 'server':
      return { ...form, kind: 'server' }
    case 'secret':
      return { ...form, kind: 'secret' }
    case 'public-key':
      return { ...form, kind: 'public-key', publicKey: key.key }
    case undefined:
      return form
  }
}

const KINDS = ['secret', 'public-key', 'server'] as const

/** Shows the key's form and the checks of the token. */
export function VerifyPanel({
  token,
  form,
  onChange,
}: {
  token: string
  form: KeyForm
  onChange: (form: KeyForm) => void
}) {
  const { catalogue } = useInspector()
  const say = catalogue.inspector.anyJwt
  const id = useId()
  const verification = useVerification(token, keyOf(form))
  return (
    <>
      <Choice
        label={say.verifyWith}
        options={KINDS}
        words={say.keys}
        value={form.kind}
        onChange={(kind) => onChange({ ...form, kind })}
      />
      {form.kind === 'secret' && (
        <div className={field.field}>
          <label htmlFor={id}>{say.secret}</label>
          <input
            id={id}
            className={field.input}
            value={form.secret}
            maxLength={1024}
            placeholder={say.secretPlaceholder}
            spellCheck={false}
            autoComplete="off"
            onChange={(event) => onChange({ ...form, secret: event.target.value })}
          />
        </div>
      )}
      {form.kind === 'public-key' && (
        <div className={field.field}>
          <label htmlFor={id}>{say.publicKey}</label>
          <textarea
            id={id}
            className={field.input}
            rows={3}
            value={form.publicKey}
            maxLength={16_384}
            placeholder={say.publicKeyPlaceholder}
            spellCheck={false}
            autoCapitalize="off"
            onChange={(event) => onChange({ ...form, publicKey: event.target.value })}
          />
        </div>
      )}
      <div aria-live="polite">
        <Result verification={verification} form={form} hasToken={token !== ''} />
      </div>
    </>
  )
}

function Result({
  verification,
  form,
  hasToken,
}: {
  verification: Verification
  form: KeyForm
  hasToken: boolean
}) {
  const { catalogue } = useInspector()
  const say = catalogue.inspector.anyJwt
  switch (verification.state) {
    case 'nothing':
      return (
        <p className={layout.note}>
          {hasToken ? (form.kind === 'secret' ? say.typeSecret : say.typeKey) : say.pasteFirst}
        </p>
      )
    case 'checking':
      return <p className={layout.note}>{say.checking}</p>
    case 'refused':
      return <p className={`${layout.note} ${tone.bad}`}>{verification.message}</p>
    case 'done': {
      const verdict = verdictOf(verification.checks)
      return (
        <>
          <p
            className={
              verdict === 'verified' ? `${checks.verdict} ${tone.good}` : `${checks.verdict} ${tone.bad}`
            }
          >
            {say[verdict]}
          </p>
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

function keyOf({ kind, secret, publicKey }: KeyForm): VerifyingKey | null {
  switch (kind) {
    case 'server':
      return { kind }
    case 'secret':
      return secret === '' ? null : { kind, secret }
    case 'public-key':
      return publicKey.trim() === '' ? null : { kind, key: publicKey }
  }
}
