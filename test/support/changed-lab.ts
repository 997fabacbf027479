// A lab that its learner has changed in ten ways, for the tests of what a demonstration leaves as it was.
import type { Action } from '#src/actions/schema'
import type { CommandName, CommandPayload } from '#src/contract/commands'
import { LANES } from '#src/trace/lane'

type Send = <C extends CommandName>(name: C, payload: CommandPayload<C>) => Promise<unknown>

/**
 * The ten ways: settings, a secret of one's own, storage, a second node, routing, the clock, what front end and attacker hold, rows in
 * the stores, mode and breakpoints. `send` rejects what is refused; `act` performs an action of the front end on both lanes and waits for its end.
 */
export async function changeInTenWays(
  send: Send,
  act: (action: Action) => Promise<unknown>,
  labNowMs: number,
): Promise<void> {
  const lanes = [...LANES]
  await send('set-storage', { lanes, kind: 'sqlite' })
  await send('change-settings', {
    jwtAlgorithm: 'ES256',
    jwtSecret: 'a secret of the learner’s own, long enough',
    rotation: { enabled: true, graceSeconds: 30 },
    lifetimes: { sessionIdleSeconds: 1234 },
    traceBoundHops: 1234,
  })
  await send('add-node', { lanes })
  await send('set-routing', { lanes: ['session'], routing: 2 })
  // Node 2 has only the public key, and could log nobody in.
  await send('set-routing', { lanes: ['jwt'], routing: 1 })
  await send('advance-clock', { to: labNowMs + 28 * 60_000 })
  await act({ type: 'login', username: 'alice', password: 'alice' })
  await send('steal', { lanes })
  await act({ type: 'open-protected' })
  await act({ type: 'logout' })
  await act({ type: 'login', username: 'bob', password: 'bob' })
  await send('set-breakpoints', { lanes: ['jwt'], breakpoints: ['response'] })
  await send('set-mode', { lanes: ['session'], mode: 'step' })
}
