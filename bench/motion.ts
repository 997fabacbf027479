// Measures what motion costs: frames that are late while 50 credentials run down, and the processor's work at rest.
import { join } from 'node:path'
import { realClock } from '#main/clock/real-clock'
import { realIds } from '#main/clock/real-ids'
import { createLab } from '#main/lab/create-lab'
import { startWebServer } from '#main/web/web-server'
import type { CommandName, CommandPayload } from '#src/contract/commands'
import { launchBrowser } from '../test/support/browser'
import { PROJECT } from './child'
import { measureFrames } from './frames'
import { idleShare } from './idle'
import { type Measure, measure } from './summary'

const RUNS = 3
const MEASURE_MS = 5_000
const TOKENS_PER_LOGIN = 2
const CREDENTIALS = 50
const FAST_RATE = 10
/** How long a page may still be busy with what was just done. */
const SETTLE_MS = 3_000

/** Measures frames in a browser, and the processor at rest. */
export async function motion(): Promise<Measure[]> {
  const lab = await createLab({ clock: realClock(), ids: realIds() })
  const server = await startWebServer({ lab, siteRoot: join(PROJECT, 'out/renderer'), key: 'bench' })
  const browser = await launchBrowser()
  const send = async <C extends CommandName>(name: C, payload: CommandPayload<C>): Promise<void> => {
    const answer = await lab.handle(name, payload)
    if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`)
  }
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    const empty: number[] = []
    const running: number[] = []
    const fast: number[] = []
    const idle: number[] = []

    await page.goto(server.url)
    await page.waitForTimeout(SETTLE_MS)
    for (let run = 0; run < RUNS; run += 1) empty.push(await measureFrames(page, MEASURE_MS))

    for (let login = 0; login < CREDENTIALS / TOKENS_PER_LOGIN; login += 1) {
      await send('perform', { lanes: ['jwt'], action: { type: 'login', username: 'test', password: 'test' } })
    }
    await send('perform', {
      lanes: ['session'],
      action: { type: 'login', username: 'test', password: 'test' },
    })
    const { rings, bars } = await credentialsOn(page)
    await page.waitForTimeout(SETTLE_MS)
    for (let run = 0; run < RUNS; run += 1) running.push(await measureFrames(page, MEASURE_MS))

    // Fast enough for the rings to glide, slow enough for no access token to expire meanwhile.
    await send('set-clock', { rate: FAST_RATE })
    await page.waitForTimeout(SETTLE_MS)
    for (let run = 0; run < RUNS; run += 1) fast.push(await measureFrames(page, MEASURE_MS))

    await send('set-clock', { paused: true })
    await page.waitForTimeout(SETTLE_MS)
    for (let run = 0; run < RUNS; run += 1) idle.push(await idleShare(MEASURE_MS))

    return [
      measure('Dropped frames, nobody logged in', '%', empty),
      measure(`Dropped frames, ${rings} rings and ${bars} bars running`, '%', running),
      measure(`The same at ${FAST_RATE} times the speed`, '%', fast),
      measure('Processor, clock paused, one page open', '% of a core', idle),
    ]
  } finally {
    await browser.close()
    await server.close()
    await lab.stop()
  }
}

/** Waits until all credentials are on the page, and counts them: those of the lanes by their rings, those of the timeline. */
async function credentialsOn(
  page: Awaited<ReturnType<Awaited<ReturnType<typeof launchBrowser>>['newPage']>>,
) {
  const timeline = page.getByRole('region', { name: 'Timeline' })
  await timeline.getByRole('button', { name: 'Show the timeline' }).click()
  await page.getByRole('button', { name: /^lab’s notebook/ }).click()
  const bars = timeline.locator('[data-phase]')
  await bars.nth(CREDENTIALS - 1).waitFor({ timeout: 60_000 })
  // A ring is an image whose name says the time left.
  const rings = page.getByRole('region', { name: /lane/i }).getByRole('img', { name: /left|never|idle/ })
  return { rings: await rings.count(), bars: await bars.count() }
}
