// Takes an SD-JWT apart (RFC 9901 section 4): a JWT in which the issuer put digests in place of claims, and after it the claims
// that the holder chose to disclose. It never verifies: whether a disclosure's digest is one of the JWT's isn't looked at.
import { decodeBase64url } from './base64url'
import { readJson } from './read-json'
import { decodeUtf8 } from './utf8'

/** Why a disclosure can't be read: no Base64url of UTF-8, no JSON, or no list of a salt, perhaps a name, and a value. */
export type DisclosureFault = 'encoding' | 'json' | 'form'

/** One disclosure: a claim's name and value, or the element of a list, which has no name (RFC 9901 sections 4.2.1 and 4.2.2). */
export type Disclosure = { readonly raw: string; readonly at: number } & (
  | { readonly fault: null; readonly salt: string; readonly name: string | null; readonly text: string }
  | { readonly fault: DisclosureFault }
)

/** The pieces of an SD-JWT. `at` of a disclosure counts the token's UTF-16 units from 0. */
export interface SdJwt {
  /** The JWT that the issuer signed. */
  readonly jwt: string
  readonly disclosures: readonly Disclosure[]
  /**
   * The JWT by which the holder proves to be the one, and for this verifier only (RFC 9901 section 4.3); null where there is
   * none.
   */
  readonly keyBinding: string | null
  /** Whether the last disclosure lacks the `~` that ends it. */
  readonly isCutOff: boolean
}

/** Three parts with two dots, and then a `~`, which no part of a JWT can hold. */
const SD_JWT = /^[^.~]*\.[^.~]*\.[^.~]*~/

/** Takes a text apart that has the form of an SD-JWT; null for every other text. */
export function splitSdJwt(token: string): SdJwt | null {
  if (!SD_JWT.test(token)) return null
  const [jwt = '', ...rest] = token.split('~')
  const last = rest.at(-1) ?? ''
  const keyBinding = last.includes('.') ? last : null
  const isCutOff = last !== '' && keyBinding === null
  let at = jwt.length + 1
  const disclosures = (isCutOff ? rest : rest.slice(0, -1)).map((raw) => {
    const disclosure = { raw, at, ...readDisclosure(raw) }
    at += raw.length + 1
    return disclosure
  })
  return { jwt, disclosures, keyBinding, isCutOff }
}

type Read<T> = T extends unknown ? Omit<T, 'raw' | 'at'> : never

function readDisclosure(raw: string): Read<Disclosure> {
  const { bytes, problems } = decodeBase64url(raw)
  const decoded = bytes === null || problems.length > 0 ? null : decodeUtf8(bytes)
  if (!decoded?.ok) return { fault: 'encoding' }
  const json = readJson(decoded.text)
  if (!json.ok) return { fault: 'json' }
  const [salt, second, third, ...more] = json.members
  const value = third ?? second
  const name = third ? second?.value : null
  const isList = Array.isArray(json.value) && more.length === 0
  if (!isList || typeof salt?.value !== 'string' || !value || (name !== null && typeof name !== 'string'))
    return { fault: 'form' }
  return { fault: null, salt: salt.value, name, text: value.text }
}
