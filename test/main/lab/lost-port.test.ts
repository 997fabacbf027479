// A port that somebody takes between the stop and the start of a server.
import { createServer, type Server } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Accounts } from '#main/accounts/accounts'
import { hashInitialAccounts } from '#main/accounts/initial-accounts'
import { createPasswordHasher } from '#main/accounts/password-hash'
import { realIds } from '#main/clock/real-ids'
import { changeStorage, restart } from '#main/lab/servers'
import { type SessionLane, startSessionLane } from '#main/lab/session-lane'
import { MemoryStorage } from '#main/storage/memory-storage'
import { INITIAL_SETTINGS } from '#src/settings/settings'
import { testLane, until } from '../../support/lane'
import { cheapCost } from '../accounts/counting-derive'

let lane: SessionLane
let recorded: ReturnType<typeof testLane>
let thief: Server | null
/** Runs when a storage is opened, which is after the servers have stopped and before they start. */
let whileStopped = () => {}

beforeEach(async () => {
  thief = null
  whileStopped = () => {}
  recorded = testLane('session')
  const { probe, clock } = recorded
  const hasher = createPasswordHasher(cheapCost)
  const initial = await hashInitialAccounts(hasher)
  lane = await startSessionLane(
    {
      probe,
      clock,
      clockNotBefore: () => {},
      ids: realIds(),
      openAccounts: (storage) => new Accounts({ storage, hasher, initial }),
      openStorage: () => {
        whileStopped()
        return new MemoryStorage()
      },
      storage: 'memory',
      settings: INITIAL_SETTINGS,
      port: 0,
      statusChanged: () => {},
    },
    'secret of the test',
  )
  await lane.begin()
})
afterEach(async () => {
  await freePort()
  await lane.stop()
})

function takePort(port: number): void {
  whileStopped = () => {
    whileStopped = () => {}
    // Without a host it is bound at once, and for 127.0.0.1 as well.
    thief = createServer().listen(port)
  }
}

async function freePort(): Promise<void> {
  await new Promise<void>((resolve) => (thief ? thief.close(() => resolve()) : resolve()))
  thief = null
}

test('has the server listen on another one and says so; the next restart brings the old one back', async () => {
  const { origin } = lane.status()
  const port = Number(new URL(origin).port)
  takePort(port)
  const failure = await restart(lane).catch((error: unknown) => error)
  const now = lane.status().origin
  expect(now).not.toBe(origin)
  expect(failure).toMatchObject({
    code: 'ERR_LAB_PORT_TAKEN',
    message: `Port ${port} is in use: the server listens on port ${new URL(now).port} now. Free the old port and restart the server to have it back.`,
  })
  expect((await fetch(`${now}/protected`)).status).toBe(401)
  await freePort()
  await expect(restart(lane)).resolves.toMatchObject({ storage: 'memory' })
  expect(lane.status().origin).toBe(origin)
  expect((await fetch(`${origin}/protected`)).status).toBe(401)
})

test('is found out at a change of storage as well, which is done all the same', async () => {
  takePort(Number(new URL(lane.status().origin).port))
  await expect(changeStorage(lane, 'redis')).rejects.toMatchObject({ code: 'ERR_LAB_PORT_TAKEN' })
  expect(lane.status().storage.kind).toBe('redis')
  expect((await fetch(`${lane.status().origin}/protected`)).status).toBe(401)
})

test("stays the front end's way to the server: its next request goes to the new address", async () => {
  takePort(Number(new URL(lane.status().origin).port))
  await restart(lane).catch(() => {})
  lane.perform({ type: 'open-protected' }, 1)
  await until(() => recorded.ends().length === 1)
  expect(recorded.ends()).toMatchObject([{ outcome: 'refused', status: 401 }])
})
