// The desktop edition in a real Electron, for tests.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'
import { electronSwitches } from '#main/start/desktop'
import { hasDisplay } from '#main/start/display'
import { findElectron } from '#main/start/electron-binary'

/** The project's folder. */
export const PROJECT = resolve(import.meta.dirname, '../..')

/** Says in one line why there are no tests in Electron, and how to have them; null when there are. */
export function whyNoElectron(): string | null {
  if (findElectron(PROJECT, process.env) === null) {
    return 'Tests in Electron are skipped: download it by `npx install-electron`, or name its folder in ELECTRON_OVERRIDE_DIST_PATH'
  }
  return hasDisplay(process.env, process.platform)
    ? null
    : 'Tests in Electron are skipped: there is no display; run them by `xvfb-run -a npm test`'
}

/** What a process of Electron is started with: its binary, and the arguments up to the lab's own flags. */
export function electronCommand(userData: string): { executablePath: string; args: string[] } {
  const why = whyNoElectron()
  const executablePath = findElectron(PROJECT, process.env)
  if (why !== null || executablePath === null) throw new Error(why ?? '')
  return { executablePath, args: [...electronSwitches(() => {}), PROJECT, `--user-data-dir=${userData}`] }
}

export interface Desktop {
  readonly app: ElectronApplication
  readonly page: Page
  /** The folder of what this app remembers. */
  readonly userData: string
  /** Quits the app as its user would. */
  quit(): Promise<void>
}

/** Makes a folder for what an app remembers, and returns it with the function that removes it. */
export async function makeUserData(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'lab-desktop-'))
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) }
}

/** Opens the desktop edition as it was built, and waits until its page is loaded: before that, its document may be without a body. */
export async function launchDesktop(userData: string, flags: readonly string[] = []): Promise<Desktop> {
  const { executablePath, args } = electronCommand(userData)
  const { ELECTRON_RENDERER_URL: _, ELECTRON_RUN_AS_NODE: __, ...env } = process.env
  const app = await _electron.launch({
    executablePath,
    args: [...args, ...flags],
    cwd: PROJECT,
    env: Object.fromEntries(
      Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    ),
  })
  try {
    const page = await app.firstWindow()
    await page.waitForURL('lab://ui/')
    return { app, page, userData, quit: () => app.close() }
  } catch (error) {
    await app.close()
    throw error
  }
}

/** Opens it over a folder of its own, which goes when it quits. */
export async function openDesktop(): Promise<Desktop> {
  const { path, remove } = await makeUserData()
  try {
    const desktop = await launchDesktop(path)
    return { ...desktop, quit: () => desktop.quit().finally(remove) }
  } catch (error) {
    await remove()
    throw error
  }
}
