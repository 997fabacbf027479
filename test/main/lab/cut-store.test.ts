// The store is lost in the middle of each request, after each of its commands: the request is answered, and so is each command.
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { encodeForm, planOf } from '#main/user-agent/plan'
import type { Action } from '#src/actions/schema'
import type { LaneId } from '#src/trace/lane'
import { type Loss, startCuttingProxy } from '../../support/cutting-proxy'
import { startTestLab, type TestLab } from '../../support/lab'
import { until } from '../../support/lane'
import { type LockingSqlite, watchSqlite } from '../../support/locking-sqlite'
import { IS_LONG } from '../../support/long'
import { maySkip } from '../../support/may-skip'
import { type RedisServer, startRedis, whyNoRedis } from '../../support/redis-server'
import { done, login, open, refresh } from './started'

/** In milliseconds. A command may ask the store for several things, each of which may take its time to fail. */
const ANSWER_WITHIN_MS = 5_000
const COMMAND_WITHIN_MS = 12_000
const TURN_MS = 10

/** A store that can be lost. */
interface Store {
  readonly kind: 'sqlite' | 'redis'
  readonly redisUrl?: string
  readonly dataFolder: string
  readonly isLost: () => boolean
  loseAfter(commands: number): void
  find(): Promise<void>
}

const byEmail = { type: 'login-by-email', email: 'test@example.com', password: 'test' } as const
const common: readonly Action[] = [
  login,
  byEmail,
  open,
  { type: 'open-partially-protected' },
  { type: 'update-phone', id: '1', phone: '0900-123-456' },
  { type: 'logout' },
  { type: 'logout-everywhere' },
  { type: 'delete-account' },
]
const routes: readonly (readonly [LaneId, Action])[] = [
  ...common.map((action) => ['session', action] as const),
  ...common.map((action) => ['jwt', action] as const),
  ['jwt', refresh],
  ['jwt', { type: 'logout-refresh' }],
  ['jwt', { type: 'get-download-link' }],
  ['jwt', { type: 'open-download-link' }],
]
const named = routes.map(([lane, action]) => ({ name: `${lane} ${action.type}`, lane, action }))

/** Some of the cases, from the first; all of them in the long tests. */
const part = <T>(cases: readonly T[]) => cases.filter((_, at) => IS_LONG || at % 8 === 0)

/**
 * Rejects when something takes longer than anybody waits. The time is counted in turns of the event loop: where other programs keep
 * the processor busy, it is as long as it has to be.
 */
async function inTime<T>(what: string, promise: Promise<T>, withinMs = COMMAND_WITHIN_MS): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  let left = withinMs / TURN_MS
  const late = new Promise<never>((_, reject) => {
    timer = setInterval(() => {
      left -= 1
      if (left < 0) reject(new Error(`No answer within ${withinMs} ms: ${what}`))
    }, TURN_MS)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearInterval(timer)
  }
}

/** Sends what the front end would send, from elsewhere, and returns the status. */
async function fromElsewhere(lab: TestLab, lane: LaneId, action: Action): Promise<number> {
  const plan = planOf(action)
  const { cookies, localStorage } = lab.view.state(lane)
  const form = encodeForm(plan)
  const headers = new Headers(form ? { 'Content-Type': form.type } : {})
  for (const { name, value } of cookies) headers.append('Cookie', `${name}=${value}`)
  const token = localStorage.find(({ key }) => key === `${plan.token}_token`)?.value
  if (token !== undefined) headers.set('Authorization', `Bearer ${token}`)
  const answer = await fetch(`${lab.origin(lane)}${plan.path}`, {
    method: plan.method,
    headers,
    ...(form && { body: form.body.toString() }),
  })
  await answer.json()
  return answer.status
}

async function logInAndOpen(lab: TestLab, lane: LaneId): Promise<void> {
  expect(await lab.act(login, [lane])).toEqual([200])
  expect(await lab.act(open, [lane])).toEqual([200])
}

/** Resets a lane whose store is there again: what began to connect before may still fail. */
async function resetSoon(lab: TestLab, lane: LaneId): Promise<void> {
  await until(async () => (await inTime('reset', lab.send('reset', { lanes: [lane] }))).ok)
}

type Send = (lab: TestLab, lane: LaneId, action: Action) => Promise<number | null | undefined>
const byFrontEnd: Send = async (lab, lane, action) => (await lab.act(action, [lane]))[0]

/** Loses the store after each command of a request in turn, until the request needs no more of them. */
async function loseAfterEach(store: Store, lane: LaneId, action: Action, send: Send): Promise<void> {
  const { kind, dataFolder, redisUrl } = store
  const storage = { session: 'memory', jwt: 'memory', [lane]: kind } as const
  const lab = await startTestLab({ storage, dataFolder, ...(redisUrl !== undefined && { redisUrl }) })
  const lanes = [lane]
  try {
    for (let commands = 0, wasLost = true; wasLost; commands += 1) {
      const what = `${action.type} after ${commands} commands`
      await resetSoon(lab, lane)
      // One login begins without a session, the other one with the session that it replaces.
      if (action.type !== 'login') await logInAndOpen(lab, lane)
      if (action.type === 'open-download-link') await lab.act({ type: 'get-download-link' }, lanes)
      store.loseAfter(commands)
      const status = await inTime(what, send(lab, lane, action), ANSWER_WITHIN_MS)
      // What only tidies up may be left for later, without a word.
      expect([200, 503], what).toContain(status)
      const isLost = store.isLost()
      // A machine with too much to do may be too slow for the store's own deadline: then this was no loss, and not the end.
      wasLost = isLost || status === 503
      if (wasLost) {
        expect((await inTime('restart', lab.send('restart-server', { lanes }))).ok).toBe(true)
      }
      if (commands === 0 && isLost) {
        expect(await inTime('reset', lab.send('reset', { lanes }))).toMatchObject({
          ok: false,
          error: { code: 'ERR_LAB_STORAGE' },
        })
        for (const other of ['memory', kind] as const) {
          await inTime('set-storage', done(lab, 'set-storage', { lanes, kind: other }))
        }
      }
      await store.find()
    }
    await resetSoon(lab, lane)
    await logInAndOpen(lab, lane)
  } finally {
    await inTime('stop', lab.lab.stop())
  }
}

describe('a SQLite file that another program locks', () => {
  let folder: string
  let sqlite: LockingSqlite
  beforeAll(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'lab-cut-')))
    sqlite = watchSqlite()
  })
  afterAll(() => {
    sqlite.restore()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  })

  const storeOf = (lane: LaneId, name: string): Store => {
    const dataFolder = join(folder, name)
    const path = join(dataFolder, `${lane}.sqlite`)
    return {
      kind: 'sqlite',
      dataFolder,
      isLost: () => sqlite.isLocked(path),
      loseAfter: (writes) => sqlite.lockAfter(path, writes),
      find: () => sqlite.unlock(path),
    }
  }

  test.concurrent.each(part(named))(
    '$name',
    async ({ name, lane, action }) => {
      await loseAfterEach(storeOf(lane, name), lane, action, byFrontEnd)
    },
    120_000,
  )

  test.concurrent.each(named.filter(({ action }) => action.type === 'login'))(
    '$name from elsewhere',
    async ({ name, lane, action }) => {
      await loseAfterEach(storeOf(lane, `${name} from elsewhere`), lane, action, fromElsewhere)
    },
    120_000,
  )
})

describe.skipIf(maySkip(whyNoRedis()))('a Redis whose connection is cut', () => {
  let redis: RedisServer
  beforeAll(async () => {
    redis = await startRedis('--databases', '100')
  })
  afterAll(() => redis?.remove())

  const cases = named
    .flatMap((each) => [
      { ...each, from: 'by the front end', loss: 'command' as Loss, send: byFrontEnd },
      { ...each, from: 'from elsewhere', loss: 'answer' as Loss, send: fromElsewhere },
    ])
    .filter(({ action, from }) => from === 'by the front end' || action.type !== 'open-download-link')
    .map((each, database) => ({ ...each, database }))

  // One by one: they have little to wait for, and each is to have the processor for itself.
  test.each(part(cases))(
    '$name $from, the $loss lost',
    async ({ lane, action, loss, send, database }) => {
      const proxy = await startCuttingProxy(redis.port)
      try {
        const store: Store = {
          kind: 'redis',
          dataFolder: '',
          redisUrl: `${proxy.url}/${database}`,
          isLost: () => proxy.isCut,
          loseAfter: (commands) => proxy.cutAfter(commands, loss),
          find: async () => proxy.mend(),
        }
        await loseAfterEach(store, lane, action, send)
      } finally {
        await proxy.close()
      }
    },
    120_000,
  )
})
