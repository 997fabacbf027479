// SD-JWTs taken apart: the example of RFC 9901, and what is wrong with others.
import { describe, expect, it } from 'vitest'
import { catalogues } from '#src/i18n/catalogue'
import { LOCALES } from '#src/i18n/languages'
import { decodeJwt } from '#src/token/decode-jwt'
import { problemWords } from '#src/token/problem-words'
import {
  DISCLOSURES,
  ISSUER_JWT,
  KEY_BINDING_JWT,
  SD_JWT_WITH_KEY_BINDING,
} from '../../support/sd-jwt-vector'

const encode = (json: string) => Buffer.from(json).toString('base64url')

describe('an SD-JWT', () => {
  it('is the JWT of its issuer, what the holder discloses, and the key binding JWT', () => {
    const decoded = decodeJwt(SD_JWT_WITH_KEY_BINDING)
    expect(decoded).toMatchObject({ token: ISSUER_JWT, alg: 'ES256', problems: [], wellFormed: true })
    expect(decoded.payload?.value?._sd_alg).toBe('sha-256')
    expect(decoded.disclosures).toMatchObject([
      { fault: null, salt: 'eluV5Og3gSNII8EYnsxA_A', name: 'family_name', text: '"Doe"' },
      { name: 'address', text: expect.stringContaining('"street_address": "123 Main St"') },
      { name: 'given_name', text: '"John"' },
      { salt: 'lklxF5jMYlGTPUovMNIvCA', name: null, text: '"US"' },
    ])
    expect(decoded.keyBinding).toMatchObject({
      token: KEY_BINDING_JWT,
      payload: { value: { nonce: '1234567890', iat: 1702316015 } },
      problems: [],
    })
  })

  it.each([
    ['without a disclosure', `${ISSUER_JWT}~`, 0],
    ['without key binding', `${ISSUER_JWT}~${DISCLOSURES[0]}~`, 1],
    ['with its scheme and line breaks', `Bearer ${ISSUER_JWT}~\n${DISCLOSURES[0]}~`, 1],
  ])('is one %s', (_, text, count) => {
    const decoded = decodeJwt(text)
    expect(decoded).toMatchObject({ token: ISSUER_JWT, keyBinding: null })
    expect(decoded.disclosures).toHaveLength(count)
    expect(decoded.header?.value?.alg).toBe('ES256')
  })

  it('shows a disclosed value as it stands, to the character', () => {
    const { disclosures } = decodeJwt(`${ISSUER_JWT}~${encode('["s","id", 1147953659032899584 ]')}~`)
    expect(disclosures).toMatchObject([{ name: 'id', text: '1147953659032899584' }])
  })

  it.each([
    ['no Base64url', 'a+b', 'encoding'],
    ['no UTF-8', '_w', 'encoding'],
    ['no JSON', encode('["s","n",1'), 'json'],
    ['empty', '', 'json'],
    ['an object', encode('{"0":"s","1":"n","2":1}'), 'form'],
    ['a list of one', encode('["s"]'), 'form'],
    ['a list of four', encode('["s","n",1,2]'), 'form'],
    ['without a text as salt', encode('[1,"n",1]'), 'form'],
    ['without a text as name', encode('["s",1,1]'), 'form'],
  ] as const)('has a disclosure that is %s: which one is said, and the others are read', (_, raw, fault) => {
    const decoded = decodeJwt(` ${ISSUER_JWT}~${DISCLOSURES[0]}~${raw}~${DISCLOSURES[2]}~`)
    const at = 1 + ISSUER_JWT.length + 1 + DISCLOSURES[0].length + 1
    expect(decoded.problems).toEqual([{ kind: 'bad-disclosure', number: 2, at, fault }])
    expect(decoded.wellFormed).toBe(false)
    expect(decoded.disclosures?.map((each) => each.fault)).toEqual([null, fault, null])
    for (const locale of LOCALES)
      for (const problem of decoded.problems)
        expect(problemWords(problem, catalogues[locale].token)).toContain(String(at + 1))
  })

  it('is cut off where the last disclosure has no end', () => {
    const { problems, disclosures } = decodeJwt(`${ISSUER_JWT}~${DISCLOSURES[0]}`)
    expect(problems).toEqual([{ kind: 'sd-jwt-cut-off' }])
    expect(disclosures).toMatchObject([{ name: 'family_name' }])
  })

  it('is not well formed with a key binding JWT that isn’t', () => {
    const decoded = decodeJwt(SD_JWT_WITH_KEY_BINDING.slice(0, -20))
    expect(decoded).toMatchObject({ problems: [], wellFormed: false })
    expect(decoded.keyBinding?.problems.map(({ kind }) => kind)).toContain('signature-length')
  })

  it('is none where `~` stands before the signature', () => {
    const decoded = decodeJwt(ISSUER_JWT.replace('.', '~.'))
    expect(decoded.disclosures).toBeNull()
    expect(decoded.problems).toMatchObject([{ kind: 'bad-character', character: '~' }])
  })
})
