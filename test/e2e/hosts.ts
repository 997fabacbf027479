// The lab in each of its hosts, as it was built, for a test that does not care which one it is.
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { realClock } from '#main/clock/real-clock'
import { realIds } from '#main/clock/real-ids'
import { createLab } from '#main/lab/create-lab'
import { startWebServer } from '#main/web/web-server'
import { launchBrowser, whyNoBrowser } from '../support/browser'
import { launchDesktop, makeUserData, PROJECT, whyNoElectron } from '../support/electron'

export interface OpenedHost {
  readonly page: Page
  close(): Promise<void>
}

export interface Host {
  readonly name: string
  /** Why there are no tests in it on this machine; null when there are. */
  readonly whyNot: string | null
  open(): Promise<OpenedHost>
}

const KEY = 'the-key-of-this-lab'

/** Opens the browser edition over a lab of its own. */
async function openInBrowser(): Promise<OpenedHost> {
  const lab = await createLab({ clock: realClock(), ids: realIds() })
  const server = await startWebServer({ lab, siteRoot: join(PROJECT, 'out/renderer'), key: KEY })
  const browser = await launchBrowser()
  const page = await browser.newPage({ locale: 'en-US', viewport: { width: 1280, height: 800 } })
  await page.goto(server.url)
  return {
    page,
    close: async () => {
      await browser.close()
      await server.close()
      await lab.stop()
    },
  }
}

async function openInElectron(): Promise<OpenedHost> {
  const userData = await makeUserData()
  const desktop = await launchDesktop(userData.path)
  return {
    page: desktop.page,
    close: async () => {
      await desktop.quit()
      await userData.remove()
    },
  }
}

export const HOSTS: readonly Host[] = [
  { name: 'Chromium', whyNot: whyNoBrowser(), open: openInBrowser },
  { name: 'Electron', whyNot: whyNoElectron(), open: openInElectron },
]
