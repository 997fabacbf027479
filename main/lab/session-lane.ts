// The session lane: its servers, what they keep, and what an operator can end there.
import { sessionNumbers, startSessionServer } from '#main/session/server'
import { removals } from '#main/session/session-hops'
import { SessionStore } from '#main/session/session-store'
import { CookieKeeper } from '#main/user-agent/cookie-keeper'
import { COOKIES } from '#main/user-agent/loot-keeper'
import { LabError } from '#src/contract/lab-error'
import type { SessionRow, StateChange } from '#src/trace/state'
import type { ServerKind } from './back-end'
import { Lane, type LaneOptions, type NodeCount } from './lane'
import { lastDoneAt, stamped } from './state-rows'

/**
 * Starts the session lane. `secret` is what its cookies are signed with.
 * @throws LabError ERR_LAB_PORT_TAKEN when the port can't be had.
 */
export function startSessionLane(options: LaneOptions, secret: string): Promise<SessionLane> {
  return new SessionLane(options, secret).start()
}

function sessionServers(
  { probe: lane, clock, ids, openAccounts, settings }: LaneOptions,
  secret: string,
): ServerKind<SessionStore> {
  const nextNumber = sessionNumbers()
  return {
    openAccounts,
    openStores: (storage) => new SessionStore({ storage, clock }),
    startServer: ({ stores: store, accounts, node, port }) =>
      startSessionServer({
        lane,
        clock,
        ids,
        accounts,
        store,
        lifetimes: () => settings.lifetimes,
        defences: () => settings.sessionDefences,
        nextNumber,
        secret,
        node,
        port,
      }),
    verifiesOnly: () => false,
    read: async (store) => ({ sessions: await store.all() }),
    lastDoneAt: async (store, state) => Math.max(lastDoneAt(state), await store.lastEndedAt()),
    clear: (store) => store.clear(),
  }
}

export class SessionLane extends Lane<SessionStore> {
  constructor(options: LaneOptions, secret: string) {
    super(options, sessionServers(options, secret), {
      keeper: new CookieKeeper(options.clock),
      loot: COOKIES,
    })
  }

  async countNodes() {
    return async (node: number): Promise<NodeCount> => {
      const now = this.options.clock.now()
      const alive = (await this.storesOf(node).all()).filter(
        ({ expiresAt, absoluteExpiresAt }) => now < Math.min(expiresAt, absoluteExpiresAt ?? expiresAt),
      )
      return { sessions: alive.length, tokens: [], revocations: 0 }
    }
  }

  /**
   * Ends a session as its operator, wherever it is kept, and returns how many ended.
   * @throws LabError ERR_LAB_NOTHING_THERE when there is no such session.
   */
  async destroySession(id: string): Promise<number> {
    return this.#end(false, `There is no session ${id} any more`, async (store, hear) => {
      const ended = await store.end(id, 'operator')
      if (ended) hear(ended)
    })
  }

  /**
   * Ends all sessions of an account as the operator, on all nodes, and returns how many ended.
   * @throws LabError ERR_LAB_NOTHING_THERE when the account has none.
   */
  async destroyAll(username: string): Promise<number> {
    const account = await this.backEnd.accounts.findByUsername(username)
    return this.#end(true, `${username} has no session`, async (store, hear) => {
      if (account) await store.endAllOf(account.id, 'operator', hear)
    })
  }

  /** Ends sessions on each node, and records what has ended also where a store fails in mid-way. */
  async #end(
    everything: boolean,
    nothing: string,
    end: (store: SessionStore, hear: (ended: SessionRow) => void) => Promise<void>,
  ): Promise<number> {
    const ended: SessionRow[] = []
    const changes: StateChange[] = []
    try {
      for (const node of this.backEnd.keepers) {
        await end(node.stores, (session) => {
          ended.push(session)
          changes.push(...stamped(removals([session]), node))
        })
      }
    } finally {
      const [first] = ended
      const ids = ended.map(({ id }) => id)
      if (first)
        this.probe.act({ kind: 'sessions-destroyed', username: first.username, ids, everything }, changes)
    }
    if (ended.length === 0) throw new LabError('ERR_LAB_NOTHING_THERE', nothing)
    return ended.length
  }
}
