// A process that is killed at any moment loses nothing that it has answered with 200, where its stores lie in SQLite files.
import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { Accounts } from '#main/accounts/accounts'
import { INITIAL_ACCOUNTS } from '#main/accounts/initial-accounts'
import { createPasswordHasher } from '#main/accounts/password-hash'
import { SqliteStorage } from '#main/storage/sqlite-storage'
import { LANES, type LaneId, perLane } from '#src/trace/lane'
import { bundleProgram, type Program } from '../../support/bundle'
import { until } from '../../support/lane'
import { IS_LONG } from '../../support/long'

/** So many processes, each on files of its own, are killed so often. */
const PROCESSES = 4
const KILLS_OF_EACH = IS_LONG ? 25 : 3
/** How many requests of those that count are answered at most before the process is killed, and how much later that is. */
const MOST_ANSWERS = 20
const LATER_BY_UP_TO_MS = 30
const ACCOUNTS = Array.from({ length: KILLS_OF_EACH + 3 }, (_, at) => `user-${at}`)
/** The account whose phone is changed. */
const CHANGED = ACCOUNTS[0] ?? ''
const PASSWORD = 'test'

/** Something that was refused from the moment on that the server had answered 200. */
interface Promised {
  readonly what: string
  readonly lane: LaneId
  readonly headers: Record<string, string>
}

interface Running {
  readonly child: ChildProcess
  readonly origins: Record<LaneId, string>
}

let program: Program
let folders: string[]
const children = new Set<ChildProcess>()

beforeAll(async () => {
  folders = Array.from({ length: PROCESSES }, () => mkdtempSync(join(tmpdir(), 'lab-crash-')))
  program = await bundleProgram(join(import.meta.dirname, 'crash-server.ts'))
}, 60_000)

afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  program?.remove()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

async function start(folder: string): Promise<Running> {
  const args = [program.path, folder, ACCOUNTS.join(',')]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  children.add(child)
  child.once('exit', () => children.delete(child))
  const said = await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])
  const [session = '', jwt = ''] = String(said[0]).trim().split(' ')
  if (!jwt.startsWith('http')) throw new Error(`The servers did not start: ${said[0]}`)
  return { child, origins: { session, jwt } }
}

async function kill({ child }: Running): Promise<void> {
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

function send(
  origins: Running['origins'],
  lane: LaneId,
  method: string,
  path: string,
  { headers = {}, json }: { headers?: Record<string, string>; json?: object } = {},
): Promise<Response> {
  return fetch(origins[lane] + path, {
    method,
    headers: { ...headers, ...(json && { 'Content-Type': 'application/json' }) },
    ...(json && { body: JSON.stringify(json) }),
  })
}

/** Logs in and returns the headers that a client sends from then on; null where that is refused. */
async function logIn(
  origins: Running['origins'],
  lane: LaneId,
  username: string,
): Promise<Record<string, string> | null> {
  const response = await send(origins, lane, 'POST', '/login', { json: { username, password: PASSWORD } })
  if (response.status !== 200) return null
  const body: unknown = await response.json()
  if (lane === 'session') return { Cookie: response.headers.getSetCookie()[0]?.split(';', 1)[0] ?? '' }
  const token = typeof body === 'object' && body && 'access_token' in body ? body.access_token : ''
  return { Authorization: `Bearer ${token}` }
}

/** What was answered with 200, by what it was. */
class Ledger {
  readonly promised: Promised[] = []
  readonly deleted: { readonly lane: LaneId; readonly username: string }[] = []
  /** Of one account on each lane, the phone that was acknowledged, and those that were asked for since: one of them it must be. */
  readonly phones = perLane((): readonly string[] => [INITIAL_ACCOUNTS[0]?.phone ?? ''])
  changes = 0

  /** How much was answered with 200 so far. */
  get answers(): number {
    return this.promised.length + this.changes
  }

  asked(lane: LaneId, phone: string): void {
    this.phones[lane] = [...this.phones[lane], phone]
  }

  answered(lane: LaneId, phone: string): void {
    this.phones[lane] = [phone]
    this.changes += 1
  }
}

/** Logs in and out again, for ever. */
async function revoke({ origins }: Running, ledger: Ledger, lane: LaneId, username: string): Promise<void> {
  for (;;) {
    const headers = await logIn(origins, lane, username)
    if (!headers) return
    const response = await send(origins, lane, 'DELETE', '/logout', { headers })
    await response.text()
    if (response.status === 200) ledger.promised.push({ what: 'logout', lane, headers })
  }
}

/** Changes one account's phone, for ever. */
async function change({ origins }: Running, ledger: Ledger, lane: LaneId): Promise<void> {
  const headers = await logIn(origins, lane, CHANGED)
  while (headers) {
    const phone = `phone ${randomUUID()}`
    ledger.asked(lane, phone)
    const json = { id: CHANGED, phone }
    const response = await send(origins, lane, 'POST', '/user/update/phone', { headers, json })
    await response.text()
    if (response.status === 200) ledger.answered(lane, phone)
  }
}

async function deleteAccount(
  { origins }: Running,
  ledger: Ledger,
  lane: LaneId,
  username: string,
): Promise<void> {
  const headers = await logIn(origins, lane, username)
  if (!headers) return
  const response = await send(origins, lane, 'DELETE', '/user', { headers })
  await response.text()
  if (response.status !== 200) return
  ledger.deleted.push({ lane, username })
  ledger.promised.push({ what: 'deletion', lane, headers })
}

/** Has clients do all of that at the same time until the process is killed; what breaks off was not answered. */
async function loadUntilKilled(running: Running, ledger: Ledger, round: number): Promise<void> {
  const enough = ledger.answers + Math.floor(Math.random() * (MOST_ANSWERS + 1))
  // The one that is asked first is ahead of the other.
  const lanes = round % 2 === 0 ? LANES : LANES.toReversed()
  const clients = lanes.flatMap((lane) => [
    revoke(running, ledger, lane, ACCOUNTS[1] ?? ''),
    revoke(running, ledger, lane, ACCOUNTS[2] ?? ''),
    change(running, ledger, lane),
    deleteAccount(running, ledger, lane, ACCOUNTS[3 + round] ?? ''),
  ])
  const ends = Promise.allSettled(clients)
  await until(() => ledger.answers >= enough)
  await delay(Math.random() * LATER_BY_UP_TO_MS)
  await kill(running)
  await ends
}

/** Returns what does not hold of what was answered since then, counted in each list. */
async function broken(
  { origins }: Running,
  ledger: Ledger,
  since = { promised: 0, deleted: 0 },
): Promise<string[]> {
  const logins = ledger.deleted
    .slice(since.deleted)
    .map(async ({ lane, username }) =>
      (await logIn(origins, lane, username)) ? `${username} is back on ${lane}` : null,
    )
  const uses = ledger.promised.slice(since.promised).map(async ({ what, lane, headers }) => {
    const response = await send(origins, lane, 'GET', '/protected', { headers })
    await response.text()
    return response.status === 401 ? null : `after a ${what}, ${lane} answers ${response.status}`
  })
  return (await Promise.all([...logins, ...uses])).filter((line) => line !== null)
}

/** The same of phones, which no route tells: read from the file, as another process may. */
async function brokenPhone(folder: string, ledger: Ledger, lane: LaneId): Promise<string[]> {
  const storage = new SqliteStorage({ path: join(folder, `${lane}.sqlite`), onProblem: () => {} })
  const accounts = new Accounts({ storage, hasher: createPasswordHasher(), initial: [] })
  const found = (await accounts.findByUsername(CHANGED))?.phone
  await storage.close()
  return ledger.phones[lane].some((phone) => phone === found) ? [] : [`${lane} has the phone ${found}`]
}

/** Kills a process again and again, and returns what it had answered. */
async function killAgainAndAgain(folder: string): Promise<Ledger> {
  const ledger = new Ledger()
  let since = { promised: 0, deleted: 0 }
  for (let round = 0; round < KILLS_OF_EACH; round += 1) {
    const running = await start(folder)
    expect(await broken(running, ledger, since)).toEqual([])
    since = { promised: ledger.promised.length, deleted: ledger.deleted.length }
    await loadUntilKilled(running, ledger, round)
    expect((await Promise.all(LANES.map((lane) => brokenPhone(folder, ledger, lane)))).flat()).toEqual([])
  }
  const last = await start(folder)
  expect(await broken(last, ledger)).toEqual([])
  await kill(last)
  return ledger
}

it('keeps every revocation, change and deletion that it has answered with 200, however often it is killed', async () => {
  // All have come to their ends before any is judged: none may go on beside the tests that follow.
  const ends = await Promise.allSettled(folders.map(killAgainAndAgain))
  const ledgers = ends.map((end) => {
    if (end.status === 'rejected') throw end.reason
    return end.value
  })
  const promised = ledgers.flatMap((ledger) => ledger.promised)
  for (const lane of LANES) {
    for (const what of ['logout', 'deletion']) {
      expect(promised.filter((each) => each.lane === lane && each.what === what).length).toBeGreaterThan(
        IS_LONG ? 9 : 0,
      )
    }
  }
  expect(ledgers.reduce((sum, { changes }) => sum + changes, 0)).toBeGreaterThan(IS_LONG ? 9 : 0)
}, 600_000)
