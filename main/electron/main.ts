// The desktop edition: a lab, and one window that shows it.
import { basename, join } from 'node:path'
import { app, type BrowserWindow, session } from 'electron'
import { createLab } from '#main/lab/create-lab'
import type { Lab } from '#main/lab/lab'
import { explainFailure } from '#main/start/failure'
import { FlagError, type Flags, help, parseFlags } from '#main/start/flags.mjs'
import { labOptions } from '#main/start/lab-options'
import { type Locale, preferredLocale } from '#src/i18n/languages'
import { labArguments } from './arguments'
import { setupDownloads } from './downloads'
import { setupMenu } from './menu'
import { pageOrigins } from './page-origin'
import { registerScheme, setupProtocol } from './protocol'
import { setupSecurity } from './security'
import { setupTransport } from './transport'
import { focusWindow, openWindow } from './window'

const flags = readFlags()
if (flags) run(flags)

function readFlags(): Flags | null {
  try {
    const parsed = parseFlags(labArguments(process.argv, app.getAppPath(), app.isPackaged), process.env)
    if (parsed.tell === null) return parsed
    process.stdout.write(parsed.tell === 'help' ? help(command()) : `${app.getVersion()}\n`)
    app.exit(0)
  } catch (error) {
    if (!(error instanceof FlagError)) throw error
    end(2, error.message)
  }
  return null
}

/** What the learner has started the lab with. */
function command(): string {
  return app.isPackaged ? basename(process.execPath) : 'npm start --'
}

function run(asked: Flags): void {
  if (!app.requestSingleInstanceLock()) {
    end(0, 'The lab is open already: its window is now in front')
    return
  }
  registerScheme()
  app
    .whenReady()
    .then(() => createLab(labOptions(asked, app.getPath('userData'))))
    .then(openLab)
    .catch((error: unknown) => {
      const failure = explainFailure(error, asked)
      end(failure.exitCode, failure.text)
    })
}

/** Shows the lab in a window, with a second one for notes, and ends it with the app. */
function openLab(lab: Lab): void {
  const appPath = app.getAppPath()
  const pages = pageOrigins(app.isPackaged ? undefined : process.env.ELECTRON_RENDERER_URL)
  setupProtocol(join(appPath, 'out/renderer'), pages.lab)
  setupSecurity(session.defaultSession, [pages.lab, pages.notes])
  let locale = preferredLocale([app.getLocale()])
  const speak = (wanted: Locale) => {
    locale = wanted
    setupMenu(wanted).catch((error: unknown) => say(`The menu can't be shown: ${error}`))
  }
  speak(locale)

  const windows: Record<keyof typeof pages, BrowserWindow | null> = { lab: null, notes: null }
  const show = (which: keyof typeof pages) => {
    const open = windows[which]
    if (open) return focusWindow(open)
    const origin = pages[which]
    const preload = join(appPath, 'out/preload/preload.cjs')
    const window = openWindow({ name: which, origin, preload, say })
    windows[which] = window
    connect(window, origin)
    if (which === 'lab') setupDownloads(window, () => locale)
    window.once('closed', () => {
      windows[which] = null
      // The notes are nothing without the lab.
      if (which === 'lab') windows.notes?.close()
    })
  }
  const connect = setupTransport({ lab, onLocale: speak, onNotes: () => show('notes') })
  const showLab = () => show('lab')
  showLab()
  app.on('second-instance', showLab)
  app.on('activate', showLab)
  // On a Mac an app stays when its window is closed, and the lab with it.
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  stopWithApp(lab)
}

/** Holds the app's end up until the servers have stopped. */
function stopWithApp(lab: Lab): void {
  let stopping = false
  app.on('will-quit', (event) => {
    event.preventDefault()
    if (stopping) return
    stopping = true
    lab.stop().then(
      () => app.exit(0),
      (error: unknown) => end(1, String(error)),
    )
  })
}

function end(exitCode: number, line: string): void {
  say(line)
  app.exit(exitCode)
}

function say(line: string): void {
  process.stderr.write(`${line}\n`)
}
