// What an SD-JWT holds besides the JWT of its issuer: the claims that are disclosed, and the JWT by which the holder proves to be
// the one.
import { explainHeader, explainPayload } from '#src/token/claims'
import type { DecodedJwt } from '#src/token/decode-jwt'
import type { Disclosure } from '#src/token/sd-jwt'
import { Rich } from '../../ui/rich'
import { ExplainedTable } from '../parts/explained-table'
import { readerOf, useInspector } from '../parts/inspector-view'
import layout from '../parts/layout.module.css'
import wire from '../parts/wire.module.css'
import { ClaimsTable } from './claims-table'
import { ProblemList } from './problem-list'

/** Shows the disclosures, and the key binding JWT where there is one; nothing for a plain JWT. */
export function SdJwtParts({ decoded: { disclosures, keyBinding } }: { decoded: DecodedJwt }) {
  const say = useInspector().catalogue.inspector.sdJwt
  if (disclosures === null) return null
  return (
    <>
      <h3 className={layout.heading}>
        {say.disclosures} <span className={layout.aside}>· {say.disclosuresNote}</span>
      </h3>
      {disclosures.length === 0 ? (
        <p className={layout.note}>{say.noDisclosures}</p>
      ) : (
        <Disclosures disclosures={disclosures} />
      )}
      <h3 className={layout.heading}>{say.keyBinding}</h3>
      {keyBinding === null ? (
        <p className={layout.note}>{say.noKeyBinding}</p>
      ) : (
        <KeyBinding decoded={keyBinding} />
      )}
    </>
  )
}

function Disclosures({ disclosures }: { disclosures: readonly Disclosure[] }) {
  const { catalogue } = useInspector()
  const say = catalogue.inspector.sdJwt
  const { claim, value, meaning } = catalogue.inspector.tokenView
  return (
    <ExplainedTable
      caption={say.disclosures}
      heads={[claim, value, meaning]}
      nameClass={wire.payload}
      rows={disclosures.map((each) =>
        each.fault === null
          ? {
              name: each.name ?? say.element,
              value: each.text,
              meaning: <Rich text={each.name === null ? say.elementMeaning : say.claimMeaning} />,
              title: `${say.salt} ${each.salt}`,
            }
          : { name: say.unreadable, value: each.raw, meaning: catalogue.inspector.tokenView.undecoded },
      )}
    />
  )
}

/** Such a JWT isn't meant to live for long: that it has no `exp` says nothing against it. */
function KeyBinding({ decoded: { token, header, payload, problems } }: { decoded: DecodedJwt }) {
  const view = useInspector()
  const say = view.catalogue.inspector
  const claims = explainPayload(payload?.members ?? [], readerOf(view)).filter(({ text }) => text !== null)
  return (
    <>
      <p className={layout.note}>
        <Rich text={say.sdJwt.keyBindingNote} />
      </p>
      {problems.length > 0 && <ProblemList problems={problems} text={token} />}
      <ClaimsTable
        claims={claims}
        part="payload"
        caption={`${say.sdJwt.keyBinding}: ${say.tokenView.payload}`}
      />
      <ClaimsTable
        claims={explainHeader(header?.members ?? [], view.catalogue.token)}
        part="header"
        caption={`${say.sdJwt.keyBinding}: ${say.tokenView.header}`}
      />
    </>
  )
}
