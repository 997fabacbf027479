// Opens the default browser at the lab's page. Everybody on a machine can read the arguments of a program, and the address holds
// the key: the browser is given a file that only its own user can read, and that leads to the page.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** How long the file is there, in milliseconds: a browser that has never been started takes its time. */
const FILE_MS = 120_000

/** Returns the command that opens a file on a platform. */
export function openCommand(platform: NodeJS.Platform, file: string): [command: string, args: string[]] {
  switch (platform) {
    case 'darwin':
      return ['open', [file]]
    case 'win32':
      return ['rundll32', ['url.dll,FileProtocolHandler', file]]
    default:
      return ['xdg-open', [file]]
  }
}

/**
 * Opens an address in the default browser. Whether that works is not waited for; `onFailure` hears when it doesn't. Returns the
 * function that removes what was written for it, which happens by itself after two minutes.
 */
export function openBrowser(url: string, onFailure: () => void): () => void {
  let folder: string | null = null
  const tidy = () => {
    clearTimeout(timer)
    if (folder !== null) rmSync(folder, { recursive: true, force: true })
  }
  const timer = setTimeout(tidy, FILE_MS).unref()
  try {
    // Browsers that come as a snap read neither the folder of temporary files nor what is hidden.
    folder = mkdtempSync(join(homedir(), 'session-vs-jwt-lab-'))
    const file = join(folder, 'open.html')
    writeFileSync(file, redirect(url), { mode: 0o600 })
    const [command, args] = openCommand(process.platform, file)
    const child = spawn(command, args, { detached: true, stdio: 'ignore' })
    child.once('error', onFailure)
    child.once('exit', (code) => {
      if (code !== 0) onFailure()
    })
    child.unref()
  } catch {
    onFailure()
  }
  return tidy
}

/** The address is one that the lab has made: none of its characters means anything in HTML. */
function redirect(url: string): string {
  return `<!doctype html><meta charset="utf-8"><title>Session vs JWT Lab</title><meta http-equiv="refresh" content="0;url=${url}">\n`
}
