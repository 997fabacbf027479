// What an attacker holds: copies of a front end's cookies or tokens, sent as they are for as long as they are wanted.
import { Cookie } from 'tough-cookie'
import type { Clock } from '#main/clock/clock'
import type { Header, HttpResponse } from '#src/trace/http-message'
import type { StateChange } from '#src/trace/state'
import type { Attachment, CredentialKeeper, HeldRows, Keeping } from './credentials'
import type { RequestPlan } from './plan'
import { STORAGE_KEYS, tokensIn } from './storage-keeper'

/** A stolen credential, by the name that it has in the front end. */
export interface Stolen {
  readonly key: string
  readonly value: string
}

/** How a kind of credential travels. */
export interface LootKind {
  /** Names what goes along with a request; `held` are the names of all that is there. */
  wanted(plan: RequestPlan, held: readonly string[]): readonly string[]
  header(loot: readonly Stolen[]): Header
  /** The name that an edited credential is sent under where nothing is held. */
  readonly fallback: string
  found(response: HttpResponse, nowMs: number): readonly Stolen[]
}

/** All cookies go along with each request that is for somebody who is logged in. */
export const COOKIES: LootKind = {
  wanted: (plan, held) => (plan.token === null ? [] : held),
  header: (loot) => ['Cookie', loot.map(({ key, value }) => `${key}=${value}`).join('; ')],
  fallback: 'lab.sid',
  found: cookiesIn,
}

/** Each request takes the one token that it asks for (RFC 6750 section 2.1). */
export const TOKENS: LootKind = {
  wanted: (plan, held) => held.filter((key) => plan.token !== null && STORAGE_KEYS[plan.token] === key),
  header: (loot) => ['Authorization', `Bearer ${loot[0]?.value ?? ''}`],
  fallback: STORAGE_KEYS.access,
  found: (response) =>
    response.status < 400
      ? [...tokensIn(response)].map(([type, value]) => ({ key: STORAGE_KEYS[type], value }))
      : [],
}

/** Keeps what was stolen, and what answers to it bring. It lets nothing go: an expiry binds a browser, not a thief. */
export class LootKeeper implements CredentialKeeper {
  readonly #clock: Clock
  readonly #kind: LootKind
  readonly #loot = new Map<string, string>()

  constructor(clock: Clock, kind: LootKind) {
    this.#clock = clock
    this.#kind = kind
  }

  /** Takes credentials in, in place of those of the same name. */
  take(stolen: readonly Stolen[]): StateChange[] {
    return stolen.map(({ key, value }) => {
      this.#loot.set(key, value)
      return { op: 'set', table: 'loot', row: { key, value, takenAt: this.#clock.now() } }
    })
  }

  attach(plan: RequestPlan): Attachment | null {
    const { credential } = plan
    const names = this.#kind.wanted(plan, [...this.#loot.keys()])
    const loot = names.map((key) => ({ key, value: this.#loot.get(key) ?? '' }))
    const sent =
      credential === undefined ? loot : [{ key: names[0] ?? this.#kind.fallback, value: credential }]
    if (sent.length === 0 && plan.token === null) return null
    return {
      header: sent.length > 0 ? this.#kind.header(sent) : null,
      place: names[0] === undefined ? null : { where: 'loot', name: names[0] },
      expired: false,
      changes: [],
    }
  }

  keep(_plan: RequestPlan, response: HttpResponse): Keeping {
    const found = this.#kind.found(response, this.#clock.now())
    if (found.length === 0) return { store: null, remove: null }
    return {
      store: {
        places: found.map(({ key }) => ({ where: 'loot', name: key })),
        apply: () => this.take(found),
      },
      remove: null,
    }
  }

  clear(): void {
    this.#loot.clear()
  }

  restore({ loot }: HeldRows): void {
    for (const { key, value } of loot) this.#loot.set(key, value)
  }
}

/** Finds the cookies that a response sets. One that arrives expired is a request to forget it. */
function cookiesIn({ headers }: HttpResponse, nowMs: number): Stolen[] {
  return headers
    .flatMap(([name, value]) => (name.toLowerCase() === 'set-cookie' ? [Cookie.parse(value)] : []))
    .filter((cookie) => cookie !== undefined)
    .filter((cookie) => (cookie.expiryTime(new Date(nowMs)) ?? Number.POSITIVE_INFINITY) > nowMs)
    .map(({ key, value }) => ({ key, value }))
}
