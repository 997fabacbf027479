// Signs bytes with a key, whatever they are and whoever's it is.
import { createHmac, KeyObject, sign } from 'node:crypto'
import type { JwtAlgorithm } from '#src/settings/settings'
import type { KeyPair } from './key-source'

/** Signs bytes (RFC 7518 sections 3.2 to 3.4, RFC 8037). Not by jose: it refuses headers that a learner wants to see refused. */
export function signBytes(bytes: Buffer, algorithm: JwtAlgorithm, key: KeyPair['sign']): Buffer {
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
