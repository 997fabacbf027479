// A browser of the Chromium family, for tests: found on this machine, and started without a window.
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'

const LINUX_NAMES = [
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
  'chromium',
  'chromium-browser',
]
const MAC_NAMES = ['Google Chrome', 'Microsoft Edge', 'Chromium']
const WINDOWS_PATHS = [
  'Google/Chrome/Application/chrome.exe',
  'Microsoft/Edge/Application/msedge.exe',
  'Chromium/Application/chrome.exe',
]

/**
 * Finds a browser: the one that LAB_BROWSER names, else where the systems install Chrome, Edge and Chromium, else
 * Playwright's own.
 */
function findBrowser(env: NodeJS.ProcessEnv = process.env): string | null {
  if (env.LAB_BROWSER) {
    if (existsSync(env.LAB_BROWSER)) return env.LAB_BROWSER
    throw new Error(`LAB_BROWSER names a file that is not there: ${env.LAB_BROWSER}`)
  }
  return [...usualPlaces(env, process.platform), chromium.executablePath()].find(existsSync) ?? null
}

function usualPlaces(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string[] {
  switch (platform) {
    case 'darwin':
      return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
        MAC_NAMES.map((name) => join(folder, `${name}.app/Contents/MacOS/${name}`)),
      )
    case 'win32':
      return [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].flatMap((folder) =>
        folder ? WINDOWS_PATHS.map((path) => join(folder, path)) : [],
      )
    default: {
      const folders = [...(env.PATH ?? '').split(delimiter), '/usr/bin', '/snap/bin']
      return LINUX_NAMES.flatMap((name) => folders.map((folder) => join(folder, name)))
    }
  }
}

/** Says in one line why there are no tests in a browser, and how to have them; null when there are. */
export function whyNoBrowser(): string | null {
  return findBrowser() === null
    ? 'Tests in a browser are skipped: install Chrome, Edge or Chromium, or name one in LAB_BROWSER'
    : null
}

/** Starts the browser. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = findBrowser()
  if (executablePath === null) throw new Error(whyNoBrowser() ?? '')
  return chromium.launch({
    executablePath,
    args: [
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
    // Chromium's sandbox refuses to work for root.
    chromiumSandbox: process.platform !== 'linux' || process.getuid?.() !== 0,
  })
}

/** Returns what goes wrong in a page from now on: exceptions, and errors in its console. */
export function problemsOf(page: Page): string[] {
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text())
  })
  return problems
}
