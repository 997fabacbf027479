// The sandboxed window's only door to the process: `window.lab`, which takes and gives text.
import { contextBridge, ipcRenderer } from 'electron'
import type { LabBridge } from '#src/contract/lab-bridge'
import { CHANNELS } from './channels'

let lastListener = 0

const bridge: LabBridge = {
  send: (name, payload) => ipcRenderer.invoke(CHANNELS.send, name, payload),
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
