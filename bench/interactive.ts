// How soon the browser edition can be used, from navigation on, and how much JavaScript that takes.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../test/support/browser'
import { PROJECT } from './child'
import { startLab } from './lab-process'
import { type Measure, measure } from './summary'

const RUNS = 7
const SITE = join(PROJECT, 'out/renderer')

interface Visit {
  readonly seconds: number
  readonly scriptKilobytes: number
}

/** Measures visits of a browser that has kept nothing of the page. */
export async function interactive(): Promise<Measure[]> {
  const lab = await startLab()
  const browser = await launchBrowser()
  try {
    const visits: Visit[] = []
    // The first one waits for the browser itself.
    await visit(browser, lab.url)
    for (let run = 0; run < RUNS; run += 1) visits.push(await visit(browser, lab.url))
    return [
      measure(
        'First interactive, from navigation',
        's',
        visits.map(({ seconds }) => seconds),
        { atMost: 1 },
      ),
      measure(
        'JavaScript asked for before',
        'KB gzip',
        visits.map((each) => each.scriptKilobytes),
        {
          atMost: 250,
        },
      ),
    ]
  } finally {
    await browser.close()
    await lab.stop()
  }
}

async function visit(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await page.addInitScript(() => {
    // The buttons are there, the lab has been heard, and the frame that shows it has been drawn.
    const observer = new MutationObserver(() => {
      const isThere = document.querySelector('[data-action-bar] button') !== null
      const isConnecting = document.querySelector('[role=status] p') !== null
      if (!isThere || isConnecting) return
      observer.disconnect()
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => performance.mark('interactive')
      requestAnimationFrame(() => {
        performance.mark('shown')
        port2.postMessage(null)
      })
    })
    observer.observe(document, { subtree: true, childList: true })
  })
  try {
    await page.goto(url)
    await page.waitForFunction(() => performance.getEntriesByName('interactive').length > 0)
    const { readyMs, scripts } = await page.evaluate(() => {
      const startTime = performance.getEntriesByName('interactive')[0]?.startTime ?? Number.NaN
      // What is asked for after the frame has begun is not needed for it.
      const shownMs = performance.getEntriesByName('shown')[0]?.startTime ?? Number.NaN
      const asked = performance.getEntriesByType('resource').filter((each) => each.startTime < shownMs)
      const paths = asked.map(({ name }) => new URL(name).pathname)
      return { readyMs: startTime, scripts: paths.filter((path) => path.endsWith('.js')) }
    })
    const bytes = await Promise.all(
      scripts.map(async (path) => gzipSync(await readFile(join(SITE, path))).length),
    )
    return {
      seconds: readyMs / 1000,
      scriptKilobytes: bytes.reduce((sum, each) => sum + each, 0) / 1000,
    }
  } finally {
    await context.close()
  }
}
