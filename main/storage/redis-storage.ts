// Storage in a Redis server: it outlives the process, and several processes may share it. Redis may let a row go by itself, but
// never before both this lab's clock and that of a lab that is started anew have reached its end, so that the lab is the first
// to notice. While the lab's clock is paused no row has an end.
import type { z } from 'zod'
import type { Clock } from '#main/clock/clock'
import type { StorageProblem } from '#src/contract/storage-problem'
import type { LaneId } from '#src/trace/lane'
import { type Collection, type CollectionSpec, type Storage, StorageUnavailable } from './collection'
import { type Asked, Problems } from './problems'
import { RedisCollection } from './redis-collection'
import { RedisConnection, type Send } from './redis-connection'
import { explainRedis, shownAddress } from './redis-problems'
import { RETIME } from './redis-scripts'

/** The lab's clock, which can say how it runs. One that can't is taken for one that stands still until somebody moves it. */
export interface StorageClock extends Clock {
  state?(): {
    /** How many milliseconds of the lab pass in one of the machine's, while it isn't paused. */
    readonly rate: number
    readonly paused: boolean
    /** How far the lab's time is ahead of the machine's, in milliseconds; negative where it is behind. */
    readonly aheadMs: number
  }
}

export interface RedisStorageOptions {
  /** As `redis://user:password@host:port/database`. */
  readonly url: string
  readonly lane: LaneId
  /** What its keys begin with. */
  readonly prefix: string
  readonly clock: StorageClock
  readonly onProblem: () => void
}

/**
 * How much longer than the lab needs it Redis keeps a row, in milliseconds: the lab is to be the first to notice that it has
 * expired, and clocks differ a little.
 */
const MARGIN_MS = 60_000

/** The connection is made when it is first needed, and then kept up. */
export class RedisStorage implements Storage {
  readonly kind = 'redis'
  readonly place: string
  readonly #clock: StorageClock
  /** The keys of one lane; the braces keep them together in a cluster. */
  readonly #base: string
  readonly #problems: Problems
  readonly #connection: RedisConnection
  #closed = false

  constructor({ url, lane, prefix, clock, onProblem }: RedisStorageOptions) {
    this.place = shownAddress(url)
    this.#clock = clock
    this.#base = `${prefix}:{${lane}}`
    this.#problems = new Problems(
      'redis',
      (error) => (error instanceof StorageUnavailable ? null : explainRedis(url, error)),
      // What breaks as it is closed is no problem.
      () => this.#closed || onProblem(),
    )
    this.#connection = new RedisConnection({
      url,
      onReady: async (send) => {
        await this.#retime(send)
        this.#problems.reached()
      },
      onLost: (error) => this.#problems.note(error),
    })
  }

  get problem(): StorageProblem | null {
    return this.#problems.first
  }

  collection<T>(spec: CollectionSpec<T>): Collection<T> {
    return new RedisCollection(spec, {
      run: (script, args, answer) => this.#run(spec.name, script, args, answer),
      watch: (key, writes, work) => this.#watch({ collection: spec.name, key, writes }, work),
      rowsAreGood: () => this.#problems.rowsAreGood(spec.name),
    })
  }

  async clockChanged(): Promise<void> {
    // A connection that is made later sets the lives anew by itself.
    if (!this.#connection.isOpen) return
    try {
      await this.#retime(this.#connection.send)
    } catch (error) {
      this.#problems.note(error)
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

  #watch<R>(asked: Asked, work: () => Promise<R>): Promise<R> {
    return this.#problems.watch(asked, () => {
      if (!this.#closed) return work()
      const closed = `The connection to ${this.place} has been closed: send the request again`
      throw new StorageUnavailable('redis', closed)
    })
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
