// Carries commands and the stream between the pages of the app's windows and the lab, for those pages' own main frames only.
import { type BrowserWindow, ipcMain, type WebContents, type WebFrameMain } from 'electron'
import { answerCommand, MAX_PAYLOAD_BYTES, refuseCommand } from '#main/host/answer'
import type { Lab } from '#main/lab/lab'
import { LOCALES, type Locale } from '#src/i18n/languages'
import { CHANNELS } from './channels'
import type { PageOrigin } from './page-origin'

/** As many as a page can reasonably have; one that asks for more is broken. */
const MAX_LISTENERS = 16

interface Sent {
  readonly sender: WebContents
  readonly senderFrame: WebFrameMain | null
}

interface TransportOptions {
  readonly lab: Lab
  /** Hears in which language a page is shown. */
  readonly onLocale: (locale: Locale) => void
  /** Hears that the notes are wanted. */
  readonly onNotes: () => void
}

/** A window's page, with what ends each of its listeners, by their numbers. */
interface Connected {
  readonly origin: PageOrigin
  readonly listeners: Map<number, () => void>
}

/** Listens for the pages of windows. Returns the function that connects a window to the lab until the window is gone. */
export function setupTransport({
  lab,
  onLocale,
  onNotes,
}: TransportOptions): (window: BrowserWindow, origin: PageOrigin) => void {
  const windows = new Map<WebContents, Connected>()
  /** Returns the window that a message comes from; null for any page but its own. */
  const ownOf = ({ sender, senderFrame }: Sent): Connected | null => {
    const own = windows.get(sender)
    const isOwn = senderFrame !== null && senderFrame.parent === null && own?.origin.owns(senderFrame.url)
    return own && isOwn ? own : null
  }

  ipcMain.handle(CHANNELS.send, async (event, name: unknown, payload: unknown) => {
    if (!ownOf(event)) throw new Error('Commands from other pages are refused')
    if (typeof name !== 'string' || typeof payload !== 'string') {
      return JSON.stringify(refuseCommand('A command is a name and a payload, both text'))
    }
    if (Buffer.byteLength(payload) > MAX_PAYLOAD_BYTES) {
      return JSON.stringify(refuseCommand(`The payload is larger than ${MAX_PAYLOAD_BYTES} bytes`))
    }
    return JSON.stringify(await answerCommand(lab, name, payload))
  })
  ipcMain.on(CHANNELS.listen, (event, listener: unknown) => {
    const own = ownOf(event)
    if (!own || typeof listener !== 'number' || own.listeners.size >= MAX_LISTENERS) return
    const { sender } = event
    stopListening(own, listener)
    const stop = lab.subscribe((message) => {
      if (!sender.isDestroyed()) sender.send(CHANNELS.message, listener, JSON.stringify(message))
    })
    own.listeners.set(listener, stop)
  })
  ipcMain.on(CHANNELS.unlisten, (event, listener: unknown) => {
    const own = ownOf(event)
    if (own && typeof listener === 'number') stopListening(own, listener)
  })
  ipcMain.on(CHANNELS.locale, (event, wanted: unknown) => {
    const locale = LOCALES.find((each) => each === wanted)
    if (ownOf(event) && locale) onLocale(locale)
  })
  ipcMain.on(CHANNELS.notes, (event) => {
    if (ownOf(event)) onNotes()
  })

  return (window, origin) => {
    const { webContents } = window
    const connected: Connected = { origin, listeners: new Map() }
    const stopAll = () => {
      for (const listener of [...connected.listeners.keys()]) stopListening(connected, listener)
    }
    windows.set(webContents, connected)
    // A page that is loaded anew, or has crashed, hears nothing any more; the new one asks for the stream by itself.
    webContents.on('did-start-navigation', (details) => {
      if (details.isMainFrame && !details.isSameDocument) stopAll()
    })
    webContents.on('render-process-gone', stopAll)
    window.once('closed', () => {
      stopAll()
      windows.delete(webContents)
    })
  }
}

function stopListening({ listeners }: Connected, listener: number): void {
  listeners.get(listener)?.()
  listeners.delete(listener)
}
