// The browser edition: a lab and the UI server before it, until a signal ends both.
import { createLab } from '#main/lab/create-lab'
import type { LabOptions } from '#main/lab/lab'
import { openBrowser } from './open-browser'
import { startWebServer } from './web-server'

const KEY_BYTES = 24
/** How long the process may take to end after a signal, in milliseconds: longer than the lab. */
const END_WITHIN_MS = 6_000

export interface BrowserEditionOptions {
  readonly lab: LabOptions
  /** The folder of the built UI. */
  readonly siteRoot: string
  readonly port: number
  /** Whether to open the default browser. */
  readonly open: boolean
  say(line: string): void
}

/**
 * Serves the browser edition and resolves when a signal has ended it. Once it can be used, prints one line on standard
 * output: `ready` and the address.
 * @throws LabError ERR_LAB_PORT_TAKEN when a port can't be had; nothing is left running then.
 */
export async function serveBrowserEdition(options: BrowserEditionOptions): Promise<void> {
  const { siteRoot, port, say } = options
  const lab = await createLab(options.lab)
  const key = options.lab.ids.secret(KEY_BYTES)
  const server = await startWebServer({ lab, siteRoot, key, port }).catch(async (error: unknown) => {
    await lab.stop()
    throw error
  })
  const ended = nextSignal()
  process.stdout.write(`ready ${server.url}\n`)
  const tidy = options.open
    ? openBrowser(server.url, () => say(`No browser could be opened: open ${server.url} yourself`))
    : () => {}
  await ended
  tidy()
  await Promise.all([server.close(), lab.stop()])
}

/** Resolves at the first signal to end; the second ends the process at once, and so does time, should anything hold it up. */
function nextSignal(): Promise<void> {
  return new Promise((resolve) => {
    let asked = false
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.on(signal, () => {
        if (asked) process.exit(1)
        asked = true
        setTimeout(() => process.exit(), END_WITHIN_MS).unref()
        resolve()
      })
    }
  })
}
