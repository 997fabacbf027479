// How the signature came about: the formula of RFC 7515 section 5.1 with the token's own values in it.
import type { JwtKey } from '#src/contract/status'
import type { DecodedJwt } from '#src/token/decode-jwt'
import { type SigningScheme, signingScheme } from '#src/token/signing'
import { RichText } from '../ui/rich-text'
import { useInspector } from './inspector-view'

/** Shows the formula of a token's algorithm. `signingKey` is the server's when the token is one of its own, else null. */
export function SigningFormula({ decoded, signingKey }: { decoded: DecodedJwt; signingKey: JwtKey | null }) {
  const { catalogue } = useInspector()
  const say = catalogue.inspector.tokenView
  const scheme = decoded.alg === null ? null : signingScheme(decoded.alg)
  if (scheme === null) return <p className="insp-note">{<RichText text={say.unknownAlg} />}</p>
  if (scheme.family === 'none')
    return (
      <p className="insp-note insp-tone-bad">
        <RichText text={say.unsigned} />
      </p>
    )
  return (
    <>
      <pre className="insp-formula">
        {`${scheme.functionName}(\n  `}
        base64UrlEncode(<span className="insp-part-header">header</span>
        {') + "." +\n  base64UrlEncode('}
        <span className="insp-part-payload">payload</span>
        {'),\n  '}
        <KeyPiece scheme={scheme} signingKey={signingKey} />
        {'\n)'}
      </pre>
      <pre className="insp-formula insp-values">
        {`${scheme.functionName}("`}
        <span className="insp-part-header">{decoded.header?.raw}</span>.
        <span className="insp-part-payload">{decoded.payload?.raw}</span>
        {`", ${scheme.symmetric ? say.secret : say.privateKey}) = `}
        <span className="insp-part-signature">{decoded.signature?.raw}</span>
      </pre>
      {signingKey !== null && <KeyNote signingKey={signingKey} />}
    </>
  )
}

function KeyPiece({ scheme, signingKey }: { scheme: SigningScheme; signingKey: JwtKey | null }) {
  const { catalogue } = useInspector()
  const say = catalogue.inspector.tokenView
  if (!scheme.symmetric) return <span className="insp-key">{say.privateKey}</span>
  if (signingKey?.kind !== 'secret') return <span className="insp-key">{say.secret}</span>
  return <span className="insp-key">{JSON.stringify(signingKey.secret)}</span>
}

function KeyNote({ signingKey }: { signingKey: JwtKey }) {
  const { catalogue } = useInspector()
  const say = catalogue.inspector.tokenView
  if (signingKey.kind === 'secret') {
    return signingKey.weak ? (
      <p className="insp-note insp-tone-warning">{say.weakSecret(signingKey)}</p>
    ) : null
  }
  return (
    <>
      <p className="insp-note">{say.keyStays}</p>
      <pre className="insp-formula insp-values">{signingKey.publicKey.trim()}</pre>
    </>
  )
}
