// Requests from an external client, over connections that stay open: as fast as they are answered, or at a pace.
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

const HEAD_END = '\r\n\r\n'

/** Connections that all send the same GET request. */
export interface Load {
  /** Sends `count` requests, each connection the next one when it has its answer. */
  count(count: number): Promise<void>
  /** Sends requests for so long likewise, and returns how many a second were answered. */
  during(ms: number): Promise<number>
  /**
   * Begins `perSecond` requests a second; the function returned ends it and tells how many a second were answered. It throws where
   * one was not.
   */
  pace(perSecond: number): () => number
  close(): Promise<void>
}

/**
 * Opens connections to a server.
 * @param headers those of each request, beside Host
 */
export async function openLoad(
  origin: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  connections: number,
): Promise<Load> {
  const { host, hostname, port } = new URL(origin)
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const request = Buffer.from(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\n${lines.join('')}\r\n`, 'latin1')
  const pipes = await Promise.all(
    Array.from({ length: connections }, async () => {
      const socket = connect(Number(port), hostname)
      socket.setNoDelay(true)
      await once(socket, 'connect')
      return new Pipe(socket, request)
    }),
  )
  /** Has each connection ask on until `more` says no. */
  const keepAsking = (more: () => boolean) =>
    Promise.all(
      pipes.map(async (pipe) => {
        while (more()) await pipe.ask()
      }),
    )
  return {
    async count(count) {
      let left = count
      await keepAsking(() => {
        left -= 1
        return left >= 0
      })
    },
    async during(ms) {
      const start = performance.now()
      let asked = 0
      await keepAsking(() => {
        const goesOn = performance.now() - start < ms
        if (goesOn) asked += 1
        return goesOn
      })
      return (asked * 1000) / (performance.now() - start)
    },
    pace(perSecond) {
      const start = performance.now()
      // The one that has been idle for longest is the next: a server closes those that have nothing to do.
      const idle = [...pipes]
      let begun = 0
      let answered = 0
      let failure: Error | null = null
      const ask = async (pipe: Pipe) => {
        await pipe.ask()
        answered += 1
        idle.push(pipe)
      }
      const timer = setInterval(() => {
        // What could not be begun in time, as all were busy, is not made up for.
        const due = Math.floor(((performance.now() - start) * perSecond) / 1000) - begun
        begun += due
        for (const pipe of idle.splice(0, due)) {
          ask(pipe).catch((error: Error) => {
            failure ??= error
          })
        }
      }, 4)
      return () => {
        clearInterval(timer)
        if (failure) throw failure
        return (answered * 1000) / (performance.now() - start)
      }
    },
    async close() {
      await Promise.all(pipes.map((pipe) => pipe.close()))
    },
  }
}

/** One connection: one request at a time. Reads no more of an answer than its status and where it ends. */
class Pipe {
  readonly #socket: Socket
  readonly #request: Buffer
  #received = ''
  #waiting: { answered(): void; failed(error: Error): void } | null = null

  constructor(socket: Socket, request: Buffer) {
    this.#socket = socket
    this.#request = request
    socket.setEncoding('latin1')
    socket.on('data', (text: string) => this.#read(text))
    socket.on('error', (error) => this.#waiting?.failed(error))
    socket.on('close', () => this.#waiting?.failed(new Error('The server has closed the connection')))
  }

  ask(): Promise<void> {
    return new Promise((answered, failed) => {
      if (this.#socket.destroyed) {
        failed(new Error('The server has closed the connection'))
        return
      }
      this.#waiting = { answered, failed }
      this.#socket.write(this.#request)
    })
  }

  async close(): Promise<void> {
    if (this.#socket.closed) return
    const closed = once(this.#socket, 'close')
    this.#socket.end()
    await closed
  }

  #read(text: string): void {
    this.#received += text
    const end = this.#received.indexOf(HEAD_END)
    if (end < 0) return
    const [, length = '0'] = /\r\ncontent-length: (\d+)/i.exec(this.#received.slice(0, end)) ?? []
    if (this.#received.length < end + HEAD_END.length + Number(length)) return
    const status = this.#received.slice(9, 12)
    this.#received = ''
    const waiting = this.#waiting
    this.#waiting = null
    if (status === '200') waiting?.answered()
    else waiting?.failed(new Error(`A request was answered with ${status}`))
  }
}
