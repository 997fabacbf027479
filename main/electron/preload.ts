// The sandboxed window's only door to the process: `window.lab`, which takes and gives text. And it keeps the page there.
import { contextBridge, ipcRenderer } from 'electron'
import type { LabBridge } from '#src/contract/lab-bridge'
import { CHANNELS } from './channels'

let lastListener = 0

const bridge: LabBridge = {
  send: (name, payload) => ipcRenderer.invoke(CHANNELS.send, name, payload),
  setLocale: (locale) => ipcRenderer.send(CHANNELS.locale, locale),
  openNotes: () => ipcRenderer.send(CHANNELS.notes),
  listen(hear) {
    lastListener += 1
    const listener = lastListener
    const receive = (_event: unknown, to: number, message: string) => {
      if (to === listener) hear(message)
    }
    ipcRenderer.on(CHANNELS.message, receive)
    ipcRenderer.send(CHANNELS.listen, listener)
    return () => {
      ipcRenderer.off(CHANNELS.message, receive)
      ipcRenderer.send(CHANNELS.unlisten, listener)
    }
  },
}

contextBridge.exposeInMainWorld('lab', bridge)

/** What this module needs of the Navigation API's event. */
interface NavigateEvent extends Event {
  readonly navigationType: 'push' | 'reload' | 'replace' | 'traverse'
  readonly downloadRequest: string | null
  readonly destination: { readonly sameDocument: boolean }
}
declare const navigation: EventTarget

// Electron tells `will-frame-navigate` nothing of `about:blank`; here it can still be refused. Reloads and files to save are no
// way out.
navigation.addEventListener('navigate', (event) => {
  const { navigationType, downloadRequest, destination } = event as NavigateEvent
  if (navigationType !== 'reload' && downloadRequest === null && !destination.sameDocument)
    event.preventDefault()
})
