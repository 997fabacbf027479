// Requests and responses as they stand on the wire, for the trace.
import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { Header, HttpRequest, HttpResponse } from '#src/trace/http-message'

const CRLF = '\r\n'

type Done = (error?: Error | null) => void

/** Pairs up the flat list of names and values that node:http calls raw headers. */
function headerPairs(raw: readonly string[]): Header[] {
  const pairs: Header[] = []
  for (let at = 0; at < raw.length; at += 2) pairs.push([raw[at] ?? '', raw[at + 1] ?? ''])
  return pairs
}

/** Describes a request as it arrived, its body read. `target` is as it stood on the wire. */
export function describeRequest(request: IncomingMessage, target: string, body: Buffer): HttpRequest {
  const method = request.method ?? ''
  const headers = headerPairs(request.rawHeaders)
  const { httpVersion } = request
  return {
    method,
    target,
    httpVersion,
    headers,
    body: body.toString('utf8'),
    bytes: sizes(`${method} ${target} HTTP/${httpVersion}`, headers, body),
  }
}

/** Describes a response as it arrived at a client, its body read. */
export function describeResponse(response: IncomingMessage, body: Buffer): HttpResponse {
  const status = response.statusCode ?? 0
  const reason = response.statusMessage ?? ''
  const headers = headerPairs(response.rawHeaders)
  const { httpVersion } = response
  return {
    status,
    reason,
    httpVersion,
    headers,
    body: body.toString('utf8'),
    bytes: sizes(`HTTP/${httpVersion} ${status} ${reason}`, headers, body),
  }
}

/** Describes a response by the bytes that a server has written. Throws where they are none. */
export function parseResponse(bytes: Buffer): HttpResponse {
  const end = bytes.indexOf(CRLF + CRLF)
  const [statusLine = '', ...lines] = bytes.toString('latin1', 0, end).split(CRLF)
  const match = /^HTTP\/(\S+) (\d{3}) ?(.*)$/.exec(statusLine)
  if (end < 0 || !match) throw new Error('Not an HTTP response')
  const [, httpVersion = '', status = '', reason = ''] = match
  const body = bytes.subarray(end + 4)
  return {
    status: Number(status),
    reason,
    httpVersion,
    headers: lines.map((line): Header => {
      const colon = line.indexOf(':')
      return [line.slice(0, colon), line.slice(colon + 1).trim()]
    }),
    body: body.toString('utf8'),
    bytes: { head: end + 4, body: body.length },
  }
}

/** Collects what is written to a socket from now on. The function returned ends that and gives the bytes. */
export function tapWrites(socket: Socket): () => Buffer {
  const chunks: Buffer[] = []
  const write = socket.write
  const tapped: Socket['write'] = (
    chunk: string | Uint8Array,
    encodingOrDone?: BufferEncoding | Done,
    done?: Done,
  ): boolean => {
    if (typeof encodingOrDone === 'string') {
      chunks.push(typeof chunk === 'string' ? Buffer.from(chunk, encodingOrDone) : Buffer.from(chunk))
      return write.call(socket, chunk, encodingOrDone, done)
    }
    chunks.push(Buffer.from(chunk))
    return write.call(socket, chunk, undefined, encodingOrDone ?? done)
  }
  socket.write = tapped
  return () => {
    if (socket.write === tapped) socket.write = write
    return Buffer.concat(chunks)
  }
}

/** Writes an instant, in epoch milliseconds, as headers do (RFC 9110 section 5.6.7). */
export function httpDate(epochMs: number): string {
  return new Date(epochMs).toUTCString()
}

/** Counts the bytes of a message. Its head is Latin-1 (RFC 9110 section 5.5): a character is a byte. */
function sizes(startLine: string, headers: readonly Header[], body: Buffer): { head: number; body: number } {
  let head = startLine.length + 2 * CRLF.length
  for (const [name, value] of headers) head += name.length + ': '.length + value.length + CRLF.length
  return { head, body: body.length }
}
