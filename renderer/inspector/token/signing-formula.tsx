// How the signature came about: the formula of RFC 7515 section 5.1 with the token's own values in it.

import type { JwtKey } from '#src/contract/status'
import type { DecodedJwt } from '#src/token/decode-jwt'
import { type SigningScheme, signingScheme } from '#src/token/signing'
import { Rich } from '../../ui/rich'
import { useInspector } from '../parts/inspector-view'
import layout from '../parts/layout.module.css'
import tone from '../parts/tone.module.css'
import wire from '../parts/wire.module.css'

/** Shows the formula of a token's algorithm. `signingKey` is the server's when the token is one of its own, else null. */
export function SigningFormula({ decoded, signingKey }: { decoded: DecodedJwt; signingKey: JwtKey | null }) {
  const { catalogue } = useInspector()
  const say = catalogue.inspector.tokenView
  const scheme = decoded.alg === null ? null : signingScheme(decoded.alg)
  if (scheme === null) return <p className={layout.note}>{<Rich text={say.unknownAlg} />}</p>
  if (scheme.family === 'none')
    return (
      <p className={`${layout.note} ${tone.bad}`}>
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
      <p className={`${layout.note} ${tone.warning}`}>{say.weakSecret(signingKey)}</p>
    ) : null
  }
  return (
    <>
      <p className={layout.note}>{say.keyStays}</p>
      <pre className={`${wire.formula} ${wire.values}`}>{signingKey.publicKey.trim()}</pre>
    </>
  )
}
