// The signed examples of the RFCs' appendices, written down from their text, each with its section.

/** The payload of all but two of them: `{"iss":"joe",\r\n "exp":1300819380,\r\n "http://example.com/is_root":true}`. */
const JOE = 'eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ'
export const JOE_CLAIMS = { iss: 'joe', exp: 1_300_819_380, 'http://example.com/is_root': true } as const

export interface RfcVector {
  readonly source: string
  /** The JWK to verify with; null for the one that isn't signed. */
  readonly jwk: Readonly<Record<string, string>> | null
  readonly header: Readonly<Record<string, string>>
  readonly token: string
  /** Null where the payload is no JSON: a JWS, but no JWT. */
  readonly claims: Readonly<Record<string, unknown>> | null
}

export const HS256_VECTOR: RfcVector = {
  source: 'RFC 7515 A.1 and RFC 7519 3.1, HS256',
  jwk: {
    kty: 'oct',
    k: 'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow',
  },
  header: { typ: 'JWT', alg: 'HS256' },
  token: `eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.${JOE}.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk`,
  claims: JOE_CLAIMS,
}

export const RS256_VECTOR: RfcVector = {
  source: 'RFC 7515 A.2, RS256',
  jwk: {
    kty: 'RSA',
    e: 'AQAB',
    n: [
      'ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT',
      '-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQ',
      'OS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj',
      '8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ',
    ].join(''),
  },
  header: { alg: 'RS256' },
  token: [
    `eyJhbGciOiJSUzI1NiJ9.${JOE}.`,
    'cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5jujGbds9u',
    'JdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb1L07Qe7K0GarZRmB_e',
    'SN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5',
    'AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw',
  ].join(''),
  claims: JOE_CLAIMS,
}

export const ES256_VECTOR: RfcVector = {
  source: 'RFC 7515 A.3, ES256',
  jwk: {
    kty: 'EC',
    crv: 'P-256',
    x: 'f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU',
    y: 'x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0',
  },
  header: { alg: 'ES256' },
  token: `eyJhbGciOiJFUzI1NiJ9.${JOE}.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q`,
  claims: JOE_CLAIMS,
}

export const ES512_VECTOR: RfcVector = {
  source: 'RFC 7515 A.4, ES512',
  jwk: {
    kty: 'EC',
    crv: 'P-521',
    x: 'AekpBQ8ST8a8VcfVOTNl353vSrDCLLJXmPk06wTjxrrjcBpXp5EOnYG_NjFZ6OvLFV1jSfS9tsz4qUxcWceqwQGk',
    y: 'ADSmRA43Z1DSNx_RvcLI87cdL07l6jQyyBXMoxVg_l2Th-x3S1WDhjDly79ajL4Kkd0AZMaZmh9ubmf63e3kyMj2',
  },
  header: { alg: 'ES512' },
  token: [
    'eyJhbGciOiJFUzUxMiJ9.UGF5bG9hZA.',
    'AdwMgeerwtHoh-l192l60hp9wAHZFVJbLfD_UxMi70cwnZOYaRI1bKPWROc-mZZqwqT2SI-KGDKB34XO0aw_7XdtAG8GaSwFKdCAP',
    'ZgoXD2YBJZCPEX3xKpRwcdOO8KpEHwJjyqOgzDO7iKvU8vcnwNrmxYbSW9ERBXukOXolLzeO_Jn',
  ].join(''),
  claims: null,
}

export const UNSIGNED_VECTOR: RfcVector = {
  source: 'RFC 7515 A.5 and RFC 7519 6.1, none',
  jwk: null,
  header: { alg: 'none' },
  token: `eyJhbGciOiJub25lIn0.${JOE}.`,
  claims: JOE_CLAIMS,
}

export const EDDSA_VECTOR: RfcVector = {
  source: 'RFC 8037 A.4, EdDSA',
  jwk: { kty: 'OKP', crv: 'Ed25519', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' },
  header: { alg: 'EdDSA' },
  token: [
    'eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.',
    'hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg',
  ].join(''),
  claims: null,
}

export const RFC_VECTORS = [
  HS256_VECTOR,
  RS256_VECTOR,
  ES256_VECTOR,
  ES512_VECTOR,
  UNSIGNED_VECTOR,
  EDDSA_VECTOR,
] as const
