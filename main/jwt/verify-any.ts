// Makes the server's checks of any token against any key, without a request.
import { type CryptoKey, importJWK, importSPKI, importX509, type JWK } from 'jose'
import type { VerifyingKey } from '#src/contract/commands'
import { LabError } from '#src/contract/lab-error'
import { JWT_ALGORITHMS, type JwtAlgorithm, jwtAlgorithmSchema } from '#src/contract/settings'
import type { Check } from '#src/trace/check'
import { isHmac, type JwtKeys } from './keys'
import { checkForm, checkSignature, checkTimes } from './token-checks'

const HMACS = JWT_ALGORITHMS.filter((algorithm) => isHmac(algorithm))
const KEY_PAIRS = JWT_ALGORITHMS.filter((algorithm) => !isHmac(algorithm))

/**
 * Checks a token's form, signature and times, up to the first check that fails. Of the algorithms those are accepted that
 * fit the kind of key: a public key never serves as an HMAC secret (RFC 8725 section 2.1).
 * @throws LabError ERR_LAB_BAD_KEY when the key can't be read or doesn't fit the token's algorithm.
 */
export async function verifyAnyToken(
  token: string,
  key: VerifyingKey,
  keys: JwtKeys,
  nowMs: number,
): Promise<Check[]> {
  const form = checkForm(token, algorithmsFor(key, keys))
  if (!form.found) return [...form.checks]
  const algorithm = jwtAlgorithmSchema.parse(form.found.header.alg)
  const signature = await checkSignature(form.found, await importKey(key, algorithm, keys))
  const times = signature.found ? checkTimes(signature.found, nowMs).checks : []
  return [...form.checks, ...signature.checks, ...times]
}

function algorithmsFor(key: VerifyingKey, keys: JwtKeys): readonly JwtAlgorithm[] {
  switch (key.kind) {
    case 'server':
      return [keys.algorithm]
    case 'secret':
      return HMACS
    case 'public-key':
      return KEY_PAIRS
  }
}

async function importKey(
  key: VerifyingKey,
  algorithm: JwtAlgorithm,
  keys: JwtKeys,
): Promise<CryptoKey | Uint8Array> {
  switch (key.kind) {
    case 'server':
      return (await keys.of(algorithm)).verify
    case 'secret':
      if (key.secret === '')
        throw new LabError(
          'ERR_LAB_BAD_KEY',
          'The secret is empty: type the one that the token was signed with',
        )
      return new TextEncoder().encode(key.secret)
    case 'public-key':
      return importPublicKey(key.key.trim(), algorithm)
  }
}

async function importPublicKey(text: string, algorithm: JwtAlgorithm): Promise<CryptoKey> {
  if (text === '')
    throw new LabError('ERR_LAB_BAD_KEY', 'The key is empty: paste a public key as PEM, JWK or JWKS')
  if (text.includes('PRIVATE KEY')) {
    throw new LabError('ERR_LAB_BAD_KEY', 'This is a private key: keep it secret, and paste the public one')
  }
  try {
    if (text.startsWith('-----BEGIN CERTIFICATE')) return await importX509(text, algorithm)
    if (text.startsWith('-----BEGIN')) return await importSPKI(text, algorithm)
    const imported = await importJWK(jwkIn(JSON.parse(text), algorithm), algorithm)
    if (imported instanceof Uint8Array) throw new Error('it is a shared secret, not a public key')
    return imported
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new LabError(
      'ERR_LAB_BAD_KEY',
      `This can't be read as a public key for ${algorithm}: ${why}. Paste a PEM that begins with -----BEGIN PUBLIC KEY-----, a JWK or a JWKS.`,
      { cause },
    )
  }
}

/** Finds the key in a JWK or a JWKS (RFC 7517): of several the one whose `alg` or type fits. */
function jwkIn(value: unknown, algorithm: JwtAlgorithm): JWK {
  if (typeof value !== 'object' || value === null) throw new Error('it is neither PEM nor a JSON object')
  if (!('keys' in value)) return value
  if (!Array.isArray(value.keys) || value.keys.length === 0)
    throw new Error('its "keys" are no list with a key in it')
  const keys: JWK[] = value.keys
  return (
    keys.find((key) => key.alg === algorithm) ?? keys.find((key) => key.alg === undefined) ?? keys[0] ?? {}
  )
}
