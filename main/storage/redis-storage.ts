// Storage in a Redis server: it outlives the process, and several processes may share it. Redis may let a row go by itself, but
// never before both this lab's clock and that of a lab that is started anew have reached its end, so that the lab is the first
// to notice. While the lab's clock is paused no row has an end.
import type { z } from 'zod'
import type { StorageProblem } from '#src/contract/storage-problem'
import type { LaneId } from '#src/trace/lane'
import { type Collection, type CollectionSpec, type Storage, StorageUnavailable } from './collection'
import { Problems, problemInEnglish } from './problems'
import { RedisCollection } from './redis-collection'
import { RedisConnection, type Send } from './redis-connection'
import { isOfRedisWriting, isOfRow, redisProblem, shownAddress } from './redis-problems'
import { RETIME } from './redis-scripts'
import type { StorageClock } from './storage-clock'

export interface RedisStorageOptions {
  /** As `redis://user:password@host:port/database`. */
  readonly url: string
  readonly lane: LaneId
  readonly clock: StorageClock
  readonly onProblem: () => void
}

/**
 * How much longer than the lab needs it Redis keeps a row, in milliseconds: the lab is to be the first to notice that it has
 * expired, and clocks differ a little.
 */
const MARGIN_MS = 60_000

/** Returns a storage in Redis. The connection is made when it is first needed, and then kept up. */
export function createRedisStorage(options: RedisStorageOptions): Storage {
  return new RedisStorage(options)
}

/** Where a row of a collection may be asked for, in the words of {@link Problems}. */
interface RowPlace {
  readonly collection: string
  readonly key: string
}

class RedisStorage implements Storage {
  readonly kind = 'redis'
  readonly place: string
  readonly #url: string
  readonly #clock: StorageClock
  /** The keys of one lane; the braces keep them together in a cluster. */
  readonly #base: string
  readonly #problems: Problems
  readonly #connection: RedisConnection
  #closed = false

  constructor({ url, lane, clock, onProblem }: RedisStorageOptions) {
    this.#url = url
    this.place = shownAddress(url)
    this.#clock = clock
    this.#base = `session-vs-jwt-lab:{${lane}}`
    this.#problems = new Problems(onProblem)
    this.#connection = new RedisConnection({
      url,
      onReady: async (send) => {
        await this.#retime(send)
        this.#problems.clear(REACH)
      },
      onLost: (error) => this.#explained(error, null),
    })
  }

  get problem(): StorageProblem | null {
    return this.#problems.first
  }

  collection<T>(spec: CollectionSpec<T>): Collection<T> {
    return new RedisCollection(spec, {
      run: (script, args, answer) => this.#run(spec.name, script, args, answer),
      guard: (row, writes, work) => this.#guard({ collection: spec.name, key: row }, writes, work),
      cleared: () => this.#problems.clearAll(causeOfRow({ collection: spec.name, key: '' })),
    })
  }

  async clockChanged(): Promise<void> {
    // A connection that is made later sets the lives anew by itself.
    if (!this.#connection.isOpen) return
    try {
      await this.#retime(this.#connection.send)
    } catch (error) {
      this.#explained(error, null)
    }
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#connection.close()
  }

  async #run<A>(
    collection: string,
    script: string,
    args: readonly string[],
    answer: z.ZodType<A>,
  ): Promise<A> {
    const keys = [`${this.#base}:${collection}`, `${this.#base}:collections`]
    return answer.parse(
      await this.#connection.send(['EVAL', script, '2', ...keys, ...this.#times(), ...args]),
    )
  }

  /** Turns what goes wrong into a problem, and takes back what no longer does. */
  async #guard<R>(place: RowPlace, writes: boolean, work: () => Promise<R>): Promise<R> {
    if (this.#closed) {
      throw new StorageUnavailable(
        'redis',
        `The connection to ${this.place} has been closed: send the request again`,
      )
    }
    try {
      const result = await work()
      this.#problems.clear(REACH)
      if (writes) this.#problems.clear(WRITE)
      if (place.key !== '') this.#problems.clear(causeOfRow(place))
      return result
    } catch (error) {
      throw this.#explained(error, place)
    }
  }

  #explained(error: unknown, place: RowPlace | null): StorageUnavailable {
    const problem = redisProblem(this.#url, error)
    if (!this.#closed) this.#problems.note(causeOf(error, place), problem)
    return new StorageUnavailable('redis', problemInEnglish(problem), { cause: error })
  }

  async #retime(send: Send): Promise<void> {
    await send(['EVAL', RETIME, '2', this.#base, `${this.#base}:collections`, ...this.#times()])
  }

  /** The lab's time, how fast it runs, the machine's time, and the margin: what the scripts reckon a row's life by. */
  #times(): string[] {
    const now = this.#clock.now()
    const pace = this.#clock.state?.()
    const rate = pace && !pace.paused ? pace.rate : 0
    return [now, rate, now - (pace?.aheadMs ?? 0), MARGIN_MS].map(String)
  }
}

const REACH = 'reach'
const WRITE = 'write'

function causeOf(error: unknown, place: RowPlace | null): string {
  if (isOfRow(error)) return causeOfRow(place ?? { collection: '', key: '' })
  return isOfRedisWriting(error) ? WRITE : REACH
}

function causeOfRow({ collection, key }: RowPlace): string {
  return `row ${collection} ${key}`
}
