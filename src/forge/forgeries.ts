// What each forgery of a JWT does, one entry a forgery; what can be chosen about it stands in `choice.ts`.
import { decodeLooseBase64, encodeBase64url } from '#src/token/base64url'
import { withMember } from '#src/token/json-text'
import { encodeUtf8 } from '#src/token/utf8'
import type { ForgeryId, ForgeryValues } from './choice'
import type { Forgery, Situation } from './forgery'
import { hasSpareBits, withOtherLastCharacter, withOtherS, withPadding } from './malleable'

const isHmac = ({ algorithm }: Pick<Situation, 'algorithm'>): boolean => algorithm.startsWith('HS')
const always = () => null
const needsKeyPair = (situation: Situation) => (isHmac(situation) ? 'needs-key-pair' : null)

const REGISTRY: { readonly [Id in ForgeryId]: Forgery<ForgeryValues<Id>> } = {
  /** The payload says something else, and the signature is the one that was made for the old (RFC 7515 section 5.2). */
  'payload-edited': {
    obstacle: always,
    rewrite: ({ header, payload }, { claim, value }) => ({
      header,
      payload: withMember(payload, claim, value),
    }),
    sign: ({ old }) => old,
  },
  /** An empty third part under the old header. */
  'strip-signature': {
    obstacle: always,
    rewrite: (texts) => texts,
    sign: () => '',
  },
  /** An unsecured JWT (RFC 7519 section 6), in a spelling that a list of forbidden words may not have. */
  'alg-none': {
    obstacle: always,
    rewrite: ({ header, payload }, { spelling }) => ({
      header: withMember(header, 'alg', JSON.stringify(spelling)),
      payload,
    }),
    sign: () => '',
  },
  /** What everybody may know, the public key, taken for the secret of an HMAC (RFC 8725 section 2.1). */
  'hmac-with-public-key': {
    obstacle: needsKeyPair,
    rewrite: ({ header, payload }) => ({ header: withMember(header, 'alg', '"HS256"'), payload }),
    sign: async ({ input }, { end }, { publicPem, hmac }) => {
      const key = `${publicPem ?? ''}${end === 'one-newline-more' ? '\n' : ''}`
      return encodeBase64url(await hmac('256', encodeUtf8(key), input))
    },
  },
  /** A key pair of one's own, whose public half the token brings along (RFC 7515 section 4.1.3). */
  'own-jwk': {
    obstacle: needsKeyPair,
    rewrite: async ({ header, payload }, _values, { algorithm, ownJwk }) => ({
      header: withMember(withMember(header, 'alg', JSON.stringify(algorithm)), 'jwk', await ownJwk()),
      payload,
    }),
    sign: async ({ input }, _values, { signWithOwn }) => encodeBase64url(await signWithOwn(input)),
  },
  /** A `kid` that leads to a key which the forger knows (RFC 7515 section 4.1.4): a file of one null byte, or a row of their own. */
  'own-key-kid': {
    obstacle: (situation) => (isHmac(situation) ? null : 'needs-hmac'),
    rewrite: ({ header, payload }, { kid }, { algorithm }) => ({
      header: withMember(withMember(header, 'alg', JSON.stringify(algorithm)), 'kid', JSON.stringify(kid)),
      payload,
    }),
    sign: async ({ input }, { key }, { algorithm, hmac }) => {
      const bits = algorithm === 'HS384' ? '384' : algorithm === 'HS512' ? '512' : '256'
      return encodeBase64url(await hmac(bits, decodeLooseBase64(key).bytes ?? new Uint8Array(), input))
    },
  },
  /** The same signature in other characters: bits that stand for no byte, or padding (RFC 4648 section 3.5). */
  'other-characters': {
    obstacle: ({ decoded }) => (hasSpareBits(decoded.signature?.raw ?? '') ? null : 'no-spare-bits'),
    rewrite: (texts) => texts,
    sign: ({ old }, { change }) => (change === 'padding' ? withPadding(old) : withOtherLastCharacter(old)),
  },
  /** Another signature of the same text, which any ECDSA verifier takes (RFC 7518 section 3.4). */
  'es256-n-minus-s': {
    obstacle: ({ decoded }) => (decoded.alg === 'ES256' ? null : 'needs-es256'),
    rewrite: (texts) => texts,
    sign: ({ old }) => withOtherS(old),
  },
}

/** Each forgery by its id, whatever its parameters are. */
export const FORGERIES: Readonly<Record<ForgeryId, Forgery>> = REGISTRY
