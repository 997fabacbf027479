// Puts the session lane together: accounts, session store, server, cookie jar.
import { startSessionServer } from '#main/session/server'
import { createSessionStore } from '#main/session/stored-sessions'
import { createMemoryStorage } from '#main/storage/memory-storage'
import { CookieKeeper } from '#main/user-agent/cookie-keeper'
import { UserAgent } from '#main/user-agent/user-agent'
import { emptyLaneState } from '#src/trace/state'
import type { LaneOptions } from './lane-options'
import { RunningLane } from './running-lane'

/** Starts the session lane. */
export async function startSessionLane({
  probe,
  clock,
  ids,
  accounts,
  lifetimes,
  port,
}: LaneOptions): Promise<RunningLane> {
  const store = createSessionStore({ storage: createMemoryStorage(), clock })
  const server = await startSessionServer({ lane: probe, clock, ids, accounts, store, lifetimes, port })
  const agent = new UserAgent({ lane: probe, origin: server.origin, keeper: new CookieKeeper(clock) })
  const restore = async () => {
    await Promise.all([accounts.reset(), store.clear()])
    return { ...emptyLaneState(), accounts: await accounts.all() }
  }
  return new RunningLane({ probe, server, agent, restore })
}
