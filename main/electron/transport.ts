// Carries commands and the stream between a window's page and the lab, for that page's own main frame only.
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
  readonly origin: PageOrigin
  /** Hears in which language the page is shown. */
  readonly onLocale: (locale: Locale) => void
}

/** Connects a window to the lab until the window is gone. */
export function setupTransport(window: BrowserWindow, { lab, origin, onLocale }: TransportOptions): void {
  const { webContents } = window
  const listeners = new Map<number, () => void>()
  const isOwn = ({ sender, senderFrame }: Sent) =>
    sender === webContents &&
    senderFrame !== null &&
    senderFrame.parent === null &&
    origin.owns(senderFrame.url)

  const stopListening = (listener: number) => {
    listeners.get(listener)?.()
    listeners.delete(listener)
  }
  const stopAll = () => {
    for (const listener of [...listeners.keys()]) stopListening(listener)
  }

  ipcMain.handle(CHANNELS.send, async (event, name: unknown, payload: unknown) => {
    if (!isOwn(event)) throw new Error('Commands from other pages are refused')
    if (typeof name !== 'string' || typeof payload !== 'string') {
      return JSON.stringify(refuseCommand('A command is a name and a payload, both text'))
    }
    if (Buffer.byteLength(payload) > MAX_PAYLOAD_BYTES) {
      return JSON.stringify(refuseCommand(`The payload is larger than ${MAX_PAYLOAD_BYTES} bytes`))
    }
    return JSON.stringify(await answerCommand(lab, name, payload))
  })
  ipcMain.on(CHANNELS.listen, (event, listener: unknown) => {
    if (!isOwn(event) || typeof listener !== 'number' || listeners.size >= MAX_LISTENERS) return
    stopListening(listener)
    const stop = lab.subscribe((message) => {
      if (!webContents.isDestroyed()) webContents.send(CHANNELS.message, listener, JSON.stringify(message))
    })
    listeners.set(listener, stop)
  })
  ipcMain.on(CHANNELS.unlisten, (event, listener: unknown) => {
    if (isOwn(event) && typeof listener === 'number') stopListening(listener)
  })
  ipcMain.on(CHANNELS.locale, (event, wanted: unknown) => {
    const locale = LOCALES.find((each) => each === wanted)
    if (isOwn(event) && locale) onLocale(locale)
  })

  // A page that is loaded anew, or has crashed, hears nothing any more; the new one asks for the stream by itself.
  webContents.on('did-start-navigation', (details) => {
    if (details.isMainFrame && !details.isSameDocument) stopAll()
  })
  webContents.on('render-process-gone', stopAll)
  window.once('closed', () => {
    stopAll()
    ipcMain.removeHandler(CHANNELS.send)
    ipcMain.removeAllListeners(CHANNELS.listen)
    ipcMain.removeAllListeners(CHANNELS.unlisten)
    ipcMain.removeAllListeners(CHANNELS.locale)
  })
}
