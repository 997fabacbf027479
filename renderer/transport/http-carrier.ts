// The carrier of the browser edition: commands by POST, the stream by server-sent events.
import type { Carrier } from './carrier'
import { type LabAddress, listenToEvents } from './event-stream'
import { listenTogether } from './shared-stream'

/** Makes a carrier to the server that the page came from. */
export function httpCarrier(address: LabAddress): Carrier {
  const { origin, key } = address
  return {
    async send(name, payload) {
      const response = await fetch(new URL(`/api/${encodeURIComponent(name)}`, origin), {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Lab-Key': key },
        body: payload,
      })
      return response.text()
    },

    listen(hear, onConnection) {
      onConnection('connecting')
      return listenTogether(key, hear, onConnection) ?? listenToEvents(address, hear, onConnection)
    },
  }
}
