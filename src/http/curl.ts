// Writes a recorded request as a curl command that sends the same one again, from any POSIX shell.
import { type Header, type HttpRequest, headerOf } from '#src/trace/http-message'

/** Those that curl or the connection makes itself: a copy could only contradict them. */
const MADE_BY_CURL: readonly string[] = [
  'content-length',
  'connection',
  'keep-alive',
  'transfer-encoding',
  'te',
  'trailer',
  'upgrade',
]

/** Headers that curl adds by itself unless told not to. */
const ADDED_BY_CURL = ['host', 'user-agent', 'accept'] as const

/**
 * Returns the command for a request to `origin`, such as `http://127.0.0.1:4601`, that of the node which answered it: its method,
 * target, headers in their order and none besides, and its body, which must be text without U+0000 (no shell can pass one on).
 * It shows the response's head as well (`-i`).
 */
export function curlCommand(origin: string, request: HttpRequest): string {
  const hasBody = request.body !== ''
  const lines = [
    `curl -i ${methodOption(request.method, hasBody)}${quote(`${origin}${pathOf(request.target)}`)}`,
  ]
  if (request.httpVersion === '1.0') lines.push('--http1.0')
  // A path such as /a/../b must arrive as it was sent.
  if (/\/\.{1,2}(?:[/?#]|$)/.test(request.target)) lines.push('--path-as-is')
  // A target that is no path, or has a part that curl would keep to itself.
  if (!request.target.startsWith('/') || request.target.includes('#'))
    lines.push(`--request-target ${quote(request.target)}`)
  if (/[[\]{}]/.test(request.target)) lines.push('--globoff')
  for (const header of request.headers) {
    if (!isMadeByCurl(header, origin)) lines.push(`-H ${quote(headerOption(header))}`)
  }
  for (const name of ADDED_BY_CURL) {
    if (headerOf(request, name) === undefined) lines.push(`-H ${quote(`${capitalised(name)}:`)}`)
  }
  if (hasBody) {
    if (headerOf(request, 'content-type') === undefined) lines.push(`-H ${quote('Content-Type:')}`)
    lines.push(`--data-raw ${quote(request.body)}`)
    // A HEAD with a body is one that curl refuses by `-I`. By `-X` it would wait for the body that the response's length promises.
    if (request.method === 'HEAD') lines.push('--ignore-content-length', "-H 'Connection: close'")
  }
  return lines.join(' \\\n  ')
}

/** Host is curl's where it names the origin, and Expect where it is the one that curl itself would wait by. */
function isMadeByCurl([name, value]: Header, origin: string): boolean {
  const lower = name.toLowerCase()
  if (lower === 'host') return origin.endsWith(`//${value}`)
  if (lower === 'expect') return value.toLowerCase() === '100-continue'
  return MADE_BY_CURL.includes(lower)
}

/** curl sends GET without a body and POST with one unless `-X` says otherwise; a HEAD's answer has no body to wait for. */
function methodOption(method: string, hasBody: boolean): string {
  if (method === 'HEAD' && !hasBody) return '-I '
  if (method === (hasBody ? 'POST' : 'GET')) return ''
  return `-X ${quote(method)} `
}

/** curl reads `Name;` as a header without a value, and `Name:` as one to leave out. */
function headerOption([name, value]: Header): string {
  return value === '' ? `${name};` : `${name}: ${value}`
}

/** A request target is a path, but may be a whole URL (RFC 9112 section 3.2.2). */
function pathOf(target: string): string {
  const path = target.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '')
  return path.startsWith('/') ? path : `/${path}`
}

function capitalised(name: string): string {
  return name.replace(/\b[a-z]/g, (letter) => letter.toUpperCase())
}

const SAFE_WORD = /^[A-Za-z0-9_/:.,@%+=-]+$/

/** Quotes a text for a POSIX shell: inside single quotes nothing has a meaning but the single quote itself. */
function quote(text: string): string {
  return SAFE_WORD.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`
}
