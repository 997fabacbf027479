// The tab in which a learner pastes any JWT: decoded as far as it goes, with all that is wrong with it, and verified.

import type { VerifyingKey } from '#src/contract/commands'
import { explainHeader, explainPayload } from '#src/token/claims'
import { type DecodedJwt, decodeJwt, type JwtPart } from '#src/token/decode-jwt'
import { Column } from '../../ui/column'
import { Button } from '../../ui/controls/button'
import { TextField } from '../../ui/controls/text-field'
import { Rich } from '../../ui/rich'
import { type AnyJwtDraft, type DraftProps, SAMPLE_NAMES, type SampleName } from '../parts/drafts'
import { readerOf, useInspector } from '../parts/inspector-view'
import { LabelledBar } from '../parts/layout'
import layout from '../parts/layout.module.css'
import { EncodedToken } from '../parts/wire'
import wire from '../parts/wire.module.css'
import { ClaimsTable } from './claims-table'
import { ProblemList } from './problem-list'
import { SdJwtParts } from './sd-jwt-parts'
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
      {header?.value && payload?.bytes && !payload.value && (
        <p className={layout.note}>{view.catalogue.inspector.anyJwt.signedText}</p>
      )}
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

const MAX_BYTES = 64

/** Shows what could be decoded of a part. */
function UndecodedPart({ part }: { part: JwtPart | null }) {
  const { catalogue } = useInspector()
  if (part?.text) return <pre className={`${wire.formula} ${wire[part.name]}`}>{part.text}</pre>
  if (part?.bytes) {
    const shown = [...part.bytes.subarray(0, MAX_BYTES)]
      .map((byte) => byte.toString(16).padStart(2, '0'))
      .join(' ')
    return (
      <pre className={`${wire.formula} ${wire[part.name]}`}>
        {shown}
        {part.bytes.length > MAX_BYTES && ' …'}
      </pre>
    )
  }
  return <p className={layout.note}>{catalogue.inspector.tokenView.undecoded}</p>
}

/** A token to paste, and the kind of key that fits it; `publicKey` is filled in where nobody would type it. */
interface Sample {
  readonly token: string
  readonly keyKind: VerifyingKey['kind']
  readonly publicKey?: string
}

/** The example of the article "Using JWT in Flask": `{"email":"hiro@gmail.com"}`, signed with the secret `secret`. */
const ARTICLE_SAMPLE: Sample = {
  token:
    'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJlbWFpbCI6Imhpcm9AZ21haWwuY29tIn0.WAKjPd_0qcEG3dA9pEwAiw-0ADb8VwqFlSWiIYJTymo',
  keyKind: 'secret',
}

/** The example of RFC 7519 section 3.1, which expired in 2011. Its key is that of RFC 7515 appendix A.1. */
const RFC_SAMPLE: Sample = {
  token:
    'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
  keyKind: 'public-key',
  publicKey:
    '{"kty":"oct","k":"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow"}',
}

/** The article's example as it often arrives: with its scheme, a line break, padding, a changed letter and its end cut off. */
const BROKEN_SAMPLE: Sample = {
  token:
    'Bearer eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.\neyJlbWFpbCI6Imhpcm9AZ21haWwuY29tIn0=.WAKjPd_0qcEG3dA9pE+Aiw-0ADb8VwqFlSWiIYJT',
  keyKind: 'secret',
}
