// Tells the requests that a browser sends for the page of another site from those that somebody means to send.
import type { IncomingMessage } from 'node:http'
import { ownHosts } from './loopback'

/** The `msg` of their refusal. */
export const OTHER_PAGE =
  'The page of another site sent this request, and such are refused: the settings of the lab, “Other web pages”, let them through'

/**
 * What `Sec-Fetch-Site` says where no other page has a part in a request: the server's own sends it, or the user (Fetch Metadata
 * section 2.3).
 */
const OWN_SITES: readonly unknown[] = ['same-origin', 'none']

/**
 * Tells whether a browser says that the page of another origin sends a request: by `Sec-Fetch-Site`, or where a browser doesn't
 * send that, by `Origin` (Fetch standard section 3.1). Another port of this machine is another origin, though it is the same
 * site. A link that is opened is the user's doing; what the browser fetches ahead isn't, nor is what stands in a frame.
 */
export function isOfOtherPage({ method, headers, socket }: IncomingMessage): boolean {
  const { origin, 'sec-fetch-site': site } = headers
  if (site === undefined) return origin !== undefined && !ownOrigins(socket.localPort ?? 0).includes(origin)
  return !OWN_SITES.includes(site) && !isOpened(method, headers)
}

function isOpened(method: string | undefined, headers: IncomingMessage['headers']): boolean {
  return (
    method === 'GET' &&
    headers['sec-fetch-mode'] === 'navigate' &&
    headers['sec-fetch-dest'] === 'document' &&
    headers['sec-purpose'] === undefined
  )
}

function ownOrigins(port: number): string[] {
  return ownHosts(port).map((host) => `http://${host}`)
}
