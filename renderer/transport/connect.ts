// Finds out which host the page is in, and connects it to the lab.
import type { LabApi } from '#src/contract/lab-api'
import type { LabBridge } from '#src/contract/lab-bridge'
import type { Locale } from '#src/i18n/languages'
import { type Carrier, createClient } from './client'
import { type LabAddress, listenToEvents } from './event-stream'
import { listenTogether } from './shared-stream'

declare global {
  interface Window {
    /** Only in the desktop window. */
    readonly lab?: LabBridge
  }
}

/** Connects to the lab: through the desktop window's bridge where there is one, else over HTTP with the key of the address. */
export function connectLab(page: Pick<Window, 'lab' | 'location'> = window): LabApi {
  if (page.lab) return createClient(ipcCarrier(page.lab))
  const key = new URLSearchParams(page.location.search).get('key') ?? ''
  return createClient(httpCarrier({ origin: page.location.origin, key }))
}

/** Tells the desktop window in which language its page is shown, where there is one. */
export function tellLocale(locale: Locale): void {
  window.lab?.setLocale(locale)
}

/** Opens the instructor's notes in a window of their own, which hears the same lab. */
export function openNotes(): void {
  if (window.lab) window.lab.openNotes()
  else window.open(`notes${window.location.search}`, 'session-vs-jwt-lab-notes')
}

/** Makes a carrier to the server that the page came from. */
function httpCarrier(address: LabAddress): Carrier {
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
