// Decodes whatever text a learner calls a JWT, as far as it goes, and says exactly what is wrong with it. It never verifies.
import { type Base64urlProblem, decodeBase64url } from './base64url'
import { type JwtProblem, PART_NAMES, type PartName, severityOf } from './jwt-problem'
import {
  isJsonObject,
  type JsonMember,
  type JsonObject,
  type JsonValue,
  kindOfJson,
  lineAndColumn,
  readJson,
} from './read-json'
import { type Disclosure, type SdJwt, splitSdJwt } from './sd-jwt'
import { decodeUtf8 } from './utf8'

/** Beyond so many UTF-16 units nothing is decoded: it is what the command `verify-token` takes. */
export const MAX_TOKEN_LENGTH = 65_536
/** Beyond so many UTF-16 units common servers refuse the header that carries the token: nginx and Apache stop at 8 KiB. */
export const LONG_TOKEN_LENGTH = 8_000

/** One part of a token, decoded as far as it goes: what couldn't be had is null. */
export interface JwtPart {
  readonly name: PartName
  /** The part as it stands in the token, without the blanks that lay inside it. */
  readonly raw: string
  readonly bytes: Uint8Array | null
  /** The UTF-8 text of header or payload; null for a signature. */
  readonly text: string | null
  /** The object that header or payload holds. */
  readonly value: JsonObject | null
  /** The members of that object as they stand in its text; none where there is no object. */
  readonly members: readonly JsonMember[]
}

export interface DecodedJwt {
  /** The token freed of what doesn't belong to it: blanks, quotes, `Bearer`; of an SD-JWT the JWT that the issuer signed. */
  readonly token: string
  readonly header: JwtPart | null
  readonly payload: JwtPart | null
  readonly signature: JwtPart | null
  /** The header's `alg` when it is a text. */
  readonly alg: string | null
  /** What an SD-JWT discloses besides; null for a plain JWT. */
  readonly disclosures: readonly Disclosure[] | null
  /** The holder's JWT at the end of an SD-JWT; null where there is none. */
  readonly keyBinding: DecodedJwt | null
  /** All that is wrong, in the order in which a reader meets it. */
  readonly problems: readonly JwtProblem[]
  /** Whether no problem is an error, nor one of the key binding's: the text is a JWT, or an SD-JWT, as it stands. */
  readonly wellFormed: boolean
}

/** Decodes a text. Never throws. */
export function decodeJwt(text: string): DecodedJwt {
  const problems: JwtProblem[] = []
  if (text.length > MAX_TOKEN_LENGTH) {
    problems.push({ kind: 'too-long', length: text.length, max: MAX_TOKEN_LENGTH })
    return finish('', [], problems)
  }
  const kept = unwrap(text, problems)
  if (kept.token === '') {
    problems.push({ kind: 'empty' })
    return finish('', [], problems)
  }
  if (kept.token.length > LONG_TOKEN_LENGTH) {
    problems.push({ kind: 'long', length: kept.token.length, max: LONG_TOKEN_LENGTH })
  }
  const sdJwt = splitSdJwt(kept.token)
  const token = sdJwt?.jwt ?? kept.token
  if (token.startsWith('{')) {
    problems.push({ kind: 'json-text' })
    return finish(token, [], problems)
  }
  const raws = token.split('.')
  noteCount(raws, problems)
  const isSigned = raws.length <= PART_NAMES.length
  const parts: JwtPart[] = []
  let start = 0
  // Of a token with too many parts only the header is sure to be one: in a JWE the rest is ciphertext (RFC 7516 section 7.1).
  for (const [index, name] of PART_NAMES.entries()) {
    const raw = raws[index]
    if (raw === undefined || (index > 0 && !isSigned)) break
    parts.push(decodePart(name, raw, (at) => kept.placeOf(start + at), problems))
    start += raw.length + 1
  }
  if (sdJwt) noteDisclosures(sdJwt, kept.placeOf, problems)
  return finish(token, parts, problems, sdJwt)
}

function noteDisclosures(
  { disclosures, isCutOff }: SdJwt,
  place: (at: number) => number,
  problems: JwtProblem[],
): void {
  for (const [index, { fault, at }] of disclosures.entries()) {
    if (fault !== null) problems.push({ kind: 'bad-disclosure', number: index + 1, at: place(at), fault })
  }
  if (isCutOff) problems.push({ kind: 'sd-jwt-cut-off' })
}

function finish(
  token: string,
  parts: readonly JwtPart[],
  problems: JwtProblem[],
  sdJwt: SdJwt | null = null,
): DecodedJwt {
  const part = (name: PartName) => parts.find((each) => each.name === name) ?? null
  const header = part('header')
  const signature = part('signature')
  const alg = header?.value?.alg
  const keyBinding = sdJwt === null || sdJwt.keyBinding === null ? null : decodeJwt(sdJwt.keyBinding)
  if (header?.value) noteAlg(alg, signature, problems)
  return {
    token,
    header,
    payload: part('payload'),
    signature,
    alg: typeof alg === 'string' ? alg : null,
    disclosures: sdJwt?.disclosures ?? null,
    keyBinding,
    problems,
    wellFormed:
      problems.every((problem) => severityOf(problem) === 'warning') && (keyBinding?.wellFormed ?? true),
  }
}

interface Unwrapped {
  readonly token: string
  /** Turns a place in the token into the place in the text that was given. */
  placeOf(at: number): number
}

const QUOTES = new Set(['"', "'", '`', '“', '”', '‘', '’'])

function unwrap(text: string, problems: JwtProblem[]): Unwrapped {
  let from = text.length - text.trimStart().length
  let to = text.trimEnd().length
  const scheme = /^(?:authorization:\s*)?bearer(?:\s+|$)/i.exec(text.slice(from, to))?.[0]
  if (scheme !== undefined) {
    problems.push({ kind: 'scheme-kept', scheme: scheme.trim() })
    from += scheme.length
  }
  const first = text[from]
  if (first !== undefined && to - from >= 2 && QUOTES.has(first) && QUOTES.has(text[to - 1] ?? '')) {
    problems.push({ kind: 'quoted', quote: first })
    from += 1
    to -= 1
  }
  const places: number[] = []
  const blanks: number[] = []
  for (let at = from; at < to; at += 1) (/\s/.test(text[at] ?? '') ? blanks : places).push(at)
  const [firstBlank] = blanks
  if (firstBlank !== undefined) problems.push({ kind: 'blanks-inside', at: firstBlank, count: blanks.length })
  const token = places.map((at) => text[at]).join('')
  const percent = token.indexOf('%')
  if (percent >= 0) problems.push({ kind: 'percent-encoded', at: places[percent] ?? percent })
  return { token, placeOf: (at) => places[at] ?? to }
}

function noteCount(raws: readonly string[], problems: JwtProblem[]): void {
  const count = raws.length
  if (count < 3) problems.push({ kind: 'too-few-parts', count })
  else if (count === 5) problems.push({ kind: 'encrypted' })
  else if (count > 3) problems.push({ kind: 'too-many-parts', count })
}

function decodePart(
  name: PartName,
  raw: string,
  place: (at: number) => number,
  problems: JwtProblem[],
): JwtPart {
  const undecoded: JwtPart = { name, raw, bytes: null, text: null, value: null, members: [] }
  if (raw === '') {
    problems.push({ kind: 'part-empty', part: name })
    return undecoded
  }
  const { bytes, problems: found } = decodeBase64url(raw)
  for (const problem of found) {
    // The percent sign has been named already, for the whole token.
    if (problem.kind === 'bad-character' && problem.character === '%') continue
    problems.push(inToken(problem, name, place))
  }
  if (bytes === null) return undecoded
  if (name === 'signature') return { ...undecoded, bytes }
  const decoded = decodeUtf8(bytes)
  if (!decoded.ok) {
    problems.push({ kind: 'bad-utf8', part: name, byte: decoded.at })
    return { ...undecoded, bytes }
  }
  return { ...undecoded, bytes, text: decoded.text, ...readObject(name, decoded.text, problems) }
}

function inToken(problem: Base64urlProblem, part: PartName, place: (at: number) => number): JwtProblem {
  return 'at' in problem ? { ...problem, part, at: place(problem.at) } : { ...problem, part }
}

function readObject(
  part: PartName,
  text: string,
  problems: JwtProblem[],
): Pick<JwtPart, 'value' | 'members'> | null {
  const result = readJson(text)
  if (!result.ok) {
    problems.push({
      kind: 'bad-json',
      part,
      problem: result.problem,
      ...lineAndColumn(text, result.problem.at),
    })
    return null
  }
  for (const name of result.duplicates) problems.push({ kind: 'duplicate-name', part, name })
  if (isJsonObject(result.value)) return { value: result.value, members: result.members }
  problems.push({ kind: 'not-object', part, found: kindOfJson(result.value) })
  return null
}

/** How many bytes the signature of an algorithm has (RFC 7518 section 3, RFC 8037); RSA's depends on the key. */
const SIGNATURE_BYTES: ReadonlyMap<string, number> = new Map([
  ['HS256', 32],
  ['HS384', 48],
  ['HS512', 64],
  ['ES256', 64],
  ['ES384', 96],
  ['ES512', 132],
  ['EdDSA', 64],
])

function noteAlg(alg: JsonValue | undefined, signature: JwtPart | null, problems: JwtProblem[]): void {
  if (alg === undefined) problems.push({ kind: 'alg-missing' })
  else if (typeof alg !== 'string') problems.push({ kind: 'alg-not-text' })
  else if (alg.toLowerCase() === 'none') problems.push({ kind: 'alg-none' })
  else {
    const wantedBytes = SIGNATURE_BYTES.get(alg)
    const bytes = signature?.bytes?.length
    if (wantedBytes !== undefined && bytes !== undefined && bytes !== wantedBytes) {
      problems.push({ kind: 'signature-length', alg, bytes, wantedBytes })
    }
  }
}
