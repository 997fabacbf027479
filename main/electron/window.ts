// The windows, of the lab and of the notes: each sandboxed, where it was last, and back again after a crash of its page.
import { join } from 'node:path'
import { app, BrowserWindow, nativeTheme, screen } from 'electron'
import type { PageOrigin } from './page-origin'
import { MIN_SIZE, placeWindow, readWindowState, writeWindowState } from './window-bounds'

/** The ground of the page, so that nothing flashes before it has been drawn. */
const GROUND = { light: '#f5f5f4', dark: '#121214' } as const

export interface WindowOptions {
  /** What its place is remembered under. */
  readonly name: 'lab' | 'notes'
  readonly origin: PageOrigin
  /** The path of the built preload. */
  readonly preload: string
  say(line: string): void
}

/** The files in which the windows' places are remembered. */
const STATE_FILES = { lab: 'window.json', notes: 'notes-window.json' } as const

/** Opens a window and loads its page. */
export function openWindow({ name, origin, preload, say }: WindowOptions): BrowserWindow {
  const statePath = join(app.getPath('userData'), STATE_FILES[name])
  const saved = readWindowState(statePath)
  const primary = screen.getPrimaryDisplay()
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id)
  const window = new BrowserWindow({
    ...placeWindow(
      saved,
      [primary, ...others].map((display) => display.workArea),
    ),
    minWidth: MIN_SIZE.width,
    minHeight: MIN_SIZE.height,
    title: app.name,
    backgroundColor: nativeTheme.shouldUseDarkColors ? GROUND.dark : GROUND.light,
    show: false,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  })
  if (saved?.maximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('close', () => {
    try {
      writeWindowState(statePath, { bounds: window.getNormalBounds(), maximized: window.isMaximized() })
    } catch (error) {
      say(`The window's place could not be remembered: ${error}`)
    }
  })
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    say(`The window's page has ended (${reason}) and is loaded again`)
    window.webContents.reload()
  })
  const load = () =>
    window.loadURL(origin.url).catch((error: Error) => {
      // A window that is closed while it loads has nothing to complain about.
      if (!window.isDestroyed()) say(`The page can't be loaded: ${error.message}`)
    })
  // A page that goes to `about:blank` can't be stopped from here: nothing asks before, and stopping it crashes Electron. The
  // preload refuses it; what has got round that is brought back.
  window.webContents.on('did-navigate', (_event, url) => {
    if (!origin.isPage(url)) void load()
  })
  void load()
  return window
}

export function focusWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}
