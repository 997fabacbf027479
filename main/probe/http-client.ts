// Sends one request over a connection of its own, exactly as told. The connection's ports are known before its first byte leaves,
// so that the lane can be told whose it is: nothing in the message says so, and nobody else can send one like it.
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { connect, type Socket } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { Header } from '#src/trace/http-message'
import type { Connection } from './connections'

export interface OutgoingRequest {
  readonly origin: string
  readonly method: string
  readonly target: string
  /** All headers, in the order in which they are sent; none is added. */
  readonly headers: readonly Header[]
  readonly body: Buffer
  /** Breaks it off. Without one there is no timeout: a learner may hold the request for hours. */
  readonly signal?: AbortSignal
}

/**
 * Sends a request and resolves with the response and its body. `onConnected` gets the ports of the connection before the first
 * byte leaves.
 * @throws the error of node:net or node:http when the connection can't be made or breaks.
 */
export async function sendRequest(
  { origin, method, target, headers, body, signal }: OutgoingRequest,
  onConnected: (connection: Connection) => void,
): Promise<{ incoming: IncomingMessage; body: Buffer }> {
  const { hostname, port } = new URL(origin)
  const socket = await openSocket(hostname, Number(port))
  if (socket.localPort !== undefined) onConnected({ clientPort: socket.localPort, serverPort: Number(port) })
  try {
    const incoming = await new Promise<IncomingMessage>((resolve, reject) => {
      const outgoing = httpRequest({
        createConnection: () => socket,
        method,
        path: target,
        headers: headers.flat(),
        ...(signal && { signal }),
      })
      outgoing.on('response', resolve)
      outgoing.on('error', reject)
      outgoing.end(body)
    })
    return { incoming, body: await buffer(incoming) }
  } finally {
    socket.destroy()
  }
}

function openSocket(host: string, port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true })
    socket.once('error', reject)
    socket.once('connect', () => {
      socket.off('error', reject)
      resolve(socket)
    })
  })
}
