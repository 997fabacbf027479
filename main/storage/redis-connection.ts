// The connection to one Redis server: made when it is needed, made again by itself, and never waited for for long.
import { createClient } from '@redis/client'

/** How long a command may take, connecting included, and a connection until it is ready, in milliseconds. */
const ANSWER_WITHIN_MS = 1_500
/** How long after a failure the connection is tried again without being asked for, in milliseconds: first, and at most. */
const FIRST_PAUSE_MS = 100
const LONGEST_PAUSE_MS = 3_000

type Client = ReturnType<typeof newClient>

/** Redis was silent for too long. */
class NoAnswer extends Error {
  override readonly name = 'NoAnswer'
}

/** Redis is set to throw away rows of its own choice when it is full. */
export class EvictingRedis extends Error {
  override readonly name = 'EvictingRedis'
  readonly policy: string

  constructor(policy: string) {
    super(`maxmemory-policy is ${policy}`)
    this.policy = policy
  }
}

export interface RedisConnectionOptions {
  readonly url: string
  /** Hears that there is a connection; what it sends goes before everything that waits for it. */
  readonly onReady: (send: Send) => Promise<void>
  readonly onLost: (error: unknown) => void
}

/** Sends one command and returns what Redis answers. */
export type Send = (command: readonly string[]) => Promise<unknown>

export class RedisConnection {
  readonly #options: RedisConnectionOptions
  #client: Client | null = null
  /** The one that isn't ready yet. */
  #opening: Client | null = null
  #connecting: Promise<Client> | null = null
  #pauseMs = FIRST_PAUSE_MS
  #timer: NodeJS.Timeout | null = null
  #closed = false

  constructor(options: RedisConnectionOptions) {
    this.#options = options
  }

  /** Whether there is a connection now. */
  get isOpen(): boolean {
    return this.#client !== null
  }

  /** Sends a command. Rejects within two seconds in all where there is no connection to be had, or no answer. */
  readonly send: Send = (command) => {
    let used: Client | null = null
    const answer = async () => {
      const client = this.#client?.isReady ? this.#client : await this.#connected()
      used = client
      return client.sendCommand<unknown>(command)
    }
    return within(answer()).catch((error: unknown) => {
      // Whether it was carried out is unknown, and what comes next would wait behind it.
      if (error instanceof NoAnswer && used) this.#lose(used, error)
      throw error
    })
  }

  close(): void {
    this.#closed = true
    if (this.#timer) clearTimeout(this.#timer)
    const open = [this.#client, this.#opening]
    this.#client = null
    for (const client of open) client?.destroy()
  }

  #connected(): Promise<Client> {
    if (this.#closed) return Promise.reject(new NoAnswer('The connection has been closed'))
    this.#connecting ??= this.#connect().finally(() => {
      this.#connecting = null
    })
    return this.#connecting
  }

  async #connect(): Promise<Client> {
    try {
      const client = newClient(this.#options.url)
      this.#opening = client
      client.on('error', (error: unknown) => this.#lose(client, error))
      client.unref()
      await within(this.#prepare(client))
      if (this.#closed || !client.isReady) throw new NoAnswer('The connection was closed at once')
      this.#client = client
      this.#pauseMs = FIRST_PAUSE_MS
      return client
    } catch (error) {
      this.#opening?.destroy()
      this.#options.onLost(error)
      this.#tryLater()
      throw error
    } finally {
      this.#opening = null
    }
  }

  async #prepare(client: Client): Promise<void> {
    const send: Send = (command) => client.sendCommand<unknown>(command)
    await client.connect()
    await refuseEviction(send)
    await this.#options.onReady(send)
  }

  /** Lets go of a connection that broke. */
  #lose(client: Client, error: unknown): void {
    if (this.#client !== client) return
    this.#client = null
    client.destroy()
    this.#options.onLost(error)
    this.#tryLater()
  }

  #tryLater(): void {
    if (this.#closed || this.#timer) return
    this.#timer = setTimeout(() => {
      this.#timer = null
      if (!this.#client) this.#connected().catch(() => {})
    }, this.#pauseMs)
    this.#timer.unref()
    this.#pauseMs = Math.min(2 * this.#pauseMs, LONGEST_PAUSE_MS)
  }
}

function newClient(url: string) {
  return createClient({
    url,
    disableOfflineQueue: true,
    // The connection is made again above, where the pauses don't keep the process alive.
    socket: { connectTimeout: ANSWER_WITHIN_MS, reconnectStrategy: false },
  })
}

/** Refuses a server that may forget what it was given to keep: a revoked token would be good again. */
async function refuseEviction(send: Send): Promise<void> {
  const info = String(await send(['INFO', 'memory']))
  const limit = /^maxmemory:(\d+)/m.exec(info)?.[1]
  const policy = /^maxmemory_policy:(\S+)/m.exec(info)?.[1]
  if (limit !== undefined && limit !== '0' && policy !== undefined && policy !== 'noeviction') {
    throw new EvictingRedis(policy)
  }
}

async function within<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new NoAnswer('No answer from Redis')), ANSWER_WITHIN_MS)
  })
  try {
    return await Promise.race([answer, silence])
  } finally {
    clearTimeout(timer)
    answer.catch(() => {})
  }
}
