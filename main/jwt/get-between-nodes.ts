// What one node asks another: a real request over HTTP, and no flow of the lane.
import { request as httpRequest, type IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import type { LaneProbe } from '#main/probe/lane-probe'
import { openSocket } from '#main/probe/open-socket'

/** How long a node waits for another, in milliseconds of the machine. */
const ANSWER_WITHIN_MS = 5_000

/**
 * Gets a path from another node and returns the body of its 200. The connection is made known to the lane before the first byte
 * leaves: nothing in the message says whose it is, so nobody else can send one like it.
 * @throws Error when it doesn't answer with 200.
 */
export async function getBetweenNodes(origin: string, path: string, lane: LaneProbe): Promise<string> {
  const { hostname, port } = new URL(origin)
  const socket = await openSocket(hostname, Number(port))
  const release = lane.connections.claimBetweenNodes({
    clientPort: socket.localPort ?? 0,
    serverPort: Number(port),
  })
  try {
    const response = await get(socket, path, `${hostname}:${port}`)
    if (response.statusCode !== 200) throw new Error(`${origin}${path} answered ${response.statusCode}`)
    return await text(response)
  } finally {
    release()
    socket.destroy()
  }
}

function get(socket: Socket, path: string, host: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest({
      createConnection: () => socket,
      path,
      headers: { Host: host, Accept: 'application/json', Connection: 'close' },
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    })
    outgoing.once('response', resolve)
    outgoing.once('error', reject)
    outgoing.end()
  })
}
