// A process that is killed or ends in the middle of a demonstration loses nothing of the learner's lab but what was in memory.
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Action } from '#src/actions/schema'
import type { CommandName, CommandPayload } from '#src/contract/commands'
import type { LabStatus } from '#src/contract/status'
import { responseOf } from '#src/trace/flow'
import { LANES, perLane } from '#src/trace/lane'
import { bundleProgram, type Program } from '../../support/bundle'
import { changeInTenWays } from '../../support/changed-lab'
import { EventReader } from '../../support/event-source'
import { LabView, startTestLab, type TestLab } from '../../support/lab'
import { until } from '../../support/lane'
import { programsOfTest, readyUrl } from '../../support/program'

let program: Program
let folder: string
beforeAll(async () => {
  program = await bundleProgram(join(import.meta.dirname, 'crashing-program.ts'))
}, 60_000)
afterAll(() => program?.remove())
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lab-crash-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))
const file = () => join(folder, 'waiting-lab.json')
const start = programsOfTest()

/** Starts the program and speaks to it as a page does. */
async function startLab() {
  const running = start(process.execPath, [program.path, folder])
  await until(() => running.out().includes('\n') || running.child.exitCode !== null)
  const url = await readyUrl(running)
  const key = url.searchParams.get('key') ?? ''
  const reader = new EventReader(new URL(`/api/events?key=${key}`, url).href)
  await reader.received(2)
  const view = () => {
    const folded = new LabView()
    for (const message of structuredClone(reader.messages)) folded.hear(message)
    return folded
  }
  const send = async <C extends CommandName>(name: C, payload: CommandPayload<C>): Promise<void> => {
    const response = await fetch(new URL(`/api/${name}`, url), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Lab-Key': key },
      body: JSON.stringify(payload),
    })
    if (!response.ok) throw new Error(await response.text())
  }
  const act = async (action: Action) => {
    const count = perLane((lane) => view().flows(lane).length)
    await send('perform', { lanes: [...LANES], action })
    await until(() => LANES.every((lane) => view().flows(lane).slice(count[lane])[0]?.ended))
    return LANES.map((lane) => {
      const flow = view().flows(lane).at(-1)
      return flow && responseOf(flow)?.status
    })
  }
  return {
    running,
    send,
    act,
    told: () => {
      const now = view()
      if (!now.status) throw new Error('There is no status')
      return { status: now.status, state: perLane((lane) => now.state(lane)), err: running.err() }
    },
    kill: async () => {
      reader.close()
      running.child.kill('SIGKILL')
      await running.ended
    },
  }
}

/** What is the same in another process: all but the ports, and how far the clock has run on since. */
function comparable({ clock, lanes, ...status }: LabStatus) {
  return {
    ...status,
    clock: { rate: clock.rate, paused: clock.paused },
    lanes: perLane((lane) => {
      const { origin: _, nodes, ...rest } = lanes[lane]
      return { ...rest, nodes: nodes.map(({ node, verifiesOnly }) => ({ node, verifiesOnly })) }
    }),
  }
}

test('a lab that was changed in ten ways is there again, to the minute, and its credentials still fit', async () => {
  const lab = await startLab()
  await changeInTenWays(lab.send, lab.act, Date.now())
  await lab.send('set-clock', { rate: 2 })
  await until(() => lab.told().status.clock.rate === 2)
  const before = lab.told()
  await lab.send('stage-demonstration', { id: 'second-node' })
  if (process.platform !== 'win32') expect(statSync(file()).mode & 0o777).toBe(0o600)
  await lab.kill()

  const again = await startLab()
  const after = again.told()
  expect(comparable(after.status)).toEqual(comparable(before.status))
  expect(after.state).toEqual(before.state)
  expect(after.state.session.sessions).toHaveLength(1)
  const ranOnMs = after.status.clock.now - before.status.clock.now
  expect(ranOnMs).toBeGreaterThanOrEqual(0)
  expect(ranOnMs).toBeLessThan(30_000)
  expect(existsSync(file())).toBe(false)
  await again.send('set-mode', { lanes: ['session'], mode: 'run' })
  await again.send('set-breakpoints', { lanes: ['jwt'], breakpoints: [] })
  expect(await again.act({ type: 'open-protected' })).toEqual([200, 200])
  await again.kill()
})

describe('what is kept', () => {
  const begin = async (dataFolder = folder) => {
    const lab = await startTestLab({ dataFolder })
    labs.push(lab)
    return lab
  }
  const labs: TestLab[] = []
  afterEach(() => Promise.all(labs.splice(0).map(({ lab }) => lab.stop())))

  test('is removed when the demonstration ends, and not there without one', async () => {
    const lab = await begin()
    await lab.send('stage-demonstration', { id: 'one-time-link' })
    expect(existsSync(file())).toBe(true)
    await lab.send('end-demonstration', {})
    expect(existsSync(file())).toBe(false)
    await lab.lab.stop()
    expect(existsSync(file())).toBe(false)
  })

  test('is there at the next start when the lab was stopped in the middle of a demonstration', async () => {
    const lab = await begin()
    await changeInTenWays(
      async (name, payload) => expect(await lab.send(name, payload)).toMatchObject({ ok: true }),
      (action) => lab.act(action),
      lab.clock.now(),
    )
    await until(() => lab.view.status?.lanes.session.mode === 'step')
    const before = structuredClone({
      status: lab.view.status,
      rows: perLane((lane) => lab.view.state(lane)),
    })
    await lab.send('stage-demonstration', { id: 'second-node' })
    await lab.lab.stop()

    const again = await begin()
    const { status } = again.view
    if (!status || !before.status) throw new Error('The lab was not heard')
    expect(comparable(status)).toEqual(comparable(before.status))
    const rows = perLane((lane) => again.view.state(lane))
    expect(rows).toEqual(before.rows)
    expect(rows.session.sessions).toHaveLength(1)
    expect(existsSync(file())).toBe(false)
  })

  test.each(['{"version":1', '{}', '{"version":2,"process":1,"lab":{}}'])(
    'is said and left alone when it is damaged: %s',
    async (text) => {
      writeFileSync(file(), text)
      const lab = await begin()
      expect(await lab.act({ type: 'open-protected' })).toEqual([401, 401])
      expect(readFileSync(file(), 'utf8')).toBe(text)
      await lab.send('stage-demonstration', { id: 'one-time-link' })
      await lab.send('end-demonstration', {})
      expect(readFileSync(join(folder, 'waiting-lab.damaged.json'), 'utf8')).toBe(text)
      expect(existsSync(file())).toBe(false)
    },
  )

  test('of a lab whose process lives is not taken away from it', async () => {
    const other = await startLab()
    await other.send('stage-demonstration', { id: 'one-time-link' })
    const kept = readFileSync(file(), 'utf8')
    const lab = await begin()
    await lab.send('stage-demonstration', { id: 'one-time-link' })
    await lab.send('end-demonstration', {})
    expect(readFileSync(file(), 'utf8')).toBe(kept)
    await other.kill()
  })

  test('keeps nobody from a demonstration where it can’t be written', async () => {
    writeFileSync(join(folder, 'no-folder'), '')
    const lab = await begin(join(folder, 'no-folder'))
    expect(await lab.send('stage-demonstration', { id: 'one-time-link' })).toMatchObject({ ok: true })
    expect(await lab.send('end-demonstration', {})).toMatchObject({ ok: true })
  })
})
