// "Copy as curl" of every action: the real curl, against the state as it was before the action, gets the same answer.
import { execFile, spawnSync } from 'node:child_process'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Ids } from '#main/clock/clock'
import type { Action } from '#src/actions/schema'
import { curlCommand } from '#src/http/curl'
import { INITIAL_SETTINGS } from '#src/settings/settings'
import type { HopEvent } from '#src/trace/event'
import { responseOf, whyOnce } from '#src/trace/flow'
import type { Header, HttpRequest } from '#src/trace/http-message'
import { LANES, type LaneId } from '#src/trace/lane'
import type { TestLab } from '../../support/lab'
import { until } from '../../support/lane'
import { IS_LONG } from '../../support/long'
import { done, ended, login, logout, open, refresh, start } from './started'

const hasCurl = spawnSync('sh', ['-c', 'curl --version']).status === 0
if (!hasCurl && process.env.CI === 'true') throw new Error('These tests need curl and a POSIX shell.')

/** Ids that are the same in every lab that has made as many before, so that two answers can be compared to the letter. */
class CountedIds implements Ids {
  constructor(public made = 0) {}
  uuid(): string {
    return `00000000-0000-4000-8000-${String(++this.made).padStart(12, '0')}`
  }
  secret(bytes: number): string {
    return Buffer.alloc(bytes, ++this.made).toString('base64url')
  }
}

const SECRETS = {
  sessionSecret: 'a session secret of the test',
  jwtSecret: 'a secret of the test, long enough for HS256',
}
const SQLITE = { storage: { session: 'sqlite', jwt: 'sqlite' } } as const

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lab-curl-'))
})
afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }))

interface Answer {
  readonly status: number
  readonly headers: Header[]
  readonly body: string
}

/** Pastes a command into a shell and reads what curl shows of the answer. */
async function paste(command: string): Promise<Answer> {
  const { stdout } = await promisify(execFile)('sh', ['-c', command], { timeout: 10_000 })
  const end = stdout.indexOf('\r\n\r\n')
  const [line = '', ...fields] = stdout.slice(0, end).split('\r\n')
  return {
    status: Number(line.split(' ')[1]),
    headers: comparable(
      fields.map((field): Header => [field.split(':')[0] ?? '', field.slice(field.indexOf(':') + 2)]),
    ),
    body: stdout.slice(end + 4),
  }
}

/** All headers but those of the connection, and the date, which is that of the sending. */
function comparable(headers: readonly Header[]): Header[] {
  return headers.filter(([name]) => !/^(connection|keep-alive|date)$/i.test(name))
}

interface Kind {
  readonly lanes?: readonly LaneId[]
  /** What comes before, after a login. */
  readonly before?: readonly Action[]
  readonly rotation?: boolean
  readonly action: Action
}

const KINDS: Record<string, Kind> = {
  'a login': { action: login },
  'a refused login': { action: { ...login, password: 'it\'s "wrong"' } },
  'a login by email': {
    action: { type: 'login-by-email', email: 'test@example.com', password: 'test' },
  },
  'a protected request': { action: open },
  'a protected request after the logout': { before: [logout], action: open },
  'a partially protected request': { action: { type: 'open-partially-protected' } },
  'a change of the phone': { action: { type: 'update-phone', id: '1', phone: '0900-111-222' } },
  'a refresh': { lanes: ['jwt'], action: refresh },
  'a refresh with rotation': { lanes: ['jwt'], rotation: true, action: refresh },
  'a logout': { action: logout },
  'a logout of the refresh token': { lanes: ['jwt'], action: { type: 'logout-refresh' } },
  'a logout everywhere': { action: { type: 'logout-everywhere' } },
  'getting a link': { lanes: ['jwt'], action: { type: 'get-download-link' } },
  'using a link': {
    lanes: ['jwt'],
    before: [{ type: 'get-download-link' }],
    action: { type: 'open-download-link' },
  },
  'deleting the account': { action: { type: 'delete-account' } },
}

/** Starts a lab over the files of a folder, and puts its ids where they were. */
async function labOver(
  dataFolder: string,
  made: number,
  ports = {},
): Promise<{ lab: TestLab; ids: CountedIds }> {
  const ids = new CountedIds()
  const lab = await start({ dataFolder, ids, ...SECRETS, ...SQLITE, ...ports })
  if (made > 0) ids.made = made
  return { lab, ids }
}

const portOf = (origin: string | undefined) => Number(new URL(origin ?? '').port)

/** The event by which a request arrived, and where the node that has it listens. */
function sentIn(
  lab: TestLab,
  lane: LaneId,
  hops: readonly HopEvent[],
): { request: HttpRequest; origin: string } {
  const event = hops.findLast(({ hop }) => hop.kind === 'request')
  if (event?.hop.kind !== 'request') throw new Error('no request arrived')
  const nodes = lab.view.status?.lanes[lane].nodes ?? []
  const origin = nodes.find(({ node }) => node === (event.node ?? 1))?.origin ?? ''
  return { request: event.hop.request, origin }
}

/** Has a lab do what comes before and the action, and returns what the action sent and got, with the files from before it. */
async function performed(lane: LaneId, { before = [], rotation = false, action }: Kind) {
  const source = join(folder, 'first')
  const copy = join(folder, 'before')
  const { lab, ids } = await labOver(source, 0)
  if (rotation)
    await done(lab, 'change-settings', { rotation: { ...INITIAL_SETTINGS.rotation, enabled: true } })
  for (const earlier of [login, ...before]) await lab.act(earlier, [lane])
  await cp(source, copy, { recursive: true })
  const made = ids.made
  const { flows } = await done(lab, 'perform', { lanes: [lane], action })
  const flow = await ended(lab, lane, flows[lane])
  const response = responseOf(flow)
  if (response === null) throw new Error('no answer came')
  const ports = {
    sessionPort: portOf(lab.view.status?.lanes.session.origin),
    jwtPort: portOf(lab.view.status?.lanes.jwt.origin),
  }
  const sent = sentIn(lab, lane, flow.hops)
  await lab.lab.stop()
  return { copy, made, ports, sent, flow, response, settings: lab.view.status?.settings }
}

describe.runIf(hasCurl)('copied as curl', () => {
  // Each kind is tried on one lane in turn, or in the long run on all that it has.
  const cases = Object.entries(KINDS).flatMap(([name, kind], at) => {
    const lanes = kind.lanes ?? LANES
    const tried = IS_LONG ? lanes : lanes.slice(at % lanes.length).slice(0, 1)
    return tried.map((lane) => ({ name, lane, kind }))
  })

  test.each(cases)('$name of the $lane lane is answered as it was', async ({ lane, kind }) => {
    const first = await performed(lane, kind)
    const { lab, ids } = await labOver(first.copy, 0, first.ports)
    if (kind.rotation && first.settings)
      await done(lab, 'change-settings', { rotation: first.settings.rotation })
    ids.made = first.made
    const again = await paste(curlCommand(first.sent.origin, first.sent.request))
    expect(again).toEqual({
      status: first.response.status,
      headers: comparable(first.response.headers),
      body: first.response.body,
    })
    // What is said beside the button is so: sent once more, it gets another answer, and else the same status.
    const twice = await paste(curlCommand(first.sent.origin, first.sent.request))
    if (whyOnce(first.flow) === null) expect(twice.status).toBe(again.status)
    else expect(twice.status).toBeGreaterThanOrEqual(400)
  })

  test.each(LANES)('goes to the node of the %s lane that answered', async (lane) => {
    const lab = await start(SECRETS)
    await done(lab, 'add-node', { lanes: [lane] })
    await done(lab, 'set-routing', { lanes: [lane], routing: 2 })
    await lab.act(login, [lane])
    const { flows } = await done(lab, 'perform', { lanes: [lane], action: open })
    const flow = await ended(lab, lane, flows[lane])
    const { request, origin } = sentIn(lab, lane, flow.hops)
    expect(origin).toBe(lab.view.status?.lanes[lane].nodes[1]?.origin)
    // In memory the first node knows nothing of the session: there the answer would be another.
    expect((await paste(curlCommand(origin, request))).status).toBe(200)
    await until(() => lab.view.flows(lane).at(-1)?.ended != null)
    expect(
      lab.view
        .flows(lane)
        .at(-1)
        ?.hops.find(({ hop }) => hop.kind === 'request')?.node,
    ).toBe(2)
  })

  test.each<[string, string]>([
    [
      'a HEAD with a body',
      "curl -X HEAD --data-raw '{}' -H 'Content-Type: application/json' -H 'Connection: close' --max-time 5 --ignore-content-length",
    ],
    ['a HEAD', 'curl -I'],
    ['a GET with a body', "curl -X GET --data-raw '{}' -H 'Content-Type: application/json'"],
    ['HTTP/1.0', 'curl --http1.0'],
    ['a Host of its own', "curl -H 'Host: app.example'"],
    ['a whole URL as target', "curl --request-target 'http://app.example/protected'"],
    ['a Cookie in two lines', "curl -H 'Cookie: a=1' -H 'Cookie: b=2'"],
  ])('%s of another client is sent again as it was', async (_name, command) => {
    const lab = await start(SECRETS)
    const newest = () => lab.view.flows('jwt').at(-1)
    const outcome = await paste(`${command} -i ${lab.origin('jwt')}/protected`)
    await until(() => newest()?.ended != null)
    const first = newest()
    const { request, origin } = sentIn(lab, 'jwt', first?.hops ?? [])
    expect(await paste(curlCommand(origin, request))).toEqual(outcome)
    await until(() => newest()?.id !== first?.id && newest()?.ended != null)
    const again = sentIn(lab, 'jwt', newest()?.hops ?? []).request
    const known = ({ method, target, httpVersion, headers, body }: HttpRequest) => ({
      method,
      target,
      httpVersion,
      headers: comparable(headers),
      body,
    })
    expect(known(again)).toEqual(known(request))
  })
})
