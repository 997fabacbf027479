// The carrier of the desktop window: through the bridge that its preload has put there.
import type { LabBridge } from '#src/contract/lab-bridge'
import type { Carrier } from './carrier'

/** Makes a carrier over the bridge. It can't be lost without the window going too. */
export function ipcCarrier(bridge: LabBridge): Carrier {
  return {
    send: (name, payload) => bridge.send(name, payload),
    listen(hear, onConnection) {
      onConnection('connecting')
      let open = false
      return bridge.listen((message) => {
        if (!open) onConnection('open')
        open = true
        hear(message)
      })
    },
  }
}
