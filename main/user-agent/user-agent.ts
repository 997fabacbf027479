// The simulated browser of one lane: it carries out an action as a front end would, over real HTTP, hop by hop.
import { describeResponse } from '#main/http/wire'
import { FlowAborted } from '#main/probe/flow-probe'
import type { LaneProbe } from '#main/probe/lane-probe'
import type { RecordedFlow } from '#main/probe/recorded-flow'
import type { Action } from '#src/contract/commands'
import { outcomeOf } from '#src/trace/event'
import type { CredentialPlace, HopOf } from '#src/trace/hop'
import type { Header, HttpResponse } from '#src/trace/http-message'
import { type AutoRefresh, asksForRefresh } from './auto-refresh'
import type { CredentialKeeper, PutAway } from './credentials'
import { sendRequest } from './http-client'
import { encodeForm, planOf, type RequestPlan } from './plan'

export interface UserAgentOptions {
  readonly lane: LaneProbe
  /** Where the lane's server listens, for example `http://127.0.0.1:4601`. */
  readonly origin: string
  readonly keeper: CredentialKeeper
  /** Absent where there is nothing to refresh. */
  readonly autoRefresh?: AutoRefresh
}

/** The user agent of one lane. */
export class UserAgent {
  readonly #lane: LaneProbe
  readonly #origin: string
  readonly #keeper: CredentialKeeper
  readonly #autoRefresh: AutoRefresh | null

  constructor({ lane, origin, keeper, autoRefresh }: UserAgentOptions) {
    this.#lane = lane
    this.#origin = origin
    this.#keeper = keeper
    this.#autoRefresh = autoRefresh ?? null
  }

  /**
   * Queues an action on the lane and returns its flow's number at once.
   * @throws LabError ERR_LAB_QUEUE_FULL when too many wait already.
   */
  perform(action: Action): { flow: number; ended: Promise<void> } {
    const plan = planOf(action)
    const { method, path, username } = plan
    const opened = this.#lane.open({ action: action.type, method, path, username })
    return { flow: opened.id, ended: this.#run(opened.started, plan) }
  }

  /** Forgets all credentials. */
  clear(): void {
    this.#keeper.clear()
  }

  async #run(started: Promise<RecordedFlow>, plan: RequestPlan): Promise<void> {
    let flow: RecordedFlow
    try {
      flow = await started
    } catch (error) {
      if (error instanceof FlowAborted) return
      throw error
    }
    try {
      if (plan.form) flow.record({ kind: 'form-submitted', fields: [...plan.form] })
      const answer = await this.#exchange(flow, plan)
      const response = answer && (await this.#refreshIfExpired(flow, plan, answer))
      flow.end(response ? outcomeOf(response.status) : 'failed', response?.status ?? null)
    } catch (error) {
      flow.end(error instanceof FlowAborted ? 'aborted' : 'failed', null)
      if (!(error instanceof FlowAborted)) throw error
    }
  }

  /** Makes one request, with its credential, and keeps what the response brings; null when there is no response. */
  async #exchange(flow: RecordedFlow, plan: RequestPlan): Promise<HttpResponse | null> {
    const credential = await this.#attach(flow, plan)
    const response = await this.#send(flow, plan, credential)
    if (response) await this.#keep(flow, plan, response)
    return response
  }

  /**
   * Returns the answer to a request, if it doesn't ask for a refresh. If it does, refreshes within the flow, makes the
   * request again and returns that response: there is no second try, whatever it says. Where nothing can be refreshed, the
   * tokens are forgotten and the refusal is returned that said so.
   */
  async #refreshIfExpired(
    flow: RecordedFlow,
    plan: RequestPlan,
    answer: HttpResponse,
  ): Promise<HttpResponse | null> {
    const tokens = this.#autoRefresh
    if (!tokens?.isOn() || !asksForRefresh(plan, answer)) return answer
    if (!tokens.canRefresh()) {
      await this.#giveUp(flow, 'no-refresh-token', tokens)
      return answer
    }
    await flow.gate({ kind: 'auto-refresh', detail: 'refreshing' })
    flow.record({ kind: 'auto-refresh', outcome: 'refreshing' })
    const renewal = await this.#exchange(flow, planOf({ type: 'refresh' }))
    switch (renewal && outcomeOf(renewal.status)) {
      case 'done':
        return this.#exchange(flow, plan)
      case 'refused':
        await this.#giveUp(flow, 'refused', tokens)
        return renewal
      default:
        return renewal
    }
  }

  /** Has the user log in again: the tokens are good for nothing any more. */
  async #giveUp(
    flow: RecordedFlow,
    outcome: Exclude<HopOf<'auto-refresh'>['outcome'], 'refreshing'>,
    tokens: AutoRefresh,
  ): Promise<void> {
    await flow.gate({ kind: 'auto-refresh', detail: outcome })
    flow.record({ kind: 'auto-refresh', outcome })
    await this.#putAway(flow, 'credential-removed', tokens.forget())
  }

  /** Takes the credential; returns the header that bears it. */
  async #attach(flow: RecordedFlow, plan: RequestPlan): Promise<Header | null> {
    const attachment = this.#keeper.attach(plan, this.#origin)
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
    credential: Header | null,
  ): Promise<HttpResponse | null> {
    const { method, path } = plan
    await flow.gate({ kind: 'request', detail: `${method} ${path}` })
    try {
      const form = encodeForm(plan)
      const { incoming, body } = await sendRequest(
        {
          origin: this.#origin,
          method,
          target: path,
          headers: this.#headers(plan, credential, form),
          body: form?.body ?? Buffer.alloc(0),
        },
        (localPort) => this.#lane.claimSocket(localPort, flow),
      )
      const response = describeResponse(incoming, body)
      flow.record({ kind: 'response', response })
      return response
    } catch (error) {
      flow.record({ kind: 'no-answer', message: error instanceof Error ? error.message : String(error) })
      return null
    }
  }

  async #keep(flow: RecordedFlow, plan: RequestPlan, response: HttpResponse): Promise<void> {
    flow.refuseIfStopped()
    const { store, remove } = this.#keeper.keep(plan, response, this.#origin)
    await this.#putAway(flow, 'credential-stored', store)
    await this.#putAway(flow, 'credential-removed', remove)
  }

  async #putAway(
    flow: RecordedFlow,
    kind: 'credential-stored' | 'credential-removed',
    change: PutAway | null,
  ): Promise<void> {
    if (!change) return
    await flow.gate({ kind, detail: namesOf(change.places) })
    flow.record({ kind, places: [...change.places] }, change.apply())
  }

  #headers(
    plan: RequestPlan,
    credential: Header | null,
    form: { type: string; body: Buffer } | null,
  ): Header[] {
    const headers: Header[] = [
      ['Host', new URL(this.#origin).host],
      ['User-Agent', 'session-vs-jwt-lab'],
      ['Accept', 'application/json'],
    ]
    if (credential) headers.push(credential)
    if (form) headers.push(['Content-Type', form.type])
    if (form || plan.method === 'POST') headers.push(['Content-Length', String(form?.body.length ?? 0)])
    headers.push(['Connection', 'close'])
    return headers
  }
}

function namesOf(places: readonly CredentialPlace[]): string {
  return places.map(({ name }) => name).join(', ')
}
