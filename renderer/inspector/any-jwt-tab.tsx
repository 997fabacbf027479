// The tab in which a learner pastes any JWT: decoded as far as it goes, with all that is wrong with it, and verified.

import { useId } from 'react'
import { explainHeader, explainPayload } from '#src/token/claims'
import { decodeJwt } from '#src/token/decode-jwt'
import { Button } from '../ui/button'
import { Rich } from '../ui/rich'
import { ClaimsTable } from './claims-table'
import { EncodedToken } from './encoded-token'
import field from './field.module.css'
import { readerOf, useInspector } from './inspector-view'
import { LabelledBar } from './labelled-bar'
import layout from './layout.module.css'
import { ProblemList } from './problem-list'
import { ARTICLE_SAMPLE, BROKEN_SAMPLE, RFC_SAMPLE, type Sample } from './samples'
import { UndecodedPart } from './undecoded-part'
import { type KeyForm, NO_KEY, VerifyPanel, withKey } from './verify-panel'

type SampleName = 'article' | 'access' | 'rfc' | 'broken'

/** What the tab holds. It lies with the inspector, so that a change of tab loses nothing. */
export interface AnyJwtForm {
  readonly text: string
  readonly sample: SampleName | null
  readonly key: KeyForm
}

export const EMPTY_FORM: AnyJwtForm = { text: '', sample: null, key: NO_KEY }

/** Decodes and verifies what a learner pastes. */
export function AnyJwtTab({ form, onChange }: { form: AnyJwtForm; onChange: (form: AnyJwtForm) => void }) {
  const view = useInspector()
  const say = view.catalogue.inspector.anyJwt
  const id = useId()
  const decoded = decodeJwt(form.text)
  const isEmpty = form.text.trim() === ''
  const hint = form.sample === 'article' ? say.articleHint : form.sample === 'rfc' ? say.rfcHint : null
  return (
    <div className={layout.columns}>
      <section className={layout.column}>
        <Samples form={form} onChange={onChange} />
        <div className={field.field}>
          <label htmlFor={id} className="visually-hidden">
            {say.paste}
          </label>
          <textarea
            id={id}
            className={field.input}
            rows={5}
            placeholder={say.placeholder}
            value={form.text}
            spellCheck={false}
            autoCapitalize="off"
            onChange={(event) => onChange({ ...form, text: event.target.value, sample: null })}
          />
        </div>
        {hint !== null && (
          <p className={layout.note}>
            <Rich text={hint} />
          </p>
        )}
        {!isEmpty && decoded.problems.length > 0 && (
          <ProblemList problems={decoded.problems} text={form.text} />
        )}
        {!isEmpty && decoded.wellFormed && <p className={layout.note}>{say.wellFormed}</p>}
        {decoded.token !== '' && <EncodedToken token={decoded.token} />}
      </section>
      <section className={layout.column}>{!isEmpty && <Parts text={form.text} />}</section>
      <section className={layout.column}>
        <VerifyPanel token={decoded.token} form={form.key} onChange={(key) => onChange({ ...form, key })} />
      </section>
    </div>
  )
}

function Parts({ text }: { text: string }) {
  const view = useInspector()
  const say = view.catalogue.inspector.tokenView
  const { header, payload } = decodeJwt(text)
  return (
    <>
      <h3 className={layout.heading}>
        {say.payload} <span className={layout.aside}>· {say.payloadNote}</span>
      </h3>
      {payload?.value ? (
        <ClaimsTable
          claims={explainPayload(payload.value, readerOf(view))}
          part="payload"
          caption={say.payload}
        />
      ) : (
        <UndecodedPart part={payload} />
      )}
      <h3 className={layout.heading}>{say.header}</h3>
      {header?.value ? (
        <ClaimsTable
          claims={explainHeader(header.value, view.catalogue.token)}
          part="header"
          caption={say.header}
        />
      ) : (
        <UndecodedPart part={header} />
      )}
    </>
  )
}

const SAMPLE_NAMES: readonly SampleName[] = ['article', 'access', 'rfc', 'broken']

function Samples({ form, onChange }: { form: AnyJwtForm; onChange: (form: AnyJwtForm) => void }) {
  const { catalogue, lanes } = useInspector()
  const say = catalogue.inspector.anyJwt
  const current = lanes.jwt.state.localStorage.find((row) => row.key === 'access_token')?.value
  const samples: Record<SampleName, Sample | null> = {
    article: ARTICLE_SAMPLE,
    access: current === undefined ? null : { token: current, key: { kind: 'server' } },
    rfc: RFC_SAMPLE,
    broken: BROKEN_SAMPLE,
  }
  return (
    <LabelledBar label={say.samples}>
      {SAMPLE_NAMES.map((name) => {
        const sample = samples[name]
        return (
          <Button
            key={name}
            size="small"
            aria-pressed={form.sample === name}
            disabled={sample === null}
            title={sample === null ? say.noAccess : undefined}
            onClick={() =>
              sample !== null &&
              onChange({ text: sample.token, sample: name, key: withKey(form.key, sample.key) })
            }
          >
            {say.sample[name]}
          </Button>
        )
      })}
    </LabelledBar>
  )
}
