// The lab's flags among the arguments of Electron's process, where they stand beside Electron's own.
import { resolve } from 'node:path'

/** Switches that Electron or Chromium take for themselves, and which may be given to this app like to any other. */
const ELECTRON_SWITCHES = [
  'disable-gpu',
  'force-device-scale-factor',
  'inspect',
  'inspect-brk',
  'lang',
  'no-sandbox',
  'ozone-platform',
  'ozone-platform-hint',
  'remote-debugging-port',
  'user-data-dir',
]

/**
 * Returns the arguments that are the lab's: those after the app's folder, or after the program where the app is packaged,
 * without what Electron takes for itself.
 */
export function labArguments(argv: readonly string[], appPath: string, isPackaged: boolean): string[] {
  const app = isPackaged ? 0 : argv.findIndex((arg, index) => index > 0 && resolve(arg) === resolve(appPath))
  return argv.slice(Math.max(app, 0) + 1).filter((arg) => !isElectronSwitch(arg))
}

function isElectronSwitch(arg: string): boolean {
  const name = /^--([^=]+)/.exec(arg)?.[1]
  // Finder gives an app a process serial number.
  return arg.startsWith('-psn_') || (name !== undefined && ELECTRON_SWITCHES.includes(name))
}
