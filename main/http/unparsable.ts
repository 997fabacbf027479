// What node:http gives up on: why, and an answer past it where there is no request that could be answered.
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { MAX_HEAD_BYTES } from './head'
import { UnreadableRequest } from './unreadable'

/** An error of the event `clientError`: what the parser says, and the bytes that it had before it, of which it read so many. */
export interface ClientError extends Error {
  readonly code?: string
  readonly reason?: string
  readonly rawPacket?: Buffer
  readonly bytesParsed?: number
}

/** How long a client may take to hear that its connection ends, in milliseconds. */
const LINGER_MS = 2_000

/** Returns why node:http gave up on a request, in words for who sent it. `port` is the server's. */
export function complaintOf({ code, reason }: ClientError, port = 0): UnreadableRequest {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return complaint(
        431,
        `The head of the request is larger than ${MAX_HEAD_BYTES} bytes. In a browser that is cookies of other programs, since cookies ignore ports: delete the cookies of this host, use a private window, or the other of http://127.0.0.1:${port} and http://localhost:${port}`,
        'headers-too-large',
      )
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return complaint(413, 'The extensions of the chunks are too large', 'body-too-large')
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return complaint(408, 'The rest of the request has not come in time', 'timed-out')
    case 'HPE_INVALID_EOF_STATE':
      return complaint(400, 'The request ended before it was whole', 'bad-request')
    case 'HPE_PAUSED_H2_UPGRADE':
      return complaint(400, 'This is HTTP/2: send the request by HTTP/1.1', 'bad-request')
    default:
      return complaint(
        400,
        `This is not an HTTP/1.1 request that can be read: ${reason ?? 'it ends before it begins'}`,
        'bad-request',
      )
  }
}

function complaint(status: number, msg: string, reason: UnreadableRequest['reason']): UnreadableRequest {
  return new UnreadableRequest(status, msg, reason, { Connection: 'close' })
}

/** Writes an answer to what is no request, and ends the connection. `date` is its header's, absent for none. */
export function answerPlainly(
  socket: Socket,
  status: number,
  type: string,
  text: string,
  date?: string,
): void {
  const dated = date === undefined ? '' : `Date: ${date}\r\n`
  socket.write(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${dated}Content-Type: ${type}; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(text)}\r\nConnection: close\r\n\r\n${text}`,
  )
  hangUp(socket)
}

/**
 * Ends a connection once what was written has gone out. What the client still sends runs into the void for a moment: were it left
 * unread, the system would break the connection off, and the answer with it.
 */
export function hangUp(socket: Socket): void {
  socket.end()
  socket.resume()
  const timer = setTimeout(() => socket.destroy(), LINGER_MS).unref()
  socket.once('close', () => clearTimeout(timer))
}
