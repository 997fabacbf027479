// Desktop or browser: which host the lab gets on this machine.

import type { Flags } from './flags.mjs'
import { Unavailable } from './unavailable'

export type HostChoice =
  | { readonly host: 'desktop'; readonly electron: string }
  /** `why` says in one line why there is no window; null when none was wanted. */
  | { readonly host: 'web'; readonly why: string | null }

/** What the choice depends on. */
export interface Machine {
  readonly hasDisplay: boolean
  /** Returns the path of an Electron binary, downloaded if need be. Throws Unavailable when there is none to be had. */
  obtainElectron(): Promise<string>
}

/**
 * Chooses the host.
 * @throws Unavailable when the desktop is insisted on and can't be had.
 */
export async function chooseHost(asked: Flags['host'], machine: Machine): Promise<HostChoice> {
  if (asked === 'web') return { host: 'web', why: null }
  try {
    if (!machine.hasDisplay) throw new Unavailable('There is no display to open a window on')
    return { host: 'desktop', electron: await machine.obtainElectron() }
  } catch (error) {
    if (!(error instanceof Unavailable) || asked === 'desktop') throw error
    return { host: 'web', why: error.message }
  }
}
