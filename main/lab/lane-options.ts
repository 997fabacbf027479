// What either lane is made of.
import type { Accounts } from '#main/accounts/accounts'
import type { Clock, Ids } from '#main/clock/clock'
import type { LaneProbe } from '#main/probe/lane-probe'
import type { Lifetimes } from '#src/contract/lifetimes'

export interface LaneOptions {
  readonly probe: LaneProbe
  readonly clock: Clock
  readonly ids: Ids
  readonly accounts: Accounts
  /** Returns the lifetimes that are set now. */
  readonly lifetimes: () => Lifetimes
  /** 0 for any free port. */
  readonly port: number
}
