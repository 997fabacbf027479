// English: the defences of the servers, and the lines of code that make the difference.
import type { DefenceWords } from '#src/defences/defences'

const words: DefenceWords = {
  'alg-pinned': {
    name: 'Algorithm pinned',
    missing: 'algorithm not pinned',
    guards:
      'Off: the header’s `alg` decides. `none` needs no signature, and HS256 is verified with the public key as if it were a secret.',
  },
  'signature-verified': {
    name: 'Signature verified',
    missing: 'signature unchecked',
    guards: 'Off: the token is only decoded. Any edited payload is believed.',
  },
  'own-keys-only': {
    name: 'Own keys only',
    missing: 'keys from the token',
    guards:
      'Off: the token says which key verifies it: one in `jwk`, one behind the address in `jku`, or a file that `kid` leads to.',
  },
  'strong-secret': {
    name: 'Strong secret',
    missing: 'guessable secret',
    guards:
      'Off: the random secret gives way to a word that stands in every list of guesses. The key changes, so tokens signed before are refused. It counts where the secret is random.',
  },
  'type-checked': {
    name: 'Type checked',
    missing: 'type unchecked',
    guards: 'Off: a refresh token opens `/protected`, and an access token fetches new ones.',
  },
  'audience-checked': {
    name: 'Audience checked',
    missing: 'audience unchecked',
    guards:
      'On: the server writes `aud` into its tokens and takes no others. Off, as in the library: another service’s token with the same key is good here.',
  },
  'exp-required': {
    name: 'Expiry required',
    missing: 'exp not required',
    guards:
      'On: each token gets an `exp`, and one without it is refused. Off, as in the library: a token without `exp` lives for ever.',
  },
  'revoked-by-jti': {
    name: 'Revoked by jti',
    missing: 'revoked by text',
    guards:
      'Off: the blacklist keeps the token’s text. The same token in other characters, such as ES256 with its `s` negated, is not on it. It counts for the blacklist.',
  },
  'canonical-encoding': {
    name: 'Canonical encoding',
    missing: 'loose Base64url',
    guards:
      'Off: the last character of a part may be another that decodes to the same bytes, and `=` may follow it. So the same token has several texts.',
  },
  'refresh-bound': {
    name: 'Refresh bound to its owner',
    missing: 'refresh for anybody',
    guards:
      'Off: `/refresh` takes an expired `access_token` in the body as well, and renews for whoever that one names: your refresh token with somebody else’s old access token. On, the body is not looked at.',
  },
}

export const defences = {
  words,
  title: 'Defences',
  note: 'Each takes effect at once. A server without one does what real code does that leaves it out, and still refuses all else.',
  allCareful: 'Switch all on',
  careless: 'Careless',
  careful: 'Careful',
  inUse: ({ line }: { line: string }) => `${line}: the server runs this`,
  source: ({ source }: { source: string }) => `Asked for by ${source}.`,
  /** Stands over a lane whose server lacks some. */
  banner: ({ missing }: { missing: readonly string[] }) => `Careless server: ${missing.join(', ')}`,
}
