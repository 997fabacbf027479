// The tab in which a learner pastes any JWT: decoded as far as it goes, with all that is wrong with it, and verified.

import { explainHeader, explainPayload } from '#src/token/claims'
import { type DecodedJwt, decodeJwt } from '#src/token/decode-jwt'
import { Button } from '../../ui/controls/button'
import { TextField } from '../../ui/controls/text-field'
import { Rich } from '../../ui/rich'
import { Column } from '../parts/column'
import { type AnyJwtDraft, type DraftProps, SAMPLE_NAMES, type SampleName } from '../parts/drafts'
import { EncodedToken } from '../parts/encoded-token'
import { readerOf, useInspector } from '../parts/inspector-view'
import { LabelledBar } from '../parts/labelled-bar'
import layout from '../parts/layout.module.css'
import { ClaimsTable } from './claims-table'
import { ProblemList } from './problem-list'
import { ARTICLE_SAMPLE, BROKEN_SAMPLE, RFC_SAMPLE, type Sample } from './samples'
import { SdJwtParts } from './sd-jwt-parts'
import { UndecodedPart } from './undecoded-part'
import { VerifyPanel } from './verify-panel'

/** Decodes and verifies what a learner pastes. */
export function AnyJwtTab({ draft, onChange }: DraftProps<AnyJwtDraft>) {
  const { catalogue } = useInspector()
  const say = catalogue.inspector.anyJwt
  const decoded = decodeJwt(draft.text)
  const isEmpty = draft.text.trim() === ''
  return (
    <div className={layout.columns}>
      <Column>
        <Samples draft={draft} onChange={onChange} />
        <div className={layout.field}>
          <TextField
            multiline
            mono
            rows={5}
            label={say.paste}
            placeholder={say.placeholder}
            value={draft.text}
            hint={hintOf(draft.sample, say)}
            onChange={(text) => onChange({ text, sample: null })}
          />
        </div>
        {decoded.disclosures !== null && (
          <p className={layout.note}>
            <Rich text={catalogue.inspector.sdJwt.what} />
          </p>
        )}
        {decoded.token !== '' && <EncodedToken token={decoded.token} />}
      </Column>
      <Column>{!isEmpty && <Parts decoded={decoded} text={draft.text} />}</Column>
      <Column>
        <VerifyPanel token={decoded.token} draft={draft} onChange={onChange} />
      </Column>
    </div>
  )
}

function hintOf(
  sample: SampleName | null,
  say: { articleHint: string; rfcHint: string },
): string | undefined {
  if (sample === 'article') return say.articleHint
  return sample === 'rfc' ? say.rfcHint : undefined
}

function Parts({ decoded, text }: { decoded: DecodedJwt; text: string }) {
  const view = useInspector()
  const say = view.catalogue.inspector.tokenView
  const { header, payload } = decoded
  return (
    <>
      {decoded.problems.length > 0 && <ProblemList problems={decoded.problems} text={text} />}
      {decoded.wellFormed && <p className={layout.note}>{view.catalogue.inspector.anyJwt.wellFormed}</p>}
      <h3 className={layout.heading}>
        {say.payload} <span className={layout.aside}>· {say.payloadNote}</span>
      </h3>
      {payload?.value ? (
        <ClaimsTable
          claims={explainPayload(payload.members, readerOf(view))}
          part="payload"
          caption={say.payload}
        />
      ) : (
        <UndecodedPart part={payload} />
      )}
      <h3 className={layout.heading}>{say.header}</h3>
      {header?.value ? (
        <ClaimsTable
          claims={explainHeader(header.members, view.catalogue.token)}
          part="header"
          caption={say.header}
        />
      ) : (
        <UndecodedPart part={header} />
      )}
      <SdJwtParts decoded={decoded} />
    </>
  )
}

function Samples({ draft, onChange }: DraftProps<AnyJwtDraft>) {
  const { catalogue, lanes } = useInspector()
  const say = catalogue.inspector.anyJwt
  const current = lanes.jwt.state.localStorage.find((row) => row.key === 'access_token')?.value
  const samples: Record<SampleName, Sample | null> = {
    article: ARTICLE_SAMPLE,
    access: current === undefined ? null : { token: current, keyKind: 'server' },
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
            aria-pressed={draft.sample === name}
            disabled={sample === null}
            title={sample === null ? say.noAccess : undefined}
            onClick={() => sample !== null && onChange(changeTo(name, sample))}
          >
            {say.sample[name]}
          </Button>
        )
      })}
    </LabelledBar>
  )
}

function changeTo(name: SampleName, { token, keyKind, publicKey }: Sample): Partial<AnyJwtDraft> {
  return { text: token, sample: name, keyKind, ...(publicKey !== undefined && { publicKey }) }
}
