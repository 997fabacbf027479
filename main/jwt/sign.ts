// Signs what a learner has typed, however wrong, so that they can see which check of the server fails.
import type { Ids } from '#main/clock/clock'
import type { SigningKey } from '#src/contract/commands'
import { LabError } from '#src/contract/lab-error'
import { signForged } from '#src/forge/forge'
import type { Workshop } from '#src/forge/forgery'
import { JWT_ALGORITHMS, type JwtAlgorithm, jwtAlgorithmSchema } from '#src/settings/settings'
import { isJsonObject, type JsonObject, readJson } from '#src/token/read-json'
import { encodePart } from '#src/token/signing'
import type { KeyPair } from './key-source'
import { isHmac, type JwtKeys, secretBytes, strangersKey } from './keys'
import { jsonComplaint } from './parse-token'
import { signBytes } from './sign-bytes'

export interface SignRequest {
  /** JSON texts, each of an object. */
  readonly header: string
  readonly payload: string
  readonly key: SigningKey
}

/**
 * Signs a header and a payload as they stand, to the byte: what is parsed and written anew isn't what the learner typed. An `alg`
 * of `none`, in any letter case, gets no signature, and a forgery what it has in a signature's place, whatever `alg` is.
 * @throws LabError ERR_LAB_BAD_TOKEN_PART when one of them is no JSON object or the `alg` is none of the lab's,
 * ERR_LAB_BAD_KEY when the key doesn't fit the algorithm.
 */
export async function signToken(
  { header, payload, key }: SignRequest,
  keys: JwtKeys,
  ids: Ids,
  workshop: Workshop,
): Promise<string> {
  const { alg } = readPart(header, 'header')
  readPart(payload, 'payload')
  if (key.kind === 'forgery') return signForged({ header, payload }, key.signature, key.forgery, workshop)
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
  key: Exclude<SigningKey, { kind: 'forgery' }>,
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
