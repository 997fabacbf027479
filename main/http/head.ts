// The head of a request, before anything is looked up by it: its target, and the lines that may stand in it once only.
import type { IncomingMessage } from 'node:http'
import { UnreadableRequest } from './unreadable'

/**
 * The largest head that a server reads. Browsers send the cookies that programs on all ports of a host have set (RFC 6265
 * section 8.5), and beside a few of those the usual 16 KiB aren't enough.
 */
export const MAX_HEAD_BYTES = 64 * 1024

/** What all servers tell node:http of heads: what it would answer by itself, with an empty body, is left to {@link refuseHead}. */
export const HEAD_OPTIONS = { maxHeaderSize: MAX_HEAD_BYTES, requireHostHeader: false } as const

/** The target of a request (RFC 9112 section 3.2). */
export interface Target {
  /** Without its query, as it was sent. */
  readonly path: string
  /** The path with its query: the origin form. */
  readonly origin: string
}

/** Of headers that say one thing a second line is a contradiction, of which node:http keeps the first alone. */
const ONCE = ['Host', 'Content-Type'] as const

/** A name, an IPv4 address or an IPv6 one between brackets, and a port (RFC 9110 section 7.2). */
const HOST = /^(?:\[[\da-f:.]+\]|[^\s,/?#@\\[\]:]*)(?::\d*)?$/i

/**
 * Reads the target of a request in origin form, in absolute form, or the asterisk of OPTIONS; null for any other text. Of the
 * absolute form what counts is the path: these servers answer to every name.
 */
export function readTarget({ method, url = '' }: Pick<IncomingMessage, 'method' | 'url'>): Target | null {
  if (url === '*') return method === 'OPTIONS' ? { path: url, origin: url } : null
  const origin = url.startsWith('/') ? url : originFormOf(url)
  const [, path] = /^(\/[^?#\\]*)(?:\?[^#]*)?$/.exec(origin ?? '') ?? []
  return origin !== null && path !== undefined && isDecodable(path) ? { path, origin } : null
}

/** Returns what follows the authority of `http://HOST:PORT/PATH?QUERY`; null where the text is no such address. */
function originFormOf(url: string): string | null {
  const [, authority, rest = ''] = /^https?:\/\/([^/?#]+)(.*)$/i.exec(url) ?? []
  if (authority === undefined || authority.includes('@') || !URL.canParse(url)) return null
  return rest.startsWith('/') ? rest : `/${rest}`
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path)
    return true
  } catch {
    return false
  }
}

/** Returns why the head of a request can't be acted upon; null where it can. */
export function refuseHead(request: IncomingMessage): UnreadableRequest | null {
  const { method, headers } = request
  if (method === 'CONNECT') {
    const allow = { Allow: 'GET, HEAD, POST, DELETE' }
    return refusal(405, 'This server is no proxy: it does not answer CONNECT', 'method-not-allowed', allow)
  }
  if (!readTarget(request)) {
    return refusal(
      400,
      "The target of the request can't be read: send a path such as /login, percent-encoded",
    )
  }
  for (const name of ONCE) {
    if (linesOf(request, name) > 1) return refusal(400, `There is more than one ${name} line: send one`)
  }
  const coding = headers['transfer-encoding']
  if (coding !== undefined && coding.toLowerCase() !== 'chunked') {
    return refusal(400, `The Transfer-Encoding ${coding} can't be read: send the body with chunked alone`)
  }
  if (isOld(request)) return null
  if (headers.host === undefined) return refusal(400, 'The Host header is missing: HTTP/1.1 requires it')
  if (!HOST.test(headers.host)) return refusal(400, `The Host header names no host: ${headers.host}`)
  const unmet = (headers.expect ?? CONTINUE).split(',').find((each) => each.trim().toLowerCase() !== CONTINUE)
  if (unmet === undefined) return null
  const msg = `The expectation ${unmet.trim()} is not met here: send ${CONTINUE} or no Expect`
  // Nobody knows whether the client sends the body now, and so where its next request would begin.
  return refusal(417, msg, 'expectation-failed', { Connection: 'close' })
}

const CONTINUE = '100-continue'

/** Tells whether a client waits for a word before it sends its body (RFC 9110 section 10.1.1), of a head that isn't refused. */
export function awaitsContinue(request: IncomingMessage): boolean {
  return request.headers.expect !== undefined && !isOld(request)
}

/** Before HTTP/1.1 there was neither `Host` nor `Expect`. */
function isOld({ httpVersion }: IncomingMessage): boolean {
  return Number(httpVersion) < 1.1
}

function linesOf({ rawHeaders }: IncomingMessage, name: string): number {
  return rawHeaders.filter((text, at) => at % 2 === 0 && text.toLowerCase() === name.toLowerCase()).length
}

function refusal(
  status: number,
  msg: string,
  reason: UnreadableRequest['reason'] = 'bad-request',
  headers: Readonly<Record<string, string>> = {},
): UnreadableRequest {
  return new UnreadableRequest(status, msg, reason, headers)
}
