// Serves the built UI under the app's own scheme, `lab://ui/`, with the same headers as the browser edition.
import { protocol } from 'electron'
import { PAGE_HEADERS } from '#main/host/page-headers'
import { openSite } from '#main/host/site'
import type { PageOrigin } from './page-origin'
import { SCHEME } from './page-origin'

/** Gives the scheme an origin and a secure context. To be called before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true } }])
}

/** Answers the scheme's requests with the files of `siteRoot`, and with nothing else. */
export function setupProtocol(siteRoot: string, origin: PageOrigin): void {
  const site = openSite(siteRoot)
  protocol.handle(SCHEME, async (request) => {
    const file =
      request.method === 'GET' && origin.owns(request.url) ? await site(new URL(request.url).pathname) : null
    if (!file)
      return new Response('There is no such file here', { status: 404, headers: { ...PAGE_HEADERS } })
    return new Response(new Uint8Array(file.body), { headers: { ...PAGE_HEADERS, ...file.headers } })
  })
}
