// Opens the default browser.
import { spawn } from 'node:child_process'

/** Returns the command that opens an address on a platform. */
export function openCommand(platform: NodeJS.Platform, url: string): [command: string, args: string[]] {
  switch (platform) {
    case 'darwin':
      return ['open', [url]]
    case 'win32':
      return ['rundll32', ['url.dll,FileProtocolHandler', url]]
    default:
      return ['xdg-open', [url]]
  }
}

/** Opens an address in the default browser. Whether that works is not waited for; `onFailure` hears when it doesn't. */
export function openBrowser(url: string, onFailure: () => void): void {
  const [command, args] = openCommand(process.platform, url)
  const child = spawn(command, args, { detached: true, stdio: 'ignore' })
  child.once('error', onFailure)
  child.once('exit', (code) => {
    if (code !== 0) onFailure()
  })
  child.unref()
}
