// Runs the lab in the browser edition, as the command line says it, from wherever the page's files are.
import { homedir } from 'node:os'
import { serveBrowserEdition } from '#main/web/browser-edition'
import { usualDataFolder } from './data-folder'
import { hasDisplay } from './display'
import { explainFailure } from './failure'
import type { Flags } from './flags.mjs'
import { labOptions } from './lab-options'

/** Serves the page in `siteRoot` until the lab is ended. Rejects when a port can't be had. */
export async function serve(flags: Flags, siteRoot: string): Promise<void> {
  const { env, platform } = process
  await serveBrowserEdition({
    lab: labOptions(flags, usualDataFolder({ platform, env, folder: homedir() })),
    siteRoot,
    port: flags.port,
    open: flags.open && hasDisplay(env, platform),
    say,
  })
}

/** Runs something that ends with an exit code, and resolves with that; what went wrong is said on standard error. */
export async function withExitCode(flags: Flags, run: () => Promise<number>): Promise<number> {
  try {
    return await run()
  } catch (error) {
    const failure = explainFailure(error, flags)
    say(failure.text)
    return failure.exitCode
  }
}

/** Says something to whoever started the lab. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`)
}
