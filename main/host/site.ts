// The files of the built UI, as either host serves them.
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'

interface SiteFile {
  readonly body: Buffer
  readonly headers: Readonly<Record<string, string>>
}

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
}

const ASSETS = '/assets/'

/** A name that the build gives a file or folder. What else there may be in a path, such as `..`, is no name of ours. */
const NAME = /^[\w@-][\w@.-]*$/
/** On Windows these are devices, whatever ending and folder they are given; reading one may wait for ever. */
const DEVICE = /^(aux|com\d|con|lpt\d|nul|prn)(\.|$)/i

/** Where the page is: the lab, and the instructor's notes, which are the same page. */
const PAGES: readonly string[] = ['/', '/index.html', '/notes']

/** Tells whether a URL's path is the page's. */
export function isPage(pathname: string): boolean {
  return PAGES.includes(pathname)
}

/** Returns the file that a URL's path names, which is index.html for all of the page's. Null where there is none. */
export type Site = (pathname: string) => Promise<SiteFile | null>

/**
 * Opens the site in a folder. Files under /assets have their content's hash in their name, and so may be kept for ever: they are
 * read once, however many ask for them.
 */
export function openSite(root: string): Site {
  const kept = new Map<string, Promise<SiteFile | null>>()
  return async (pathname) => {
    const reading = kept.get(pathname) ?? readSiteFile(root, pathname)
    if (pathname.startsWith(ASSETS)) kept.set(pathname, reading)
    const file = await reading.catch((error: unknown) => {
      kept.delete(pathname)
      throw error
    })
    // What isn't there may come, and nobody knows how many names are asked for.
    if (!file) kept.delete(pathname)
    return file
  }
}

async function readSiteFile(root: string, pathname: string): Promise<SiteFile | null> {
  const names = isPage(pathname) ? ['index.html'] : pathname.slice(1).split('/')
  if (!names.every((name) => NAME.test(name) && !DEVICE.test(name))) return null
  const type = CONTENT_TYPES[extname(names.at(-1) ?? '')]
  if (type === undefined) return null
  try {
    const body = await readFile(join(root, ...names))
    return {
      body,
      headers: {
        'Content-Type': type,
        'Content-Length': String(body.length),
        'Cache-Control': pathname.startsWith(ASSETS) ? 'public, max-age=31536000, immutable' : 'no-cache',
      },
    }
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/** A folder, a path through a file, and a name longer than any file has are as absent as what isn't there. */
const MISSING: readonly unknown[] = ['ENOENT', 'EISDIR', 'ENOTDIR', 'ENAMETOOLONG']

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && MISSING.includes(error.code)
}
