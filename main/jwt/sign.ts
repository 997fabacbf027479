// Signs what a learner has typed, however wrong, so that they can see which check of the server fails.
import { createHmac, KeyObject, sign } from 'node:crypto'
import type { Ids } from '#main/clock/clock'
import type { SigningKey } from '#src/contract/commands'
import { LabError } from '#src/contract/lab-error'
import { JWT_ALGORITHMS, type JwtAlgorithm, jwtAlgorithmSchema } from '#src/settings/settings'
import { isJsonObject, type JsonObject, readJson } from '#src/token/read-json'
import { encodePart } from '#src/token/signing'
import type { KeyPair } from './key-source'
import { isHmac, type JwtKeys, secretBytes, strangersKey } from './keys'
import { jsonComplaint } from './parse-token'

export interface SignRequest {
  /** JSON texts, each of an object. */
  readonly header: string
  readonly payload: string
  readonly key: SigningKey
}

/**
 * Signs a header and a payload as they stand, to the byte: what is parsed and written anew isn't what the learner typed. An `alg`
 * of `none`, in any letter case, gets no signature.
 * @throws LabError ERR_LAB_BAD_TOKEN_PART when one of them is no JSON object or the `alg` is none of the lab's,
 * ERR_LAB_BAD_KEY when the key doesn't fit the algorithm.
 */
export async function signToken(
  { header, payload, key }: SignRequest,
  keys: JwtKeys,
  ids: Ids,
): Promise<string> {
  const { alg } = readPart(header, 'header')
  readPart(payload, 'payload')
  const signingInput = `${encodePart(header)}.${encodePart(payload)}`
  if (typeof alg === 'string' && alg.toLowerCase() === 'none') return `${signingInput}.`
  const algorithm = jwtAlgorithmSchema.safeParse(alg)
  if (!algorithm.success) {
    const allowed = [...JWT_ALGORITHMS, 'none'].join(', ')
    throw new LabError('ERR_LAB_BAD_TOKEN_PART', `The header's "alg" must be one of ${allowed}`)
  }
  const material = await signingKey(key, algorithm.data, keys, ids)
  const signature = signBytes(Buffer.from(signingInput), algorithm.data, material)
  return `${signingInput}.${signature.toString('base64url')}`
}

async function signingKey(
  key: SigningKey,
  algorithm: JwtAlgorithm,
  keys: JwtKeys,
  ids: Ids,
): Promise<KeyPair['sign']> {
  switch (key.kind) {
    case 'server':
      return (await keys.of(algorithm)).sign
    case 'wrong':
      return (await strangersKey(algorithm, ids)).sign
    case 'secret':
      if (isHmac(algorithm)) return secretBytes(key.secret, key.isBase64)
      throw new LabError(
        'ERR_LAB_BAD_KEY',
        `${algorithm} signs with a private key, not with a secret: set "alg" to HS256`,
      )
  }
}

/** Signs bytes (RFC 7518 sections 3.2 to 3.4, RFC 8037). Not by jose: it refuses headers that a learner wants to see refused. */
function signBytes(bytes: Buffer, algorithm: JwtAlgorithm, key: KeyPair['sign']): Buffer {
  if (key instanceof Uint8Array)
    return createHmac(`sha${algorithm.slice(2)}`, key)
      .update(bytes)
      .digest()
  const privateKey = KeyObject.from(key)
  switch (algorithm) {
    case 'RS256':
      return sign('sha256', bytes, privateKey)
    case 'ES256':
      return sign('sha256', bytes, { key: privateKey, dsaEncoding: 'ieee-p1363' })
    case 'EdDSA':
      return sign(null, bytes, privateKey)
    case 'HS256':
    case 'HS384':
    case 'HS512':
      throw new TypeError(`${algorithm} signs with a secret`)
  }
}

function readPart(text: string, part: 'header' | 'payload'): JsonObject {
  const json = readJson(text)
  if (!json.ok) {
    throw new LabError(
      'ERR_LAB_BAD_TOKEN_PART',
      `The ${part} is not JSON: ${jsonComplaint(text, json.problem)}`,
    )
  }
  if (!isJsonObject(json.value)) {
    throw new LabError('ERR_LAB_BAD_TOKEN_PART', `The ${part} must be a JSON object, such as {"sub": "test"}`)
  }
  return json.value
}
