// A TCP proxy before a Redis server that cuts the connection after so many commands, and lets none be made until it is mended.
import { connect, createServer, type Socket } from 'node:net'

/** Whether the command that is cut off is not carried out, or is, and only its answer is lost. */
export type Loss = 'command' | 'answer'

export interface CuttingProxy {
  readonly url: string
  /** Whether the connection has been cut since {@link cutAfter}. */
  readonly isCut: boolean
  /** Lets so many more commands through, and cuts the connection at the one after them. */
  cutAfter(commands: number, loss: Loss): void
  /** Lets everything through again. */
  mend(): void
  close(): Promise<void>
}

/** Starts a proxy before the Redis on this port. */
export async function startCuttingProxy(redisPort: number): Promise<CuttingProxy> {
  const sockets = new Set<Socket>()
  let left = Number.POSITIVE_INFINITY
  let loss: Loss = 'command'
  let isCut = false
  const cut = () => {
    isCut = true
    for (const socket of sockets) socket.destroy()
  }
  const server = createServer((client) => {
    if (isCut) return client.destroy()
    const redis = connect(redisPort, '127.0.0.1')
    let losesAnswer = false
    let unread = Buffer.alloc(0)
    for (const [socket, other] of [
      [client, redis],
      [redis, client],
    ] as const) {
      sockets.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => {
        sockets.delete(socket)
        other.destroy()
      })
    }
    client.on('data', (data) => {
      unread = Buffer.concat([unread, data])
      for (let end = endOfCommand(unread); end > 0; end = endOfCommand(unread)) {
        left -= 1
        if (left < 0 && loss === 'command') return cut()
        losesAnswer = left < 0
        redis.write(unread.subarray(0, end))
        unread = unread.subarray(end)
      }
    })
    redis.on('data', (data) => {
      // What was mended meanwhile loses nothing.
      if (losesAnswer && left < 0) cut()
      else client.write(data)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    url: `redis://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`,
    get isCut() {
      return isCut
    },
    cutAfter: (commands, lost) => {
      left = commands
      loss = lost
    },
    mend: () => {
      left = Number.POSITIVE_INFINITY
      isCut = false
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

/** Returns where the first command ends: an array of bulk strings, each with its length (RESP); 0 where not all of it is there. */
function endOfCommand(bytes: Buffer): number {
  const lineAt = (start: number) => {
    const end = bytes.indexOf('\r\n', start)
    return end < 0 ? null : { number: Number(bytes.toString('latin1', start + 1, end)), next: end + 2 }
  }
  const head = lineAt(0)
  if (!head) return 0
  let at = head.next
  for (let part = 0; part < head.number; part += 1) {
    const length = lineAt(at)
    if (!length) return 0
    at = length.next + length.number + 2
  }
  return at > bytes.length ? 0 : at
}
