// What a real lab has done, carried away: other programs read the HAR, and the JSON shows the same again.
import { connect } from 'node:net'
import { har as validateHar } from 'har-validator'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sequenceDiagram } from '#src/diagram/sequence'
import { type Har, har } from '#src/export/har'
import { flowsMarkdown } from '#src/export/markdown'
import { readTraceJson } from '#src/export/read-trace-json'
import { type Recording, recordingOf, traceJson } from '#src/export/recording'
import { catalogues } from '#src/i18n/catalogue'
import { LOCALES } from '#src/i18n/languages'
import { type Flow, foldFlows } from '#src/trace/flow'
import { LANES, perLane } from '#src/trace/lane'
import { stateAt, type Trace } from '#src/trace/trace'
import { LabView, startTestLab, type TestLab } from '../../support/lab'
import { until } from '../../support/lane'

let lab: TestLab

beforeEach(async () => {
  lab = await startTestLab()
})
afterEach(() => lab.lab.stop())

const LOGIN = { type: 'login', username: 'test', password: 'test' } as const
const OPEN = { type: 'open-protected' } as const

/** Has everything happen that a trace can hold: success, refusals, a refresh, strangers, an aborted request. */
async function muchHappens(): Promise<void> {
  await lab.act(OPEN)
  await lab.act({ ...LOGIN, password: 'wrong' })
  await lab.act(LOGIN)
  await lab.act(OPEN)
  await lab.act({ type: 'update-phone', id: '1', phone: '+886 912 345 678 測試' })
  await lab.act({ ...OPEN, credential: 'not a token' })
  await lab.act({ type: 'refresh' })
  await lab.send('advance-clock', { to: lab.clock.now() + 20 * 60_000 })
  await lab.act(OPEN)
  for (const lane of LANES) {
    const origin = lab.origin(lane)
    await fetch(`${origin}/login?next=%2Fa%20b&x`, {
      method: 'POST',
      body: new Uint8Array([0, 255, 10, 0xd8]),
    })
    await fetch(`${origin}/no-such-page`, { headers: { Cookie: 'a=1; b', Authorization: 'Basic eDp5' } })
    await sendRaw(
      Number(new URL(origin).port),
      'OPTIONS * HTTP/1.1\r\nHost: odd host"\r\nConnection: close\r\n\r\n',
    )
  }
  await lab.act({ type: 'logout' })
  await lab.send('change-settings', { holdExternal: true })
  await lab.send('set-mode', { lanes: [...LANES], mode: 'step' })
  await lab.send('perform', { lanes: [...LANES], action: LOGIN })
  for (const lane of LANES) await untilRequestHasArrived(lane)
  // It ends what waits, as a reset does, and leaves the flows.
  await lab.send('restart-server', { lanes: [...LANES] })
  for (const lane of LANES) await hangUpWhileHeld(lane)
  await lab.send('restart-server', { lanes: [...LANES] })
  await lab.send('set-mode', { lanes: [...LANES], mode: 'run' })
  await lab.act(LOGIN)
}

function sendRaw(port: number, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    socket.on('error', reject)
    socket.on('close', () => resolve())
    socket.resume()
  })
}

/** A stranger's request that waits at the server until the stranger is gone. */
async function hangUpWhileHeld(lane: (typeof LANES)[number]): Promise<void> {
  const socket = connect(Number(new URL(lab.origin(lane)).port), '127.0.0.1')
  socket.write('GET /protected HTTP/1.1\r\nHost: a\r\n\r\n')
  const newest = () => lab.view.flows(lane).at(-1)
  await until(() => newest()?.started.action === 'external' && newest()?.hops.length === 1)
  socket.destroy()
  await until(() => newest()?.ended !== null)
}

async function untilRequestHasArrived(lane: (typeof LANES)[number]): Promise<void> {
  const running = () => lab.view.flows(lane).find(({ ended }) => ended === null)
  const hops = () => running()?.hops ?? []
  while (!hops().some(({ hop }) => hop.kind === 'request')) {
    await until(() => {
      const holding = lab.view.status?.lanes[lane].holding
      return holding?.flow === running()?.id && holding?.afterIndex === hops().length
    })
    const count = hops().length
    await lab.send('next-hop', { lanes: [lane] })
    await until(() => hops().length > count)
  }
}

/** The trace as the lab itself has it now: what has left of it is gone. */
function snapshot(): Trace {
  const view = new LabView()
  lab.lab.subscribe((message) => view.hear(message))()
  return view.trace
}

function recorded(): Recording {
  const settings = lab.view.status?.settings
  if (!settings) throw new Error('There is no status')
  return recordingOf(lab.view.trace, {
    app: '0.1.0',
    exportedAt: lab.clock.now(),
    labTime: lab.clock.now(),
    origins: perLane((lane) => lab.origin(lane)),
    storage: { session: 'memory', jwt: 'sqlite' },
    settings,
  })
}

/** Of each lane all flows with their diagrams in both languages, and the state at each event. */
function shownBy(trace: Trace) {
  return perLane((lane) => {
    const { events } = trace.lanes[lane]
    const flows = events.reduce(foldFlows, [] as readonly Flow[])
    return {
      diagrams: flows.flatMap((flow) =>
        LOCALES.map((locale) => sequenceDiagram(flow, lane, catalogues[locale])),
      ),
      states: events.map(({ seq }) => stateAt(trace.lanes[lane], seq)),
    }
  })
}

describe('the HAR of a lab in which much has happened', () => {
  let log: Har['log']
  beforeEach(async () => {
    await muchHappens()
    ;({ log } = har(recorded()))
  })

  test('is valid HAR 1.2 to a validator', async () => {
    await expect(validateHar({ log })).resolves.toEqual({ log })
    // The validator does find what is wrong.
    const [entry] = log.entries
    const spoiled = { log: { ...log, entries: [{ ...entry, startedDateTime: 'yesterday' }] } }
    await expect(validateHar(spoiled)).rejects.toThrow()
  })

  test('has an entry for each request that crossed the wire, with the answer that was really given', () => {
    const requests = LANES.flatMap((lane) =>
      lab.view.events(lane).filter((event) => event.type === 'hop' && event.hop.kind === 'request'),
    )
    expect(log.entries).toHaveLength(requests.length)
    const of = (lane: string) =>
      log.entries
        .filter((entry) => entry._lane === lane)
        .map(
          ({ request, response }) => `${request.method} ${new URL(request.url).pathname} ${response.status}`,
        )
    expect(of('session')).toEqual([
      'GET /protected 401',
      'POST /login 401',
      'POST /login 200',
      'GET /protected 200',
      'POST /user/update/phone 200',
      'GET /protected 401',
      'POST /refresh 404',
      'GET /protected 200',
      'POST /login 415',
      'GET /no-such-page 404',
      'OPTIONS /* 400',
      'DELETE /logout 200',
      'POST /login 503',
      'GET /protected 0',
      'POST /login 200',
    ])
    expect(of('jwt').slice(6, 8)).toEqual(['POST /refresh 200', 'GET /protected 401'])
  })

  test('keeps the sizes of what crossed the wire, of bytes that are no text too', () => {
    const binary = log.entries.find(({ request }) => request.url.includes('next='))
    expect(binary?.request).toMatchObject({
      bodySize: 4,
      queryString: [
        { name: 'next', value: '/a b' },
        { name: 'x', value: '' },
      ],
    })
    expect(binary?.request.postData?.comment).toBeDefined()
    for (const { response } of log.entries) {
      if (response.status !== 0)
        expect(response.bodySize).toBe(Buffer.byteLength(response.content.text ?? ''))
    }
  })
})

test('a recording shows the same diagrams, and the same state at each event', async () => {
  await muchHappens()
  const before = shownBy(lab.view.trace)
  const result = readTraceJson(traceJson(recorded()))
  if (!result.ok) throw new Error(JSON.stringify(result.problem))
  const after = shownBy(result.recording.trace)
  expect(after).toEqual(before)
  for (const lane of LANES) {
    expect(after[lane].diagrams.length).toBeGreaterThan(0)
    expect(after[lane].states.length).toBeGreaterThan(90)
  }
})

test('a trace of which the beginning has left shows the same, too', async () => {
  await lab.send('change-settings', { traceBoundHops: 100 })
  for (let count = 0; count < 10; count += 1) {
    await lab.act(LOGIN)
    await lab.act(OPEN)
  }
  const recording = { ...recorded(), trace: snapshot() }
  expect(recording.trace.lanes.jwt.trimmedThrough).toBeGreaterThan(0)
  const result = readTraceJson(traceJson(recording))
  if (!result.ok) throw new Error(JSON.stringify(result.problem))
  expect(shownBy(result.recording.trace)).toEqual(shownBy(recording.trace))
})

test('the Markdown and the HAR tell the flows since the reset, by the numbers on the screen', async () => {
  await muchHappens()
  await lab.send('reset', { lanes: [...LANES] })
  await lab.act(LOGIN)
  await lab.act(OPEN)
  const markdown = flowsMarkdown(recorded(), catalogues.en, 'today')
  expect(markdown.match(/^## .*$/gm)).toEqual([
    '## 1. Cookie session: log in',
    '## 1. JWT: log in',
    '## 2. Cookie session: open the protected page',
    '## 2. JWT: open the protected page',
  ])
  expect(
    har(recorded())
      .log.entries.map(({ _lane, _flow }) => `${_flow} ${_lane}`)
      .toSorted(),
  ).toEqual(['1 jwt', '1 session', '2 jwt', '2 session'])
})
