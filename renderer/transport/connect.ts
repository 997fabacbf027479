// Finds out which host the page is in, and connects it to the lab.
import type { LabApi } from '#src/contract/lab-api'
import type { LabBridge } from '#src/contract/lab-bridge'
import { createClient } from './client'
import { httpCarrier } from './http-carrier'
import { ipcCarrier } from './ipc-carrier'

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
