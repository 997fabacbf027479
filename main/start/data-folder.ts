// Where the systems want an app to keep its data.
import { posix, win32 } from 'node:path'

const NAME = 'session-vs-jwt-lab'

/** What decides about the place. */
export interface Home {
  readonly platform: NodeJS.Platform
  readonly env: NodeJS.ProcessEnv
  /** The user's home folder. */
  readonly folder: string
}

/**
 * Returns the absolute path of the app's data folder, which need not be there yet: as the XDG Base Directory Specification has
 * it, and on Windows and macOS as Microsoft and Apple do.
 */
export function usualDataFolder({ platform, env, folder }: Home): string {
  if (platform === 'win32') {
    const local = env.LOCALAPPDATA
    return win32.join(local && win32.isAbsolute(local) ? local : win32.join(folder, 'AppData', 'Local'), NAME)
  }
  if (platform === 'darwin') return posix.join(folder, 'Library', 'Application Support', NAME)
  const data = env.XDG_DATA_HOME
  // The specification has a relative path ignored.
  return posix.join(data && posix.isAbsolute(data) ? data : posix.join(folder, '.local', 'share'), NAME)
}
