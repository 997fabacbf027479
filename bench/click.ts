// How soon the page answers a click while an external client keeps a lane busy.
import type { Page } from 'playwright-core'
import { launchBrowser } from '../test/support/browser'
import { logIn, startLab } from './lab-process'
import { openLoad } from './load'
import { type Measure, measure, p95 } from './summary'

const PER_SECOND = 500
const CONNECTIONS = 16
const LANE = 'jwt'
/** How long the lane is busy before the first click: its trace is full by then. */
const BUSY_FOR_MS = 4_000
const ROUNDS = 5
const CLICKS = 10
const BETWEEN_CLICKS_MS = 150
const TABS = ['Message', 'Cookie']

/** Measures clicks on the inspector's tabs, with and without the requests. */
export async function click(): Promise<Measure[]> {
  const lab = await startLab()
  const browser = await launchBrowser()
  const origin = lab.origins[LANE]
  try {
    const page = await browser.newPage({ locale: 'en-US', viewport: { width: 1440, height: 900 } })
    await page.addInitScript(noteClicks)
    await page.goto(lab.url)
    await page.getByRole('button', { name: 'Menu', exact: true }).click()
    await page.getByRole('menuitem', { name: /^Any JWT/ }).click()
    await page.getByRole('tab', { name: 'Message' }).click()
    const quiet = [...(await clicks(page)), ...(await clicks(page))]
    // Not earlier: a server closes connections that have nothing to do.
    const load = await openLoad(origin, '/protected', await logIn(LANE, origin), CONNECTIONS)
    const stopLoad = load.pace(PER_SECOND)
    await page.waitForTimeout(BUSY_FOR_MS)
    const busy: number[][] = []
    for (let round = 0; round < ROUNDS; round += 1) busy.push(await clicks(page))
    const perSecond = stopLoad()
    await load.close()
    return [
      measure('Requests answered meanwhile', 'requests/s', [perSecond], { atLeast: 0.9 * PER_SECOND }),
      measure('Click to paint while nothing comes', 'ms', quiet),
      measure(`Click to paint at ${PER_SECOND} requests a second`, 'ms', busy.flat(), { atMost: 100 }),
      measure('The same, p95 of each round', 'ms', busy.map(p95), { atMost: 100 }),
    ]
  } finally {
    await browser.close()
    await lab.stop()
  }
}

async function clicks(page: Page): Promise<number[]> {
  const delays: number[] = []
  for (let turn = 0; turn < CLICKS; turn += 1) {
    const name = TABS[(turn + 1) % TABS.length] ?? ''
    const tab = page.getByRole('tab', { name, exact: true })
    const painted = page.evaluate(() => window.nextClick())
    await tab.click()
    delays.push(await painted)
    await page.waitForTimeout(BETWEEN_CLICKS_MS)
  }
  return delays
}

declare global {
  interface Window {
    nextClick(): Promise<number>
  }
}

/** Runs in the page: tells how long it takes from the press of a button to the frame that shows another tab. */
function noteClicks(): void {
  window.nextClick = () =>
    new Promise((resolve) => {
      let pressedAt = Number.NaN
      const press = (event: Event) => {
        pressedAt = event.timeStamp
      }
      window.addEventListener('pointerdown', press, { capture: true, once: true })
      const observer = new MutationObserver((changes) => {
        const isTab = ({ target }: MutationRecord) => target instanceof Element && target.role === 'tab'
        if (!changes.some(isTab)) return
        observer.disconnect()
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => resolve(performance.now() - pressedAt)
        requestAnimationFrame(() => port2.postMessage(null))
      })
      observer.observe(document, { subtree: true, attributes: true, attributeFilter: ['aria-selected'] })
    })
}
