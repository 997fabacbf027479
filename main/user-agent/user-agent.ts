// The simulated browser of one lane: it carries out an action as a front end would, over real HTTP, hop by hop.
import { describeResponse } from '#main/http/wire'
import { FlowAborted } from '#main/probe/flow-probe'
import type { LaneProbe } from '#main/probe/lane-probe'
import type { RecordedFlow } from '#main/probe/recorded-flow'
import type { Action } from '#src/contract/commands'
import { outcomeOf } from '#src/trace/event'
import type { CredentialPlace } from '#src/trace/hop'
import type { Header, HttpResponse } from '#src/trace/http-message'
import type { CredentialKeeper } from './credentials'
import { sendRequest } from './http-client'
import { encodeForm, planOf, type RequestPlan } from './plan'

export interface UserAgentOptions {
  readonly lane: LaneProbe
  /** Where the lane's server listens, for example `http://127.0.0.1:4601`. */
  readonly origin: string
  readonly keeper: CredentialKeeper
}

/** The user agent of one lane. */
export class UserAgent {
  readonly #lane: LaneProbe
  readonly #origin: string
  readonly #keeper: CredentialKeeper

  constructor({ lane, origin, keeper }: UserAgentOptions) {
    this.#lane = lane
    this.#origin = origin
    this.#keeper = keeper
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
      const credential = await this.#prepare(flow, plan)
      const response = await this.#exchange(flow, plan, credential)
      if (response) await this.#putAway(flow, plan, response)
      flow.end(response ? outcomeOf(response.status) : 'failed', response?.status ?? null)
    } catch (error) {
      flow.end(error instanceof FlowAborted ? 'aborted' : 'failed', null)
      if (!(error instanceof FlowAborted)) throw error
    }
  }

  /** Submits the form and takes the credential; returns the header that bears it. */
  async #prepare(flow: RecordedFlow, plan: RequestPlan): Promise<Header | null> {
    if (plan.form) flow.record({ kind: 'form-submitted', fields: [...plan.form] })
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
  async #exchange(
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

  async #putAway(flow: RecordedFlow, plan: RequestPlan, response: HttpResponse): Promise<void> {
    flow.refuseIfStopped()
    const { store, remove } = this.#keeper.keep(plan, response, this.#origin)
    if (store) {
      await flow.gate({ kind: 'credential-stored', detail: namesOf(store.places) })
      flow.record({ kind: 'credential-stored', places: [...store.places] }, store.apply())
    }
    if (remove) {
      await flow.gate({ kind: 'credential-removed', detail: namesOf(remove.places) })
      flow.record({ kind: 'credential-removed', places: [...remove.places] }, remove.apply())
    }
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
