// Requests that node:http gives up on, or has no answer to: each becomes a request of the server's all the same.
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { MAX_HEAD_BYTES, refuseHead } from './head'
import { BROKEN_BODY } from './read-body'
import { answerPlainly, type ClientError, complaintOf, hangUp } from './unparsable'
import type { UnreadableRequest } from './unreadable'

/** What makes a server's requests and responses, and answers what can't be read. */
export interface ServerParts<Q extends IncomingMessage, S extends ServerResponse> {
  readonly IncomingMessage: new (socket: Socket) => Q
  readonly ServerResponse: new (request: Q) => S
  refuse(why: UnreadableRequest, request: Q, response: S): void
  /** The header Date of what is answered now. */
  date(): string
}

/** What a connection has carried: its latest request, and what came after the head of that. */
interface Heard {
  latest: { readonly request: IncomingMessage; readonly response: ServerResponse } | null
  chunks: Buffer[]
  bytes: number
  brokenOff: boolean
}

/**
 * Has a server answer what never becomes a request of node:http: what breaks the rules of HTTP, comes too slowly, is too large, or
 * asks for a tunnel. Returns what has to be told of each request that does become one.
 */
export function answerBroken<Q extends IncomingMessage, S extends ServerResponse>(
  server: Server,
  { IncomingMessage, ServerResponse, refuse, date }: ServerParts<Q, S>,
): (request: IncomingMessage, response: ServerResponse) => void {
  const connections = new WeakMap<Socket, Heard>()

  server.on('connection', (socket: Socket) => {
    const heard: Heard = { latest: null, chunks: [], bytes: 0, brokenOff: false }
    connections.set(socket, heard)
    socket.prependListener('data', (chunk: Buffer) => {
      if (heard.bytes > MAX_HEAD_BYTES) return
      heard.chunks.push(chunk)
      heard.bytes += chunk.length
    })
  })

  server.on('clientError', (error: ClientError, socket: Socket) => {
    const heard = connections.get(socket)
    if (!heard || heard.brokenOff || error.code === 'ECONNRESET' || !socket.writable) return
    heard.brokenOff = true
    // From here on node:http doesn't look whether the client has gone.
    socket.once('end', () => socket.end())
    const why = complaintOf(error, socket.localPort)
    const { latest } = heard
    if (latest && !latest.request.complete) {
      const isRead = latest.request.emit(BROKEN_BODY, why)
      if (!isRead && latest.response.writableFinished) hangUp(socket)
      return
    }
    const head = readHead(brokenHead(heard, error))
    answerInTurn(socket, why, head && Object.assign(new IncomingMessage(socket), head))
  })

  server.on('connect', (request: Q, socket: Socket) => {
    socket.on('error', () => {})
    socket.once('end', () => socket.end())
    socket.resume()
    const why = refuseHead(request)
    if (why) answerInTurn(socket, why, request)
  })

  /** Answers behind the requests before it (RFC 9112 section 9.3.2). What is no request has no flow. */
  function answerInTurn(socket: Socket, why: UnreadableRequest, request: Q | null): void {
    const answer = () => {
      if (!socket.writable) return
      if (request) answerWithin(socket, request, why)
      else answerPlainly(socket, why.reply.status, 'application/json', JSON.stringify(why.reply.body), date())
    }
    const before = connections.get(socket)?.latest?.response
    if (before && !before.writableFinished) before.once('close', answer)
    else answer()
  }

  function answerWithin(socket: Socket, request: Q, why: UnreadableRequest): void {
    const response = new ServerResponse(request)
    response.shouldKeepAlive = false
    response.assignSocket(socket)
    response.once('finish', () => {
      response.detachSocket(socket)
      hangUp(socket)
    })
    refuse(why, request, response)
  }

  return (request, response) => {
    const heard = connections.get(request.socket)
    if (!heard) return
    heard.latest = { request, response }
    heard.chunks = []
    heard.bytes = 0
  }
}

/**
 * Returns the text of the head that was being read when an error came. Behind another request it begins at the blank line before
 * the place of the error.
 */
function brokenHead({ latest, chunks }: Heard, { rawPacket, bytesParsed = 0 }: ClientError): string {
  const last = rawPacket ?? Buffer.alloc(0)
  // Where the last packet brought a whole request too, what it brought was forgotten with that.
  const text = (chunks.length > 0 ? Buffer.concat(chunks) : last).toString('latin1')
  if (!latest) return text
  const before = text.slice(0, text.length - last.length + bytesParsed)
  return text.slice(Math.max(before.lastIndexOf('\n\n'), before.lastIndexOf('\n\r\n')) + 1)
}

/**
 * Reads as much as can be read of a head. A line without a colon stands as a name without a value. Returns null where the text
 * doesn't begin with a request line: that is no HTTP.
 */
function readHead(text: string) {
  const [first = '', ...lines] = text.trimStart().split(/\r?\n/)
  const [, httpVersion] = / HTTP\/(\d\.\d)$/.exec(first) ?? []
  const [, method] = /^([\w!#$%&'*+.^`|~-]+) /.exec(first) ?? []
  if (httpVersion === undefined || method === undefined) return null
  const end = lines.indexOf('')
  const pairs = lines.slice(0, end < 0 ? undefined : end).map((line): [string, string] => {
    const colon = line.indexOf(':')
    return colon < 0 ? [line, ''] : [line.slice(0, colon), line.slice(colon + 1).trim()]
  })
  return {
    method,
    url: first.slice(method.length, -` HTTP/${httpVersion}`.length).trim(),
    httpVersion,
    httpVersionMajor: 1,
    httpVersionMinor: 1,
    rawHeaders: pairs.flat(),
    headers: Object.fromEntries(pairs.map(([name, value]) => [name.toLowerCase(), value])),
  }
}
