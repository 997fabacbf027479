// Makes the server's checks of any token against any key, without a request.
import type { VerifyingKey } from '#src/contract/commands'
import type { Check } from '#src/trace/check'
import { type JwtKeys, secretBytes } from './keys'
import type { SignedText } from './parse-token'
import { HMAC_ALGORITHMS, readPublicKeys, type VerifyingMaterial } from './public-keys'
import { checkAlg, checkParts, checkSignature, checkTimes } from './token-checks'

/**
 * Makes all checks of a token's form, signature and times that can be made: a token that can't be read has no times, and
 * one whose `alg` doesn't fit the key has no signature to verify. A signature says nothing of what it signs: of a payload that
 * holds no claims it is verified all the same (RFC 7515 signs any bytes). A public key never serves as an HMAC secret (RFC 8725
 * section 2.1). `nowMs` is the lab's time in epoch milliseconds.
 * @throws LabError ERR_LAB_BAD_KEY when the key can't be read.
 */
export async function verifyAnyToken(
  token: string,
  key: VerifyingKey,
  keys: JwtKeys,
  nowMs: number,
  leewaySeconds = 0,
): Promise<Check[]> {
  const materials = await materialsOf(key, keys)
  const { checks, found, signed } = checkParts(token)
  if (!signed) return [...checks]
  const alg = checkAlg(signed, [...new Set(materials.flatMap(({ algorithms }) => algorithms))])
  const signature = alg.passed ? [await checkWithAny(signed, materials)] : []
  const times = found ? checkTimes(found.claims, nowMs, leewaySeconds) : []
  return [...checks, alg, ...signature, ...times]
}

async function materialsOf(key: VerifyingKey, keys: JwtKeys): Promise<readonly VerifyingMaterial[]> {
  switch (key.kind) {
    case 'server': {
      const { algorithm } = keys
      return [{ key: (await keys.of(algorithm)).verify, algorithms: [algorithm], kid: null }]
    }
    case 'secret':
      return [{ key: secretBytes(key.secret, key.isBase64), algorithms: HMAC_ALGORITHMS, kid: null }]
    case 'public-key':
      return readPublicKeys(key.key)
  }
}

/** Verifies with the key that the header's `kid` names, or, where it names none of them, with each that fits. */
async function checkWithAny(token: SignedText, materials: readonly VerifyingMaterial[]): Promise<Check> {
  const { alg, kid } = token.header.values
  const fitting = materials.filter(({ algorithms }) => algorithms.some((algorithm) => algorithm === alg))
  const named = fitting.filter((material) => material.kid !== null && material.kid === kid)
  const checks = await Promise.all(
    (named.length > 0 ? named : fitting).map((material) => checkSignature(token, material.key)),
  )
  const check = checks.find(({ passed }) => passed) ?? checks[0]
  if (!check) throw new Error('An alg has passed that fits no key')
  return check
}
