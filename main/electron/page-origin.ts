// Where the window's page comes from: the app's own scheme, or electron-vite's server in development.

export const SCHEME = 'lab'
const OWN_ORIGIN = `${SCHEME}://ui`
/** Where the notes are, the same page in a second window. */
const NOTES = 'notes'

export interface PageOrigin {
  /** The address of the page. */
  readonly url: string
  /** Tells whether an address belongs to the page's origin. */
  owns(url: string): boolean
  /** Tells whether an address is the page's own, at whatever place in it. */
  isPage(url: string): boolean
}

/** Returns where the lab's page is and where the notes are; `devServer` is electron-vite's, undefined outside development. */
export function pageOrigins(devServer: string | undefined): { lab: PageOrigin; notes: PageOrigin } {
  const root = devServer ?? `${OWN_ORIGIN}/`
  return { lab: pageOrigin(new URL(root)), notes: pageOrigin(new URL(NOTES, root)) }
}

function pageOrigin(url: URL): PageOrigin {
  return {
    url: url.href,
    owns: (other) => isSameOrigin(url, other),
    isPage: (other) => other.split('#')[0] === url.href,
  }
}

/** `URL.origin` is "null" for schemes that the URL standard doesn't know, so the parts are compared. */
function isSameOrigin(own: URL, other: string): boolean {
  if (!URL.canParse(other)) return false
  const { protocol, host } = new URL(other)
  return protocol === own.protocol && host === own.host
}
