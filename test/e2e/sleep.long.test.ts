// The lab's process stands still for a while, as on a machine that sleeps: what it held goes on, and so does its page.
import { join } from 'node:path'
import { setTimeout as passes } from 'node:timers/promises'
import type { Browser } from 'playwright-core'
import { afterEach, describe, expect, test } from 'vitest'
import { catalogues } from '#src/i18n/catalogue'
import { LANES } from '#src/trace/lane'
import { launchBrowser, whyNoBrowser } from '../support/browser'
import { PROJECT } from '../support/electron'
import { maySkip } from '../support/may-skip'
import { freePorts, programsOfTest, readyUrl } from '../support/program'
import { LabPage } from './lab-page'

/** Longer than Node.js keeps a connection that nobody uses, so that its end is due when the process goes on. */
const SLEEP_MS = 6000
const { actions, shell } = catalogues.en
const canStop = process.platform !== 'win32'

describe.skipIf(!canStop || maySkip(whyNoBrowser()))('a lab whose process was stopped and goes on', () => {
  const startProgram = programsOfTest()
  let browser: Browser | undefined
  afterEach(async () => {
    await browser?.close()
  })

  test('answers what it held and what was sent meanwhile, each once, and tells its page', async () => {
    const [jwt] = await freePorts(1)
    const lab = startProgram(process.execPath, [
      join(PROJECT, 'main/start/start.mjs'),
      '--web',
      '--no-open',
      `--jwt-port=${jwt}`,
    ])
    const url = await readyUrl(lab)
    browser = await launchBrowser()
    const page = await browser.newPage({ locale: 'en-US', viewport: { width: 1280, height: 800 } })
    const problems: string[] = []
    page.on('pageerror', (error) => problems.push(error.message))
    await page.goto(url.href)
    const shown = new LabPage(page)
    await shown.ready()
    await shown.setMode('step')
    await shown.press(actions['open-protected'].button)
    for (const lane of LANES) await shown.waiting(lane, 'GET /protected')
    const command = page.waitForResponse((response) => response.url().endsWith('/api/run-to-end'))

    lab.child.kill('SIGSTOP')
    await shown.actions().getByRole('button', { name: shell.hold.run }).click()
    const fromOutside = fetch(`http://127.0.0.1:${jwt}/partially-protected`)
    await passes(SLEEP_MS)
    lab.child.kill('SIGCONT')

    expect((await command).status()).toBe(200)
    await shown.ended('session', 'GET /protected', 401)
    // The request from outside is held by nobody.
    expect((await fromOutside).status).toBe(200)
    await shown.setMode('run')
    await shown.press(actions.login.button)
    for (const lane of LANES) await shown.ended(lane, 'POST /login', 200)
    const time = await page.getByRole('banner').getByRole('time').getAttribute('datetime')
    expect(Math.abs(Date.parse(time ?? '') - Date.now())).toBeLessThan(SLEEP_MS)
    expect(problems).toEqual([])
  })
})
