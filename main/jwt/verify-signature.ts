// Verifies a token's signature with as many defences as the server has: with all of them by its own key alone.
import type { FlowProbe } from '#main/probe/flow-probe'
import type { DefenceId } from '#src/defences/defences'
import type { Check } from '#src/trace/check'
import { asksForNone, broughtKey, keyByAlg } from './careless'
import type { JwtParts } from './jwt-parts'
import type { SignedText } from './parse-token'
import { checkSignature, checkSignatureBy, noSignature } from './token-checks'

/** What came of a signature: no check where nobody has looked at it. */
export interface Verified {
  readonly checks: Check[]
  /** The defence for the lack of which it wasn't verified, or not by the server's own key; null for none. */
  readonly without: DefenceId | null
}

/** Verifies the signature of a token in a flow, whose key has been fetched where it had to be. */
export async function verifySignature(
  flow: FlowProbe,
  token: SignedText,
  { keys, settings, jkuOrigins = () => [] }: JwtParts,
): Promise<Verified> {
  const key = await keys.verifying(flow)
  const defences = settings().jwtDefences
  if (!defences['signature-verified']) return { checks: [], without: 'signature-verified' }
  if (!defences['alg-pinned'] && asksForNone(token)) {
    // Such a token ends with its second dot (RFC 7519 section 6.1).
    return token.token.endsWith('.')
      ? { checks: [], without: 'alg-pinned' }
      : { checks: [noSignature(token)], without: null }
  }
  const brought = defences['own-keys-only'] ? null : broughtKey(token, jkuOrigins())
  const plain = defences['alg-pinned'] ? null : await keys.plain(flow)
  const check = await flow.cost.verifying(() => {
    if (brought) return checkSignatureBy(token, brought.key, { key: brought.place })
    return plain ? checkSignatureBy(token, keyByAlg(plain)) : checkSignature(token, key)
  })
  return { checks: [check], without: brought ? 'own-keys-only' : plain ? 'alg-pinned' : null }
}
