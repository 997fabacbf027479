// What no page may do, whatever it tries: open windows, leave its address, ask for permissions, embed others.
import { app, type Session } from 'electron'
import type { PageOrigin } from './page-origin'

/** Denies them for every page that this process will ever hold. To be called before the first window opens. */
export function setupSecurity(session: Session, pages: readonly PageOrigin[]): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => answer(isHarmless(permission)))
  session.setPermissionCheckHandler((_contents, permission) => isHarmless(permission))
  session.setDevicePermissionHandler(() => false)
  app.on('web-contents-created', (_created, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    // Each window stays on its own page.
    const isOwnPage = (url: string) =>
      pages.some((page) => page.isPage(url) && page.isPage(contents.getURL()))
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame || !isOwnPage(event.url)) event.preventDefault()
    })
    contents.on('will-redirect', (event) => {
      if (!isOwnPage(event.url)) event.preventDefault()
    })
    contents.on('will-attach-webview', (event) => event.preventDefault())
  })
}

/** Writing text to the clipboard is what the copy buttons do; a browser allows it on a click too. */
function isHarmless(permission: string): boolean {
  return permission === 'clipboard-sanitized-write'
}
