// What `npm start` runs once it is built: chooses the host and runs the lab in it.
import { homedir } from 'node:os'
import { join } from 'node:path'
import { serveBrowserEdition } from '#main/web/browser-edition'
import { chooseHost } from './choose-host'
import { usualDataFolder } from './data-folder'
import { runDesktop } from './desktop'
import { hasDisplay } from './display'
import { explainFailure } from './failure'
import type { Flags } from './flags.mjs'
import { labOptions } from './lab-options'
import { obtainElectron } from './obtain-electron'

export interface StartOptions {
  readonly flags: Flags
  /** The flags as they were given, for Electron's own process. */
  readonly args: readonly string[]
  /** The project's folder. */
  readonly root: string
}

/** Runs the lab until it is ended. Resolves with the exit code; what went wrong is on standard error. */
export async function start({ flags, args, root }: StartOptions): Promise<number> {
  const display = hasDisplay(process.env, process.platform)
  try {
    const choice = await chooseHost(flags.host, {
      hasDisplay: display,
      obtainElectron: () => obtainElectron(root, process.env, say),
    })
    if (choice.host === 'desktop') return await runDesktop({ electron: choice.electron, root, args, say })
    if (choice.why !== null) say(`${choice.why}: serving the browser edition instead`)
    await serveBrowserEdition({
      lab: labOptions(
        flags,
        usualDataFolder({ platform: process.platform, env: process.env, folder: homedir() }),
      ),
      siteRoot: join(root, 'out/renderer'),
      port: flags.port,
      open: flags.open && display,
      say,
    })
    return 0
  } catch (error) {
    const failure = explainFailure(error, flags)
    say(failure.text)
    return failure.exitCode
  }
}

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}
