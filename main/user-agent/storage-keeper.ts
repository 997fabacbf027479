// The localStorage of the simulated browser, as a front end with JWTs uses it. It drops nothing by itself.
import type { Aftermath, KeptToken } from '#src/actions/actions'
import type { CredentialPlace } from '#src/hops/front-end'
import type { HttpResponse } from '#src/trace/http-message'
import type { StateChange } from '#src/trace/state'
import type { Attachment, CredentialKeeper, HeldChange, HeldRows, Keeping } from './credentials'
import type { RequestPlan } from './plan'

/** The name under which each token lies in localStorage. */
export const STORAGE_KEYS: Record<KeptToken, string> = { access: 'access_token', refresh: 'refresh_token' }

const TOKEN_TYPES = ['access', 'refresh'] as const satisfies readonly KeptToken[]

const FORGOTTEN: Record<Aftermath, readonly KeptToken[]> = {
  keep: [],
  'forget-refresh-token': ['refresh'],
  'forget-all': TOKEN_TYPES,
  'log-out': TOKEN_TYPES,
}

/** Keeps the tokens that responses bring, and sends one as `Authorization: Bearer` (RFC 6750 section 2.1). */
export class StorageKeeper implements CredentialKeeper {
  readonly #items = new Map<string, string>()

  attach(plan: RequestPlan): Attachment | null {
    if (plan.token === null) return null
    const key = STORAGE_KEYS[plan.token]
    const stored = this.#items.get(key)
    const token = plan.credential ?? stored
    return {
      header: token === undefined ? null : ['Authorization', `Bearer ${token}`],
      place: stored === undefined ? null : place(plan.token),
      expired: false,
      changes: [],
    }
  }

  keep(plan: RequestPlan, response: HttpResponse): Keeping {
    const brought = response.status < 400 ? tokensIn(response) : new Map<KeptToken, string>()
    const forgotten = this.#forgottenAfter(plan, response).filter((type) => !brought.has(type))
    return {
      store: heldChange([...brought.keys()], () =>
        [...brought].map(([type, token]) => this.#store(type, token)),
      ),
      remove: heldChange(forgotten, () => forgotten.map((type) => this.#remove(type))),
    }
  }

  clear(): void {
    this.#items.clear()
  }

  restore({ localStorage }: HeldRows): void {
    for (const { key, value } of localStorage) this.#items.set(key, value)
  }

  /** Tells whether a token of a type is stored, expired or not. */
  holds(type: KeptToken): boolean {
    return this.#items.has(STORAGE_KEYS[type])
  }

  /** Finds all tokens to be forgotten; null when there is none. */
  forgetAll(): HeldChange | null {
    const held = TOKEN_TYPES.filter((type) => this.holds(type))
    return heldChange(held, () => held.map((type) => this.#remove(type)))
  }

  #forgottenAfter(plan: RequestPlan, response: HttpResponse): KeptToken[] {
    const isDone = response.status < 400 || (plan.aftermath === 'log-out' && response.status === 401)
    return isDone ? FORGOTTEN[plan.aftermath].filter((type) => this.holds(type)) : []
  }

  #store(type: KeptToken, value: string): StateChange {
    const key = STORAGE_KEYS[type]
    this.#items.set(key, value)
    return { op: 'set', table: 'localStorage', row: { key, value } }
  }

  #remove(type: KeptToken): StateChange {
    const key = STORAGE_KEYS[type]
    this.#items.delete(key)
    return { op: 'remove', table: 'localStorage', key }
  }
}

/** Finds the tokens in the body of a login or a refresh; the article's route calls its access token `jwt_token`. */
export function tokensIn(response: HttpResponse): Map<KeptToken, string> {
  const body = jsonObject(response.body)
  const tokens = new Map<KeptToken, string>()
  const access = body.access_token ?? body.jwt_token
  if (typeof access === 'string') tokens.set('access', access)
  if (typeof body.refresh_token === 'string') tokens.set('refresh', body.refresh_token)
  return tokens
}

function jsonObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}

function place(type: KeptToken): CredentialPlace {
  return { where: 'localStorage', name: STORAGE_KEYS[type] }
}

function heldChange(types: readonly KeptToken[], apply: () => StateChange[]): HeldChange | null {
  return types.length === 0 ? null : { places: types.map(place), apply }
}
