// The browser edition as a folder of its own, which `node` runs without anything installed. Bundled into its `lab.mjs`.
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { FlagError, type Flags, help, parseFlags } from './flags.mjs'
import { say, serve, withExitCode } from './serve'

const FOLDER = import.meta.dirname

process.exitCode = await run(process.argv.slice(2))

/** Resolves with the exit code, once the lab has ended. */
async function run(args: readonly string[]): Promise<number> {
  const flags = readFlags(args)
  if (flags === null) return 2
  if (flags.tell !== null) {
    process.stdout.write(
      flags.tell === 'help' ? help(`node ${basename(process.argv[1] ?? '')}`) : `${version()}\n`,
    )
    return 0
  }
  return withExitCode(flags, async () => {
    await serve(flags, join(FOLDER, 'ui'))
    return 0
  })
}

/** Returns null for a command line that can't be followed, and says why. */
function readFlags(args: readonly string[]): Flags | null {
  try {
    const flags = parseFlags(args, process.env)
    if (flags.host !== 'desktop') return flags
    say('This folder holds the browser edition only: leave --desktop out')
  } catch (error) {
    if (!(error instanceof FlagError)) throw error
    say(error.message)
  }
  return null
}

function version(): string {
  return z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(FOLDER, 'package.json'), 'utf8'))).version
}
