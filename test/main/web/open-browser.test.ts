import { expect, test } from 'vitest'
import { openCommand } from '#main/web/open-browser'

const FILE = '/home/some one/open.html'

test.each([
  ['darwin', ['open', [FILE]]],
  ['win32', ['rundll32', ['url.dll,FileProtocolHandler', FILE]]],
  ['linux', ['xdg-open', [FILE]]],
  ['freebsd', ['xdg-open', [FILE]]],
] as const)('opens a browser on %s without a shell', (platform, expected) => {
  expect(openCommand(platform, FILE)).toEqual(expected)
})
