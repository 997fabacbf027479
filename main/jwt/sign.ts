// Signs what a learner has typed, however wrong, so that they can see which check of the server fails.
import { CompactSign } from 'jose'
import type { Ids } from '#main/clock/clock'
import type { SigningKey } from '#src/contract/commands'
import { LabError } from '#src/contract/lab-error'
import { JWT_ALGORITHMS, type JwtAlgorithm, jwtAlgorithmSchema } from '#src/contract/settings'
import { isHmac, type JwtKeys, strangersKey } from './keys'

export interface SignRequest {
  /** JSON texts, each of an object. */
  readonly header: string
  readonly payload: string
  readonly key: SigningKey
}

/**
 * Signs a header and a payload. An `alg` of `none` gets no signature.
 * @throws LabError ERR_LAB_BAD_TOKEN_PART when one of them is no JSON object or the `alg` is none of the lab's,
 * ERR_LAB_BAD_KEY when the key doesn't fit the algorithm.
 */
export async function signToken(
  { header, payload, key }: SignRequest,
  keys: JwtKeys,
  ids: Ids,
): Promise<string> {
  const head = objectIn(header, 'header')
  const body = objectIn(payload, 'payload')
  const { alg } = head
  if (alg === 'none') return `${encode(head)}.${encode(body)}.`
  const algorithm = jwtAlgorithmSchema.safeParse(alg)
  if (!algorithm.success) {
    const allowed = [...JWT_ALGORITHMS, 'none'].join(', ')
    throw new LabError('ERR_LAB_BAD_TOKEN_PART', `The header's "alg" must be one of ${allowed}`)
  }
  try {
    const material = await signingKey(key, algorithm.data, keys, ids)
    return await new CompactSign(new TextEncoder().encode(JSON.stringify(body)))
      .setProtectedHeader({ ...head, alg: algorithm.data })
      .sign(material)
  } catch (cause) {
    if (cause instanceof LabError) throw cause
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new LabError('ERR_LAB_BAD_TOKEN_PART', `This header can't be signed: ${why}`, { cause })
  }
}

async function signingKey(key: SigningKey, algorithm: JwtAlgorithm, keys: JwtKeys, ids: Ids) {
  switch (key.kind) {
    case 'server':
      return (await keys.of(algorithm)).sign
    case 'wrong':
      return (await strangersKey(algorithm, ids)).sign
    case 'secret':
      if (!isHmac(algorithm)) {
        throw new LabError(
          'ERR_LAB_BAD_KEY',
          `${algorithm} signs with a private key, not with a secret: set "alg" to HS256`,
        )
      }
      if (key.secret === '') throw new LabError('ERR_LAB_BAD_KEY', 'The secret is empty: type one')
      return new TextEncoder().encode(key.secret)
  }
}

function objectIn(text: string, part: 'header' | 'payload'): Record<string, unknown> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new LabError('ERR_LAB_BAD_TOKEN_PART', `The ${part} is not JSON: ${why}`, { cause })
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new LabError('ERR_LAB_BAD_TOKEN_PART', `The ${part} must be a JSON object, such as {"sub": "test"}`)
  }
  return { ...value }
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
