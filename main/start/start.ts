// What `npm start` runs once it is built: chooses the host and runs the lab in it.
import { join } from 'node:path'
import { chooseHost } from './choose-host'
import { runDesktop } from './desktop'
import { hasDisplay } from './display'
import type { Flags } from './flags.mjs'
import { obtainElectron } from './obtain-electron'
import { say, serve, withExitCode } from './serve'

export interface StartOptions {
  readonly flags: Flags
  /** The flags as they were given, for Electron's own process. */
  readonly args: readonly string[]
  /** The project's folder. */
  readonly root: string
}

/** Runs the lab until it is ended. Resolves with the exit code; what went wrong is on standard error. */
export function start({ flags, args, root }: StartOptions): Promise<number> {
  return withExitCode(flags, async () => {
    const choice = await chooseHost(flags.host, {
      hasDisplay: hasDisplay(process.env, process.platform),
      obtainElectron: () => obtainElectron(root, process.env, say),
    })
    if (choice.host === 'desktop') return runDesktop({ electron: choice.electron, root, flags, args, say })
    if (choice.why !== null) say(`${choice.why}: serving the browser edition instead`)
    await serve(flags, join(root, 'out/renderer'))
    return 0
  })
}
