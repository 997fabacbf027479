// The lab in each of its hosts, as it was built, for a test that does not care which one it is.
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { problemsOf, whyNoBrowser } from '../support/browser'
import { openDesktop, whyNoElectron } from '../support/electron'
import { openWebLab } from '../support/web-lab'
import { LabPage } from './lab-page'

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

async function openInElectron(): Promise<OpenedHost> {
  const { page, quit } = await openDesktop()
  return { page, close: quit }
}

export const HOSTS: readonly [browser: Host, ...Host[]] = [
  {
    name: 'Chromium',
    whyNot: whyNoBrowser(),
    open: () => openWebLab({ context: { locale: 'en-US', reducedMotion: 'no-preference' } }),
  },
  { name: 'Electron', whyNot: whyNoElectron(), open: openInElectron },
]

/** Opens a host for each test around, hands it over in run mode once it shows its lab, and expects afterwards that nothing went wrong in its page. */
export function labInHost(open: Host['open'], use: (host: OpenedHost, lab: LabPage) => void): void {
  let host: OpenedHost | undefined
  let problems: string[]
  beforeEach(async () => {
    host = await open()
    problems = problemsOf(host.page)
    const lab = new LabPage(host.page)
    use(host, lab)
    await lab.ready()
    await lab.setMode('run')
  })
  afterEach(async () => {
    await host?.close()
    expect(problems).toEqual([])
  })
}

/** The same in one host for all tests around, of which each leaves accounts, flows and the mode behind at most: the next one starts over. */
export function labInOneHost(open: Host['open'], use: (host: OpenedHost, lab: LabPage) => void): void {
  let host: OpenedHost | undefined
  let lab: LabPage
  let problems: string[]
  beforeAll(async () => {
    host = await open()
    problems = problemsOf(host.page)
    lab = new LabPage(host.page)
    use(host, lab)
    await lab.ready()
    await lab.setMode('run')
  })
  afterEach(async () => {
    expect(problems).toEqual([])
    await lab.startOver()
  })
  afterAll(() => host?.close())
}
