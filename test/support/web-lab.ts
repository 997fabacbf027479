// The browser edition over a lab that the test holds in its hand: to do by command what is not the test's matter.
import { join } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { realClock } from '#main/clock/real-clock'
import { realIds } from '#main/clock/real-ids'
import { createLab } from '#main/lab/create-lab'
import type { Lab, LabOptions } from '#main/lab/lab'
import { startWebServer, type WebServer } from '#main/web/web-server'
import type { Action } from '#src/actions/schema'
import type { CommandName, CommandPayload } from '#src/contract/commands'
import type { Locale } from '#src/i18n/languages'
import { LANES, type LaneId } from '#src/trace/lane'
import { launchBrowser, problemsOf } from './browser'
import { PROJECT } from './electron'

const KEY = 'the-key-of-this-lab'

export interface WebLab {
  /** One tab of a browser; more of the same browser come from its context. */
  readonly page: Page
  readonly lab: Lab
  /** What went wrong in the page: exceptions, and errors in its console. */
  readonly problems: string[]
  /** Gives the lab a command; rejects when it is refused. */
  send<C extends CommandName>(name: C, payload: CommandPayload<C>): Promise<void>
  perform(action: Action, lanes?: readonly LaneId[]): Promise<void>
  /** Stops the server of the page; the lab itself lives on. */
  stopServer(): Promise<void>
  /** Starts it again at the same address. */
  startServer(): Promise<void>
  close(): Promise<void>
}

export interface WebLabOptions {
  readonly lab?: Partial<LabOptions>
  readonly context?: BrowserContextOptions
  readonly locale?: Locale
}

/** Opens the browser edition over a lab of its own. */
export async function openWebLab({
  lab: options,
  context,
  locale = 'en',
}: WebLabOptions = {}): Promise<WebLab> {
  const lab = await createLab({ clock: realClock(), ids: realIds(), ...options })
  const serve = (port?: number): Promise<WebServer> =>
    startWebServer({ lab, siteRoot: join(PROJECT, 'out/renderer'), key: KEY, ...(port && { port }) })
  let server = await serve()
  const browser = await launchBrowser()
  const opened = await browser.newContext({
    locale,
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
    ...context,
  })
  const page = await opened.newPage()
  page.setDefaultTimeout(20_000)
  const problems = problemsOf(page)
  await page.goto(server.url)
  const send: WebLab['send'] = async (name, payload) => {
    const answer = await lab.handle(name, payload)
    if (!answer.ok) throw new Error(answer.error.message)
  }
  return {
    page,
    lab,
    problems,
    send,
    perform: (action, lanes = LANES) => send('perform', { lanes: [...lanes], action }),
    stopServer: () => server.close(),
    startServer: async () => {
      server = await serve(server.port)
    },
    close: async () => {
      await browser.close()
      await server.close()
      await lab.stop()
    },
  }
}
