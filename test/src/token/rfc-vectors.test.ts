// The decoder shows the examples of the RFCs as their text has them.
import { expect, test } from 'vitest'
import { decodeJwt } from '#src/token/decode-jwt'
import { RFC_VECTORS, UNSIGNED_VECTOR } from '../../support/rfc-vectors'

test.each(RFC_VECTORS)('$source is taken apart', (vector) => {
  const { token, header, claims } = vector
  const decoded = decodeJwt(token)
  expect(decoded.header?.value).toEqual(header)
  expect(decoded.payload?.value).toEqual(claims)
  expect(decoded.alg).toBe(header.alg)
  const kinds = decoded.problems.map(({ kind }) => kind)
  if (vector === UNSIGNED_VECTOR) expect(kinds).toEqual(['part-empty', 'alg-none'])
  else expect(kinds).toEqual(claims === null ? ['bad-json'] : [])
  expect(decoded.wellFormed).toBe(claims !== null)
})

test('each part is decoded to the bytes that stand in the RFC', () => {
  const { header, payload, signature } = decodeJwt(RFC_VECTORS[0].token)
  // RFC 7515 A.1.1.
  expect(header?.text).toBe('{"typ":"JWT",\r\n "alg":"HS256"}')
  expect(payload?.text).toBe('{"iss":"joe",\r\n "exp":1300819380,\r\n "http://example.com/is_root":true}')
  expect([...(signature?.bytes ?? [])].slice(0, 8)).toEqual([116, 24, 223, 180, 151, 153, 224, 37])
})
