// Makes the pictures of the README from the real browser edition: `node docs/make-screenshots.mjs`, after the build.
// Then those of presenter mode, at 1280x720, with a demonstration whose last step has been taken.
// The folder for the pictures may be given, and sizes such as 1280x800; else they are the README's.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const ROOT = join(import.meta.dirname, '..')
const [folder = import.meta.dirname, size = '1440x900'] = process.argv.slice(2)
const [width, height] = size.split('x').map(Number)
const BROWSERS = ['/usr/bin/google-chrome', '/usr/bin/chromium', '/usr/bin/microsoft-edge', chromium.executablePath()]
const executablePath = process.env.LAB_BROWSER ?? BROWSERS.find(existsSync)

// A folder of its own: what waits there when the pictures are taken is not to come up at somebody's next start.
const data = mkdtempSync(join(tmpdir(), 'lab-pictures-'))
const lab = spawn(
  process.execPath,
  [join(ROOT, 'main/start/start.mjs'), '--web', '--no-open', '--data-dir', data],
  { stdio: ['ignore', 'pipe', 'inherit'] },
)
lab.once('exit', () => rmSync(data, { recursive: true, force: true }))
const browser = await chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0 })
try {
  const url = await readyUrl()
  await setTheStage(url)
  for (const colorScheme of ['light', 'dark']) {
    for (const locale of ['en', 'zh-TW']) await takePictures(url, colorScheme, locale)
  }
  await giveDemonstration(url)
  for (const colorScheme of ['light', 'dark']) {
    for (const locale of ['en', 'zh-TW']) await takePresenterPicture(url, colorScheme, locale)
  }
} finally {
  await browser.close()
  lab.kill()
}

function readyUrl() {
  return new Promise((resolve) => {
    let out = ''
    lab.stdout.on('data', (chunk) => {
      out += chunk
      const [, url] = /^ready (\S+)\n/.exec(out) ?? []
      if (url) resolve(url)
    })
  })
}

/** Logs in, out and in again, and holds a request on the JWT lane while the blacklist is asked. */
async function setTheStage(url) {
  const page = await browser.newPage({ locale: 'en-US', viewport: { width, height } })
  await page.goto(url)
  const press = async (name) => {
    await page.getByRole('button', { name, exact: true }).first().click()
    await page.waitForTimeout(1200)
  }
  await page.getByRole('radio', { name: 'Run', exact: true }).click()
  await press('Log in')
  await press('Log out')
  await press('Log in')
  await page.getByRole('radio', { name: 'Step', exact: true }).click()
  await press('Open /protected')
  for (let hop = 0; hop < 7; hop += 1) await press(/^Next hop/)
  await page.close()
}

async function takePictures(url, colorScheme, locale) {
  const page = await browser.newPage({ colorScheme, locale, viewport: { width, height } })
  await page.goto(url)
  await page.locator('[data-seq]').first().waitFor()
  await page.mouse.move(0, 0)
  await page.waitForTimeout(1500)
  await page.screenshot({ path: join(folder, `${colorScheme}-${locale}.png`) })
  await page.close()
}

/** Gives the first demonstration up to its answer. */
async function giveDemonstration(url) {
  const page = await browser.newPage({ locale: 'en-US', viewport: { width: 1280, height: 720 } })
  await page.goto(url)
  await page.getByRole('button', { name: 'Demonstrate', exact: true }).click()
  await page.getByRole('menuitem').first().click()
  for (const phase of ['scene', 'question', 'look']) {
    await page.locator(`[data-phase="${phase}"]`).waitFor()
    await page.keyboard.press('PageDown')
  }
  await page.locator('[data-phase="answer"]').waitFor()
  await page.close()
}

async function takePresenterPicture(url, colorScheme, locale) {
  const page = await browser.newPage({ colorScheme, locale, viewport: { width: 1280, height: 720 } })
  await page.goto(url)
  await page.locator('[data-seq]').first().waitFor()
  await page.keyboard.press('F5')
  await page.locator('html[data-presenter]').waitFor()
  await page.mouse.move(0, 0)
  await page.waitForTimeout(1500)
  await page.screenshot({ path: join(folder, `presenter-${colorScheme}-${locale}.png`) })
  await page.close()
}
