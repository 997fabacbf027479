// One request of a user agent and its response, hop by hop over real HTTP, with the credential that goes along.
import { describeResponse } from '#main/http/wire'
import { sendRequest } from '#main/probe/http-client'
import type { LaneProbe } from '#main/probe/lane-probe'
import type { RecordedFlow } from '#main/probe/recorded-flow'
import type { CredentialPlace } from '#src/hops/front-end'
import type { Header, HttpResponse } from '#src/trace/http-message'
import type { Attachment, CredentialKeeper, HeldChange, HeldRows } from './credentials'
import { linkIn, targetOf } from './download-link'
import { encodeForm, type RequestPlan } from './plan'

export interface ExchangerOptions {
  readonly lane: LaneProbe
  /** Returns where the next request goes, for example `http://127.0.0.1:4601`. */
  readonly route: () => string
  readonly keeper: CredentialKeeper
}

/** Makes requests for one user agent. */
export class Exchanger {
  readonly #lane: LaneProbe
  readonly #route: () => string
  readonly #keeper: CredentialKeeper
  #link: string | null = null

  constructor({ lane, route, keeper }: ExchangerOptions) {
    this.#lane = lane
    this.#route = route
    this.#keeper = keeper
  }

  /**
   * Makes one request, with its credential, and keeps what the response brings; null when there is no response. `take` is how it
   * comes by the credential, where that isn't simply what the user agent holds then.
   */
  async exchange(
    flow: RecordedFlow,
    plan: RequestPlan,
    take = (origin: string) => this.take(plan, origin),
  ): Promise<HttpResponse | null> {
    const origin = this.#route()
    const credential = await this.#attach(flow, plan, take(origin))
    const response = await this.#send(flow, plan, origin, credential)
    if (response) await this.#keep(flow, plan, origin, response)
    return response
  }

  /** Takes what goes along with a planned request. */
  take(plan: RequestPlan, origin: string): Attachment | null {
    return this.#keeper.attach(plan, origin)
  }

  /** Makes a change of what the user agent holds, as a hop. */
  async changeHeld(
    flow: RecordedFlow,
    kind: 'credential-stored' | 'credential-removed',
    change: HeldChange | null,
  ): Promise<void> {
    if (!change) return
    await flow.gate({ kind, detail: namesOf(change.places) })
    flow.record({ kind, places: [...change.places] }, change.apply())
  }

  /** The path of the link that was got last; null for none. */
  get link(): string | null {
    return this.#link
  }

  /** Holds again what was held. */
  restore(rows: HeldRows, link: string | null): void {
    this.#keeper.restore(rows)
    this.#link = link
  }

  /** Forgets all credentials, and the link that was got last. */
  clear(): void {
    this.#keeper.clear()
    this.#link = null
  }

  /** Returns the header that bears the credential. */
  async #attach(
    flow: RecordedFlow,
    plan: RequestPlan,
    attachment: Attachment | null,
  ): Promise<Header | null> {
    if (!attachment) return null
    await flow.gate({ kind: 'credential-attached', detail: attachment.place?.name ?? null })
    const { header, place, expired, changes } = attachment
    const edited = plan.credential !== undefined
    flow.record(
      { kind: 'credential-attached', place, header: header && `${header[0]}: ${header[1]}`, expired, edited },
      changes,
    )
    return header
  }

  /** Sends the request and waits for the response; null when there is none. The server records the request. */
  async #send(
    flow: RecordedFlow,
    plan: RequestPlan,
    origin: string,
    credential: Header | null,
  ): Promise<HttpResponse | null> {
    const { method, path } = plan
    await flow.gate({ kind: 'request', detail: `${method} ${path}` })
    try {
      const form = encodeForm(plan)
      const { incoming, body } = await sendRequest(
        {
          origin,
          method,
          target: targetOf(plan, this.#link),
          headers: headersOf(plan, origin, credential, form),
          body: form?.body ?? Buffer.alloc(0),
        },
        (connection) => this.#lane.connections.claim(connection, flow),
      )
      const response = describeResponse(incoming, body)
      flow.record({ kind: 'response', response })
      return response
    } catch (error) {
      flow.record({ kind: 'no-answer', message: error instanceof Error ? error.message : String(error) })
      return null
    }
  }

  async #keep(flow: RecordedFlow, plan: RequestPlan, origin: string, response: HttpResponse): Promise<void> {
    flow.refuseIfStopped()
    this.#link = linkIn(plan, response) ?? this.#link
    const { store, remove } = this.#keeper.keep(plan, response, origin)
    await this.changeHeld(flow, 'credential-stored', store)
    await this.changeHeld(flow, 'credential-removed', remove)
  }
}

function headersOf(
  plan: RequestPlan,
  origin: string,
  credential: Header | null,
  form: { type: string; body: Buffer } | null,
): Header[] {
  const headers: Header[] = [
    ['Host', new URL(origin).host],
    ['User-Agent', 'session-vs-jwt-lab'],
    ['Accept', 'application/json'],
  ]
  if (credential) headers.push(credential)
  if (form) headers.push(['Content-Type', form.type])
  if (form || plan.method === 'POST') headers.push(['Content-Length', String(form?.body.length ?? 0)])
  headers.push(['Connection', 'close'])
  return headers
}

function namesOf(places: readonly CredentialPlace[]): string {
  return places.map(({ name }) => name).join(', ')
}
