// What arrives and never becomes a request: answered in the servers' own form all the same.
import type { Socket } from 'node:net'

/** Answers what node:http gave up on, and ends the connection. For its event `clientError`. */
export function refuseUnparsable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return
  const [status, msg] = complaint(error.code)
  const body = JSON.stringify({ msg })
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  )
}

function complaint(code: string | undefined): [status: string, msg: string] {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return ['431 Request Header Fields Too Large', 'The headers are too large']
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return ['408 Request Timeout', 'The rest of the request has not come in time']
    default:
      return ['400 Bad Request', 'This is not an HTTP request']
  }
}
