// How many external flows begin in a second, as long as they are more than anybody could follow one by one.

/** From so many flows a second on a lab is busy. */
const BUSY_PER_SECOND = 30
/** How long flows are counted before it is said anew how many they are, in milliseconds of the machine. */
const WINDOW_MS = 500

/** Counts flows and tells when there are many, how many, and when they are few again. */
export class FlowRate {
  readonly #changed: () => void
  #count = 0
  #perSecond: number | null = null
  #timer: NodeJS.Timeout | null = null

  /** `changed` is called whenever {@link perSecond} is another. */
  constructor(changed: () => void) {
    this.#changed = changed
  }

  /** How many flows a second begin; null while they are few. */
  get perSecond(): number | null {
    return this.#perSecond
  }

  /** Says that a flow has begun. */
  note(): void {
    this.#count += 1
    this.#timer ??= setInterval(() => this.#windowOver(), WINDOW_MS).unref()
    if (this.#perSecond === null && perSecond(this.#count) >= BUSY_PER_SECOND)
      this.#say(perSecond(this.#count))
  }

  #windowOver(): void {
    const now = perSecond(this.#count)
    if (this.#count === 0 && this.#timer) {
      clearInterval(this.#timer)
      this.#timer = null
    }
    this.#count = 0
    this.#say(now >= BUSY_PER_SECOND ? now : null)
  }

  #say(now: number | null): void {
    if (now === this.#perSecond) return
    this.#perSecond = now
    this.#changed()
  }
}

function perSecond(count: number): number {
  return (count * 1000) / WINDOW_MS
}
