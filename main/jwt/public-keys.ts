// Reads the public keys that a learner pastes, PEM (SPKI, PKCS #1, X.509), JWK or JWKS, and says which algorithms fit each.
import { createPublicKey, type KeyObject } from 'node:crypto'
import type { KeyInput } from 'jose'
import { LabError } from '#src/contract/lab-error'
import { isJsonObject, type JsonObject, type JsonValue, readJson } from '#src/token/read-json'
import { jsonComplaint } from './parse-token'

/** A key to verify with, and the algorithms that it may verify: never any other (RFC 8725 section 3.1). */
export interface VerifyingMaterial {
  readonly key: KeyInput
  readonly algorithms: readonly string[]
  /** The `kid` of a JWK; null where there is none. */
  readonly kid: string | null
}

export const HMAC_ALGORITHMS = ['HS256', 'HS384', 'HS512'] as const
const RSA_ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'] as const
/** RFC 7518 section 3.4. */
const CURVE_ALGORITHMS: ReadonlyMap<string, readonly string[]> = new Map([
  ['prime256v1', ['ES256']],
  ['secp384r1', ['ES384']],
  ['secp521r1', ['ES512']],
])
/** RFC 8037 section 3.1, and the name of RFC 9864. */
const ED25519_ALGORITHMS = ['EdDSA', 'Ed25519'] as const
/** RFC 7518 section 3.3; jose keeps to it. */
const MIN_RSA_BITS = 2048

/**
 * Reads a pasted key. Of a JWKS all keys that can be used are returned, one at least.
 * @throws LabError ERR_LAB_BAD_KEY saying what is wrong with it.
 */
export function readPublicKeys(pasted: string): readonly VerifyingMaterial[] {
  const text = pasted.trim()
  if (text === '') throw badKey('The key is empty: paste a public key as PEM, JWK or JWKS')
  const lines = text.replaceAll(/\r\n?/g, '\n').replaceAll(/^[ \t]+/gm, '')
  // What stands before it is for people to read (RFC 7468 section 2).
  const pemAt = lines.search(/^-----BEGIN /m)
  if (pemAt >= 0) return [readPem(lines.slice(pemAt))]
  const json = readJson(text)
  if (!json.ok) {
    throw badKey(
      `This is neither PEM, which begins with -----BEGIN PUBLIC KEY-----, nor JSON: ${jsonComplaint(text, json.problem)}`,
    )
  }
  if (!isJsonObject(json.value)) throw badKey('A JWK or JWKS is a JSON object, and this is none')
  return json.value.keys === undefined ? [readJwk(json.value)] : readJwks(json.value.keys)
}

function readPem(pem: string): VerifyingMaterial {
  // The parameters of a curve come before the key that is on it.
  const [label = ''] = [...pem.matchAll(/^-----BEGIN (.+)-----$/gm)].flatMap(([, each = '']) =>
    each.endsWith('PARAMETERS') ? [] : [each],
  )
  if (label.endsWith('PRIVATE KEY')) {
    throw badKey('This is a private key: keep it secret, and paste the public one')
  }
  return { ...usable(parse(() => createPublicKey(pem), 'PEM')), kid: null }
}

function readJwks(keys: JsonValue): readonly VerifyingMaterial[] {
  const jwks = Array.isArray(keys) ? keys.filter(isJsonObject) : []
  const [first] = jwks
  if (!first) throw badKey('The "keys" of a JWKS are a list of JWKs, one at least (RFC 7517 section 5)')
  const materials = jwks.flatMap((jwk) => {
    try {
      return [readJwk(jwk)]
    } catch (error) {
      // A set may hold keys of kinds that a reader doesn't know; it skips them (RFC 7517 section 5).
      if (error instanceof LabError) return []
      throw error
    }
  })
  return materials.length > 0 ? materials : [readJwk(first)]
}

function readJwk(jwk: JsonObject): VerifyingMaterial {
  refuseForeignUse(jwk)
  const { kid, alg } = jwk
  const material = jwk.kty === 'oct' ? readSecret(jwk.k) : readPublicJwk(jwk)
  const { algorithms } = material
  const own = algorithms.filter((algorithm) => alg === undefined || algorithm === alg)
  if (own.length === 0)
    throw badKey(`This JWK is for "alg" ${JSON.stringify(alg)}, which its type doesn't fit`)
  return { ...material, algorithms: own, kid: typeof kid === 'string' ? kid : null }
}

/** Refuses a JWK that says itself that it isn't there to verify with (RFC 7517 sections 4.2 and 4.3), as jose does. */
function refuseForeignUse({ kty, d, use, key_ops: operations, ext }: JsonObject): void {
  if (use !== undefined && use !== 'sig') {
    throw badKey(
      `This JWK has "use" ${JSON.stringify(use)}: only one of "use" "sig" verifies signatures (RFC 7517 section 4.2)`,
    )
  }
  if (ext !== undefined && typeof ext !== 'boolean')
    throw badKey('The "ext" of this JWK must be true or false (Web Cryptography API)')
  if (operations === undefined) return
  const isList = Array.isArray(operations) && operations.every((each) => typeof each === 'string')
  if (!isList || new Set(operations).size < operations.length) {
    throw badKey('The "key_ops" of this JWK must be a list of strings, each once (RFC 7517 section 4.3)')
  }
  // Of a private key the public half is read: who may sign with the one may verify with the other.
  const allowed = kty !== 'oct' && d !== undefined ? ['sign', 'verify'] : ['verify']
  const isFit =
    kty === 'oct' ? operations.includes('verify') : operations.every((each) => allowed.includes(each))
  if (!isFit || operations.length === 0) {
    throw badKey(
      `This JWK has "key_ops" ${JSON.stringify(operations)}: a key that verifies signatures has ["verify"] (RFC 7517 section 4.3)`,
    )
  }
}

function readSecret(k: JsonValue | undefined): Omit<VerifyingMaterial, 'kid'> {
  const bytes = typeof k === 'string' ? Buffer.from(k, 'base64url') : Buffer.alloc(0)
  if (bytes.length === 0) throw badKey('The "k" of this JWK holds no secret (RFC 7518 section 6.4.1)')
  return { key: bytes, algorithms: HMAC_ALGORITHMS }
}

function readPublicJwk({ kty, crv, n, e, x, y }: JsonObject): Omit<VerifyingMaterial, 'kid'> {
  // Members of a private key stay behind: only its public half verifies.
  const members = Object.entries({ kty, crv, n, e, x, y }).filter(([, value]) => typeof value === 'string')
  return usable(parse(() => createPublicKey({ key: Object.fromEntries(members), format: 'jwk' }), 'JWK'))
}

function parse(read: () => KeyObject, form: 'PEM' | 'JWK'): KeyObject {
  try {
    return read()
  } catch (cause) {
    throw badKey(`This ${form} can't be read as a public key: it is damaged or incomplete`, cause)
  }
}

function usable(key: KeyObject): Omit<VerifyingMaterial, 'kid'> {
  return { key, algorithms: algorithmsOf(key) }
}

function algorithmsOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): readonly string[] {
  switch (asymmetricKeyType) {
    case 'rsa': {
      const bits = asymmetricKeyDetails?.modulusLength ?? 0
      if (bits >= MIN_RSA_BITS) return RSA_ALGORITHMS
      throw badKey(
        `This RSA key has ${bits} bits, and RFC 7518 section 3.3 asks for ${MIN_RSA_BITS} at least`,
      )
    }
    case 'ec': {
      const curve = asymmetricKeyDetails?.namedCurve ?? ''
      const algorithms = CURVE_ALGORITHMS.get(curve)
      if (algorithms) return algorithms
      throw badKey(`No algorithm of RFC 7518 signs on the curve ${curve}: use P-256, P-384 or P-521`)
    }
    case 'ed25519':
      return ED25519_ALGORITHMS
    default:
      throw badKey(`A key of type ${asymmetricKeyType} can't verify a JWT here: use RSA, EC or Ed25519`)
  }
}

function badKey(message: string, cause?: unknown): LabError {
  return new LabError('ERR_LAB_BAD_KEY', message, { cause })
}
