// Makes the icons of the installed app from renderer/public/icon.svg, drawn by a browser: `node packaging/make-icons.mjs`.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { launchBrowser } from '../test/support/browser'

const FOLDER = import.meta.dirname
const SVG = join(FOLDER, '../renderer/public/icon.svg')

/** In pixels, as Linux desktops and Windows ask for them. */
const LINUX_SIZES = [16, 32, 48, 64, 128, 256, 512]
const WINDOWS_SIZES = [16, 20, 24, 32, 40, 48, 64, 256]
/** The kinds of an ICNS file that hold a PNG, with their sizes in pixels; the later ones are for dense screens. */
const MAC_KINDS: readonly (readonly [kind: string, size: number])[] = [
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic11', 32],
  ['ic12', 64],
  ['ic13', 256],
  ['ic14', 512],
  ['ic10', 1024],
]
/** Apple's template leaves this part of the edge free on each side. */
const MAC_MARGIN = 100 / 1024

/** Writes the icons of all three systems. */
export async function makeIcons(): Promise<void> {
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    mkdirSync(join(FOLDER, 'icons'), { recursive: true })
    for (const size of LINUX_SIZES) {
      writeFileSync(join(FOLDER, `icons/${size}x${size}.png`), await draw(page, size, 0))
    }
    const windows: Picture[] = []
    for (const size of WINDOWS_SIZES) windows.push({ size, png: await draw(page, size, 0) })
    writeFileSync(join(FOLDER, 'icon.ico'), ico(windows))
    const mac: Buffer[] = []
    for (const [kind, size] of MAC_KINDS) mac.push(icnsPart(kind, await draw(page, size, MAC_MARGIN)))
    writeFileSync(join(FOLDER, 'icon.icns'), icnsPart('icns', Buffer.concat(mac)))
  } finally {
    await browser.close()
  }
}

interface Picture {
  readonly size: number
  readonly png: Buffer
}

/** Draws the icon as a square PNG on a transparent ground; `margin` is a part of its edge. */
async function draw(page: Page, size: number, margin: number): Promise<Buffer> {
  const edge = Math.round(size * (1 - 2 * margin))
  const source = `data:image/svg+xml;base64,${readFileSync(SVG).toString('base64')}`
  await page.setViewportSize({ width: size, height: size })
  await page.setContent(
    `<body style="margin:0;height:100vh;display:grid;place-items:center">
      <img src="${source}" style="width:${edge}px;height:${edge}px">
    </body>`,
  )
  await page.locator('img').evaluate((image: HTMLImageElement) => image.decode())
  return page.screenshot({ omitBackground: true })
}

/** An ICO file: a directory of entries of 16 bytes, then the PNGs. A size of 256 is written as 0. */
function ico(pictures: readonly Picture[]): Buffer {
  const head = Buffer.alloc(6 + 16 * pictures.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(pictures.length, 4)
  let offset = head.length
  for (const [index, { size, png }] of pictures.entries()) {
    const entry = 6 + 16 * index
    head.writeUInt8(size % 256, entry)
    head.writeUInt8(size % 256, entry + 1)
    head.writeUInt16LE(1, entry + 4)
    head.writeUInt16LE(32, entry + 6)
    head.writeUInt32LE(png.length, entry + 8)
    head.writeUInt32LE(offset, entry + 12)
    offset += png.length
  }
  return Buffer.concat([head, ...pictures.map(({ png }) => png)])
}

/** A part of an ICNS file, or the file itself: its kind, its length with these eight bytes, and what it holds. */
function icnsPart(kind: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(kind, 'latin1')
  head.writeUInt32BE(head.length + content.length, 4)
  return Buffer.concat([head, content])
}
