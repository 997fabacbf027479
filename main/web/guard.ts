// Who may speak to the UI server: only a page that came from it, opened with the lab's key.
import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { ownHosts } from '#main/http/loopback'

export interface Refused {
  readonly status: 401 | 403 | 421
  readonly message: string
}

/**
 * Refuses a request that was sent to another name or by another site's page.
 * A name of the attacker's that resolves to 127.0.0.1 shows in `Host` (DNS rebinding), another page in `Origin`.
 */
export function refuseForeign({ headers }: IncomingMessage, port: number): Refused | null {
  const own = ownHosts(port)
  const { host, origin } = headers
  if (host === undefined || !own.includes(host)) {
    return { status: 421, message: `This server answers to ${own.join(' and ')} only` }
  }
  if (origin !== undefined && origin !== `http://${host}`) {
    return { status: 403, message: 'Requests from other sites are refused' }
  }
  return null
}

/** Refuses a request without the lab's key. The comparison takes the same time wherever the two differ. */
export function refuseWithoutKey(given: string | undefined, key: string): Refused | null {
  if (given === undefined || given === '') {
    return {
      status: 401,
      message: 'The key is missing: open the address that the lab printed, with its ?key=',
    }
  }
  if (timingSafeEqual(digest(given), digest(key))) return null
  return {
    status: 403,
    message: 'This is not the key of this lab: open the address that it printed at its last start',
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
