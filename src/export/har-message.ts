// A recorded request and a recorded response as HAR 1.2 writes them.
import { LATEST_INSTANT_MS } from '#src/contract/clock'
import { parseCookieHeader, parseSetCookie } from '#src/token/cookie'
import { type HttpRequest, type HttpResponse, headerOf } from '#src/trace/http-message'

interface HarPair {
  readonly name: string
  readonly value: string
}

interface HarCookie extends HarPair {
  readonly path?: string
  readonly domain?: string
  readonly expires?: string
  readonly httpOnly?: boolean
  readonly secure?: boolean
}

export interface HarRequest {
  readonly method: string
  readonly url: string
  readonly httpVersion: string
  readonly cookies: readonly HarCookie[]
  readonly headers: readonly HarPair[]
  readonly queryString: readonly HarPair[]
  readonly postData?: {
    readonly mimeType: string
    readonly text: string
    readonly params: readonly HarPair[]
    readonly comment?: string
  }
  readonly headersSize: number
  readonly bodySize: number
}

export interface HarResponse {
  readonly status: number
  readonly statusText: string
  readonly httpVersion: string
  readonly cookies: readonly HarCookie[]
  readonly headers: readonly HarPair[]
  readonly content: {
    readonly size: number
    readonly mimeType: string
    readonly text?: string
    readonly comment?: string
  }
  readonly redirectURL: string
  readonly headersSize: number
  readonly bodySize: number
  readonly _error?: string
}

/** What a body is called that doesn't say what it is. */
const UNKNOWN_TYPE = 'x-unknown'
const FORM_TYPE = 'application/x-www-form-urlencoded'
/** A body that is no UTF-8 has lost the bytes that these stand for; its size is still the true one. */
const LOSSY = 'Some bytes are no UTF-8 and stand as U+FFFD'

/** Writes a request. `origin` is that of the server, for a request that names none. */
export function harRequest(request: HttpRequest, origin: string): HarRequest {
  const url = effectiveUrl(request, origin)
  const mimeType = headerOf(request, 'content-type') ?? UNKNOWN_TYPE
  const { body, bytes } = request
  return {
    method: request.method,
    url,
    httpVersion: `HTTP/${request.httpVersion}`,
    cookies: valuesOf(request, 'cookie').flatMap((line) =>
      parseCookieHeader(line).map(({ name, value }) => ({ name, value: value ?? '' })),
    ),
    headers: pairs(request),
    queryString: formPairs(/\?([^#]*)/.exec(url)?.[1] ?? ''),
    ...(body !== '' && {
      postData: {
        mimeType,
        text: body,
        params: mimeType.toLowerCase().startsWith(FORM_TYPE) ? formPairs(body) : [],
        ...lossy(body),
      },
    }),
    headersSize: bytes.head,
    bodySize: bytes.body,
  }
}

/** Writes a response. */
export function harResponse(response: HttpResponse): HarResponse {
  const { status, reason, httpVersion, body, bytes } = response
  return {
    status,
    statusText: reason,
    httpVersion: `HTTP/${httpVersion}`,
    cookies: valuesOf(response, 'set-cookie').flatMap(harSetCookie),
    headers: pairs(response),
    content: {
      size: bytes.body,
      mimeType: headerOf(response, 'content-type') ?? UNKNOWN_TYPE,
      text: body,
      ...lossy(body),
    },
    redirectURL: headerOf(response, 'location') ?? '',
    headersSize: bytes.head,
    bodySize: bytes.body,
  }
}

/** Writes that no response came: status 0, as browsers do. */
export function harNoResponse(error: string): HarResponse {
  return {
    status: 0,
    statusText: '',
    httpVersion: '',
    cookies: [],
    headers: [],
    content: { size: 0, mimeType: UNKNOWN_TYPE },
    redirectURL: '',
    headersSize: -1,
    bodySize: -1,
    _error: error,
  }
}

/** Returns the URL that a request asks for (RFC 9110 section 7.1), with what can't stand in one percent-encoded. */
function effectiveUrl({ target, headers }: HttpRequest, origin: string): string {
  if (/^https?:\/\//i.test(target)) return uriText(target)
  const host = headerOf({ headers }, 'host') ?? ''
  const base = /^(\[[\da-f:.]+\]|[\w.~-]+)(:\d{1,5})?$/i.test(host) ? `http://${host}` : origin
  return base + uriText(target.startsWith('/') ? target : `/${target}`)
}

/** Bytes of a target come as Latin-1; whatever is beyond came from elsewhere and is written as U+FFFD would be. */
function uriText(text: string): string {
  return text.replace(/[^\x21-\x7e]|["<>\\^`{|}[\]]|%(?![\da-f]{2})/giu, (character) => {
    const code = character.codePointAt(0) ?? 0
    return code > 0xff ? '%EF%BF%BD' : `%${code.toString(16).toUpperCase().padStart(2, '0')}`
  })
}

function pairs({ headers }: HttpRequest | HttpResponse): HarPair[] {
  return headers.map(([name, value]) => ({ name, value }))
}

function valuesOf({ headers }: HttpRequest | HttpResponse, wanted: string): string[] {
  return headers.filter(([name]) => name.toLowerCase() === wanted).map(([, value]) => value)
}

/** Reads a query or a form as WHATWG's URL standard does. */
function formPairs(text: string): HarPair[] {
  return text
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const at = part.indexOf('=')
      return at < 0
        ? { name: decoded(part), value: '' }
        : { name: decoded(part.slice(0, at)), value: decoded(part.slice(at + 1)) }
    })
}

function decoded(text: string): string {
  const spaced = text.replaceAll('+', ' ')
  try {
    return decodeURIComponent(spaced)
  } catch {
    return spaced
  }
}

function harSetCookie(line: string): HarCookie[] {
  const cookie = parseSetCookie(line)
  if (cookie === null) return []
  const last = (name: string) => cookie.attributes.findLast(({ known }) => known === name)
  const path = last('Path')?.value
  const domain = last('Domain')?.value
  const expiresMs = Date.parse(last('Expires')?.value ?? '')
  // A year of five digits has no place in RFC 3339.
  const isWritable = expiresMs <= LATEST_INSTANT_MS
  return [
    {
      name: cookie.name,
      value: cookie.value,
      ...(path !== undefined && { path }),
      ...(domain !== undefined && { domain }),
      ...(isWritable && { expires: new Date(expiresMs).toISOString() }),
      httpOnly: last('HttpOnly') !== undefined,
      secure: last('Secure') !== undefined,
    },
  ]
}

function lossy(body: string): { comment?: string } {
  return body.includes('\ufffd') ? { comment: LOSSY } : {}
}
