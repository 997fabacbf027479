// Where Electron's binary is. The npm package comes without it and fetches it at first use.
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Unavailable } from './unavailable'

/** Finds Electron where ELECTRON_OVERRIDE_DIST_PATH says, else where its package keeps it. Returns null when it isn't there yet. */
export function findElectron(root: string, env: NodeJS.ProcessEnv): string | null {
  const override = env.ELECTRON_OVERRIDE_DIST_PATH
  if (override) {
    const binary = join(override, executableName(process.platform))
    if (existsSync(binary)) return binary
    throw new Unavailable(`ELECTRON_OVERRIDE_DIST_PATH names a folder without Electron: ${override}`)
  }
  const folder = electronPackage(root)
  const pathFile = folder === null ? null : join(folder, 'path.txt')
  if (folder === null || pathFile === null || !existsSync(pathFile)) return null
  const binary = join(folder, 'dist', readFileSync(pathFile, 'utf8').trim())
  return existsSync(binary) ? binary : null
}

/** Returns the folder of the `electron` package; null when it isn't installed. */
export function electronPackage(root: string): string | null {
  try {
    return dirname(createRequire(join(root, 'package.json')).resolve('electron/package.json'))
  } catch {
    return null
  }
}

function executableName(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron'
  return platform === 'win32' ? 'electron.exe' : 'electron'
}
