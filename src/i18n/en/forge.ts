// English: forge. The forgeries of a JWT: what each does, which server falls for it, and what stops it.
import type { ForgeriesWords, ObstacleWords } from '#src/forge/words'

const forgeries: ForgeriesWords = {
  'payload-edited': {
    name: 'Edit a claim, keep the signature',
    does: 'Changes a claim and leaves the signature as it was: Base64url hides nothing, so anybody can.',
    fallsFor: 'A server that only decodes the token and never verifies it.',
    stops: 'Verify the signature before you read a claim (RFC 7515 section 5.2, RFC 8725 section 3.3).',
    parameters: { claim: { label: 'Claim' }, value: { label: 'Its value (JSON)' } },
  },
  'strip-signature': {
    name: 'Strip the signature',
    does: 'Leaves the third part empty, with the dot before it, under the same header.',
    fallsFor: 'A server that verifies a signature only where there is one.',
    stops:
      'A token without a valid signature is refused, as one with a wrong signature is (RFC 8725 section 3.3).',
    parameters: {},
  },
  'alg-none': {
    name: '`alg` none',
    does: 'Declares in the header that nobody signed it (RFC 7519 section 6) and leaves the third part empty.',
    fallsFor:
      'A server that lets the header choose the algorithm, or that forbids `none` in one spelling and takes another.',
    stops:
      'A list of the algorithms that are allowed, never one of those that aren’t (RFC 8725 section 3.1).',
    parameters: {
      spelling: { label: 'Spelling', options: { none: 'none', None: 'None', NONE: 'NONE', nOnE: 'nOnE' } },
    },
  },
  'hmac-with-public-key': {
    name: 'HS256 with the public key',
    does: 'Sets `alg` to HS256 and makes the HMAC with the bytes of the server’s public key in PEM, which anybody may have.',
    fallsFor:
      'A server that gives its public key as text to a verifier and lets the header choose the algorithm. Each byte counts: with one newline more it is another key.',
    stops:
      'One key, one algorithm: pin `alg`, and hold keys as typed objects, not as text (RFC 8725 sections 2.1 and 3.1).',
    parameters: {
      end: {
        label: 'The key’s text',
        options: { 'as-published': 'as published', 'one-newline-more': 'one newline more' },
      },
    },
  },
  'own-jwk': {
    name: 'A key of one’s own in `jwk`',
    does: 'Signs with a fresh private key, and brings the public one along in the header (RFC 7515 section 4.1.3).',
    fallsFor:
      'A server that verifies with the key in the token: the signature then proves only that it fits itself.',
    stops: 'The verifier uses keys of its own, never one from the token (RFC 8725 section 3.10).',
    parameters: {},
  },
  'own-key-kid': {
    name: '`kid` to a key that one knows',
    does: 'Points `kid` at a file or a row whose content is known, here a single null byte, and makes the HMAC with that.',
    fallsFor: 'A server that puts `kid` into a path or into SQL to look up its key.',
    stops:
      '`kid` only chooses among the keys that are configured (RFC 7515 section 4.1.4, RFC 8725 section 3.10).',
    parameters: { kid: { label: 'kid' }, key: { label: 'The key that lies there (Base64)' } },
  },
  'other-characters': {
    name: 'Other characters, same signature',
    does: 'Changes bits of the last character that stand for no byte, or adds padding: another text, the same signature.',
    fallsFor:
      'A server that reads such Base64url and notes revoked tokens by their text: on its list this one doesn’t stand.',
    stops:
      'Take the canonical encoding only (RFC 4648 section 3.5, RFC 7515 section 2), and revoke by `jti` (RFC 7519 section 4.1.7).',
    parameters: {
      change: {
        label: 'What changes',
        options: { 'last-character': 'last character', padding: 'padding added' },
      },
    },
  },
  'es256-n-minus-s': {
    name: 'ES256: n−s for s',
    does: 'Replaces the second half of the signature, s, by n−s, with n the order of the curve: ECDSA takes either one.',
    fallsFor:
      'A server that notes revoked tokens by their text. That it verifies is no fault: the signature is good (RFC 7518 section 3.4).',
    stops: 'Revoke by `jti`, which both texts share (RFC 7519 section 4.1.7).',
    parameters: {},
  },
}

const obstacle: ObstacleWords = {
  'needs-key-pair': 'The server signs with a secret now: this needs RS256, ES256 or EdDSA.',
  'needs-hmac': 'The server signs with a key pair now: this needs HS256, HS384 or HS512.',
  'needs-es256': 'Only an ECDSA signature can be changed so: this needs a token of ES256.',
  'no-spare-bits': 'This signature fills its last character: there are no bits to spare, and no padding.',
}

export const forge = {
  menu: 'Forge',
  menuHint:
    'Ways to make a token without the server’s key. Whoever forges has this token and what is public, nothing else.',
  unreadable: 'Mend the JSON first.',
  forged: 'What was forged',
  fallsFor: 'Who falls for it:',
  stops: 'What stops it:',
  obstacle,
  forgeries,
}
