// Runs the desktop edition: Electron as a child of this process, until its window is closed.
import { spawn } from 'node:child_process'
import { type Flags, secretVariables, withoutSecrets } from './flags.mjs'

export interface DesktopOptions {
  /** The path of Electron's binary. */
  readonly electron: string
  /** The project's folder. */
  readonly root: string
  readonly flags: Flags
  /** The flags as they were given. */
  readonly args: readonly string[]
  say(line: string): void
}

/** Opens the window and resolves with the exit code when it has been closed. Secrets are passed on where others can't read them. */
export async function runDesktop({ electron, root, flags, args, say }: DesktopOptions): Promise<number> {
  const switches = electronSwitches(say)
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env
  const child = spawn(electron, [...switches, root, ...withoutSecrets(args)], {
    env: { ...env, ...secretVariables(flags) },
    stdio: ['ignore', 2, 2],
  })
  let told = false
  const forward = (signal: NodeJS.Signals) => {
    told = true
    child.kill(signal)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, forward)
  return new Promise((resolve) => {
    child.once('error', (error) => {
      say(`Electron can't be started (${error.message}): \`npm start -- --web\` serves the browser edition`)
      resolve(1)
    })
    child.once('exit', (code, signal) => {
      if (!told && (code === null || code > 2)) {
        say(`Electron ended with ${signal ?? code}: \`npm start -- --web\` serves the browser edition`)
      }
      resolve(code ?? 1)
    })
  })
}

/** Chromium's sandbox refuses to work for root on Linux. */
export function electronSwitches(say: (line: string) => void): string[] {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return []
  say('Running as root: Electron is started without its sandbox')
  return ['--no-sandbox']
}
