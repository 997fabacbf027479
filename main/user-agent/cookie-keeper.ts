// The cookie jar of the simulated browser (RFC 6265), on the lab's clock.
import { Cookie, CookieJar } from 'tough-cookie'
import type { Clock } from '#main/clock/clock'
import type { CredentialPlace } from '#src/hops/front-end'
import type { HttpResponse } from '#src/trace/http-message'
import type { CookieRow, StateChange } from '#src/trace/state'
import type { Attachment, CredentialKeeper, HeldChange, HeldRows, Keeping } from './credentials'
import type { RequestPlan } from './plan'

/** Keeps cookies as a browser does: they go along with every request to their server until their time has passed. */
export class CookieKeeper implements CredentialKeeper {
  readonly #clock: Clock
  #jar = new CookieJar()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  attach(plan: RequestPlan, origin: string): Attachment | null {
    const url = origin + plan.path
    // tough-cookie would judge the expiry by the machine's clock.
    const cookies = this.#jar.getCookiesSync(url, { expire: false })
    const live = cookies.filter((cookie) => !this.#hasExpired(cookie))
    const expired = cookies.filter((cookie) => this.#hasExpired(cookie))
    const changes = expired.map((cookie) => this.#remove(cookie))
    const first = live[0] ?? cookies[0]
    if (plan.credential !== undefined) {
      const name = first?.key ?? 'lab.sid'
      return {
        header: ['Cookie', `${name}=${plan.credential}`],
        place: first ? place(first.key) : null,
        expired: false,
        changes,
      }
    }
    if (plan.token === null && live.length === 0 && expired.length === 0) return null
    return {
      header: live.length > 0 ? ['Cookie', live.map((cookie) => cookie.cookieString()).join('; ')] : null,
      place: live[0] ? place(live[0].key) : null,
      expired: live.length === 0 && expired.length > 0,
      changes,
    }
  }

  keep(plan: RequestPlan, response: HttpResponse, origin: string): Keeping {
    const lines = response.headers
      .filter(([name]) => name.toLowerCase() === 'set-cookie')
      .map(([, value]) => value)
    const cookies = lines.flatMap((line) => Cookie.parse(line) ?? [])
    const expired = cookies.filter((cookie) => this.#hasExpired(cookie))
    const live = cookies.filter((cookie) => !expired.includes(cookie))
    const url = origin + plan.path
    return {
      store: heldChange(live, () => live.flatMap((cookie) => this.#store(cookie, url))),
      remove: heldChange(expired, () => expired.flatMap((cookie) => this.#removeStored(cookie, url))),
    }
  }

  clear(): void {
    this.#jar = new CookieJar()
  }

  restore({ cookies }: HeldRows): void {
    for (const { name, createdAt, expiresAt, sameSite, ...row } of cookies) {
      const cookie = new Cookie({
        key: name,
        ...row,
        creation: new Date(createdAt),
        ...(sameSite && { sameSite }),
        ...(expiresAt !== null && { expires: new Date(expiresAt) }),
      })
      const options = { now: new Date(createdAt), ignoreError: true }
      this.#jar.setCookieSync(cookie, `http://${row.domain}${row.path}`, options)
    }
  }

  #now(): Date {
    return new Date(this.#clock.now())
  }

  #expiresAt(cookie: Cookie): number | null {
    const time = cookie.expiryTime(this.#now())
    return time !== undefined && Number.isFinite(time) ? time : null
  }

  #hasExpired(cookie: Cookie): boolean {
    const expiresAt = this.#expiresAt(cookie)
    return expiresAt !== null && expiresAt <= this.#clock.now()
  }

  #store(cookie: Cookie, url: string): StateChange[] {
    const stored = this.#jar.setCookieSync(cookie, url, { now: this.#now(), ignoreError: true })
    return stored ? [{ op: 'set', table: 'cookies', row: this.#row(stored) }] : []
  }

  /** A cookie that arrives expired removes the one of its name (RFC 6265 section 5.3, step 12). */
  #removeStored(cookie: Cookie, url: string): StateChange[] {
    const stored = this.#jar.getCookiesSync(url, { expire: false }).find((each) => each.key === cookie.key)
    return stored ? [this.#remove(stored)] : []
  }

  #remove(cookie: Cookie): StateChange {
    this.#jar.store.removeCookie(cookie.domain ?? '', cookie.path ?? '/', cookie.key, () => {})
    return { op: 'remove', table: 'cookies', key: cookie.key }
  }

  #row(cookie: Cookie): CookieRow {
    const { sameSite } = cookie
    return {
      name: cookie.key,
      value: cookie.value,
      domain: cookie.domain ?? '',
      path: cookie.path ?? '/',
      httpOnly: cookie.httpOnly,
      secure: cookie.secure,
      sameSite: sameSite === 'strict' || sameSite === 'lax' || sameSite === 'none' ? sameSite : null,
      createdAt: this.#clock.now(),
      expiresAt: this.#expiresAt(cookie),
    }
  }
}

function place(name: string): CredentialPlace {
  return { where: 'cookies', name }
}

function heldChange(cookies: readonly Cookie[], apply: () => StateChange[]): HeldChange | null {
  return cookies.length === 0 ? null : { places: cookies.map((cookie) => place(cookie.key)), apply }
}
