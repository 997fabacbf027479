// Sends one request over a connection of its own, exactly as told, and waits for the answer as long as it takes.
import { request as httpRequest, type IncomingMessage } from 'node:http'
import { buffer } from 'node:stream/consumers'
import type { Connection } from '#main/probe/connections'
import { openSocket } from '#main/probe/open-socket'
import type { Header } from '#src/trace/http-message'

export interface OutgoingRequest {
  readonly origin: string
  readonly method: string
  readonly target: string
  /** All headers, in the order in which they are sent; none is added. */
  readonly headers: readonly Header[]
  readonly body: Buffer
}

/**
 * Sends a request and resolves with the response and its body. `onConnected` gets the ports of the connection before the first
 * byte leaves. There is no timeout: a learner may hold the request for hours.
 * @throws the error of node:net or node:http when the connection can't be made or breaks.
 */
export async function sendRequest(
  { origin, method, target, headers, body }: OutgoingRequest,
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
