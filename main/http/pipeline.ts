// Keeps clients that send requests without waiting for answers (pipelining, RFC 9112 section 9.3.2) from using up the memory.
import { once } from 'node:events'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

/** So many requests of a connection may wait for their answers before no more of it is read. */
const MAX_UNANSWERED = 4

/**
 * Has a server read no more of a connection while too many of its requests are unanswered. node:http has a brake of its own, but it
 * counts the bytes of answers that wait to be read, and so knows nothing of requests whose answers have yet to be found.
 */
export function brakePipelines(server: Server): void {
  const unanswered = new WeakMap<Socket, number>()
  const isFull = (socket: Socket) => (unanswered.get(socket) ?? 0) > MAX_UNANSWERED
  server.on('connection', (socket: Socket) => {
    // node:http reads on whenever a request's body is read or dropped.
    socket.on('resume', () => {
      if (isFull(socket)) socket.pause()
    })
  })
  const arrived = ({ socket }: IncomingMessage, response: ServerResponse) => {
    unanswered.set(socket, (unanswered.get(socket) ?? 0) + 1)
    if (isFull(socket)) socket.pause()
    response.once('close', () => {
      const wasFull = isFull(socket)
      unanswered.set(socket, (unanswered.get(socket) ?? 0) - 1)
      if (wasFull && !isFull(socket)) socket.resume()
    })
  }
  server.prependListener('request', arrived)
}

/**
 * Resolves when the requests before it on its connection have been answered. Should the connection end first it never does:
 * nobody is there to be answered.
 */
export async function turnOf(response: ServerResponse): Promise<void> {
  if (!response.socket) await once(response, 'socket')
}
