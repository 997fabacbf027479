// A user agent on one lane, the front end's or the attacker's: it carries out actions over real HTTP, hop by hop.
import { FlowAborted } from '#main/probe/flow-probe'
import type { LaneProbe } from '#main/probe/lane-probe'
import type { FlowOpening, RecordedFlow } from '#main/probe/recorded-flow'
import type { Action } from '#src/actions/schema'
import type { HopOf } from '#src/hops/hops'
import { type Actor, outcomeOf } from '#src/trace/event'
import type { HttpResponse } from '#src/trace/http-message'
import { type AutoRefresh, asksForRefresh } from './auto-refresh'
import type { Attachment, HeldRows } from './credentials'
import { Exchanger, type ExchangerOptions } from './exchanger'
import { planOf, type RequestPlan } from './plan'

export interface UserAgentOptions extends ExchangerOptions {
  /** Whose it is; the front end's unless told. */
  readonly actor?: Actor
  /** Absent where there is nothing to refresh. */
  readonly autoRefresh?: AutoRefresh
}

/** A flow that has its number. `ended` rejects only by a fault of the lab's own. */
export interface PerformedFlow {
  readonly flow: number
  readonly ended: Promise<void>
}

/** Comes by the credential for a request to a server. */
type Take = (origin: string) => Attachment | null

export class UserAgent {
  readonly #lane: LaneProbe
  readonly #exchanger: Exchanger
  readonly #actor: Actor | undefined
  readonly #autoRefresh: AutoRefresh | null

  constructor({ actor, autoRefresh, ...options }: UserAgentOptions) {
    this.#lane = options.lane
    this.#exchanger = new Exchanger(options)
    this.#actor = actor
    this.#autoRefresh = autoRefresh ?? null
  }

  /**
   * Queues an action on the lane and returns its flow's number there at once. `number` is that of what the learner asked for.
   * @throws LabError ERR_LAB_QUEUE_FULL when too many wait already.
   */
  perform(action: Action, number: number): PerformedFlow {
    const plan = planOf(action)
    const opened = this.#lane.open(openingOf({ action, plan, actor: this.#actor, number }))
    return { flow: opened.id, ended: this.#run(opened.started, plan) }
  }

  /**
   * Has two tabs do the same at the same moment. Both take the credential when the first one begins: they share what they hold,
   * and neither has the other's answer by then. Each stores what it is answered, so the last one counts.
   * @throws LabError ERR_LAB_QUEUE_FULL when too many wait already.
   */
  race(action: Action, number: number): PerformedFlow[] {
    const plan = planOf(action)
    const race = { name: action.type }
    let taken: { readonly attachment: Attachment | null } | null = null
    const take: Take = (origin) => {
      taken ??= { attachment: this.#exchanger.take(plan, origin) }
      return taken.attachment
    }
    const first = this.#lane.open(openingOf({ action, plan, actor: this.#actor, number }), race)
    const running = this.#run(first.started, plan, take)
    try {
      const second = this.#lane.open(openingOf({ action, plan, actor: 'second-tab', number }), race)
      return [
        { flow: first.id, ended: running },
        { flow: second.id, ended: this.#run(second.started, plan, take) },
      ]
    } catch (error) {
      first.stop('The other tab has no place in the queue')
      throw error
    }
  }

  /** The path of the link that was got last; null for none. */
  get link(): string | null {
    return this.#exchanger.link
  }

  /** Holds again what was held. */
  restore(rows: HeldRows, link: string | null): void {
    this.#exchanger.restore(rows, link)
  }

  /** Forgets all credentials. */
  clear(): void {
    this.#exchanger.clear()
  }

  async #run(started: Promise<RecordedFlow>, plan: RequestPlan, take?: Take): Promise<void> {
    let flow: RecordedFlow
    try {
      flow = await started
    } catch (error) {
      if (error instanceof FlowAborted) return
      throw error
    }
    try {
      if (plan.form) flow.record({ kind: 'form-submitted', fields: [...plan.form] })
      const answer = await this.#exchanger.exchange(flow, plan, take)
      const response = answer && (await this.#refreshIfExpired(flow, plan, answer))
      flow.end(response ? outcomeOf(response.status) : 'failed', response?.status ?? null)
    } catch (error) {
      flow.end(error instanceof FlowAborted ? 'aborted' : 'failed', null)
      if (!(error instanceof FlowAborted)) throw error
    }
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
    const renewal = await this.#exchanger.exchange(flow, planOf({ type: 'refresh' }))
    switch (renewal && outcomeOf(renewal.status)) {
      case 'done':
        return this.#exchanger.exchange(flow, plan)
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
    await this.#exchanger.changeHeld(flow, 'credential-removed', tokens.forget())
  }
}

interface Opening {
  readonly action: Action
  readonly plan: RequestPlan
  readonly actor: Actor | undefined
  readonly number: number
}

function openingOf({ action, plan: { method, path, username }, actor, number }: Opening): FlowOpening {
  return { action: action.type, method, path, username, number, ...(actor !== undefined && { actor }) }
}
