import { expect, test } from 'vitest'
import { openCommand } from '#main/web/open-browser'

const URL = 'http://127.0.0.1:4600/?key=abc'

test.each([
  ['darwin', ['open', [URL]]],
  ['win32', ['rundll32', ['url.dll,FileProtocolHandler', URL]]],
  ['linux', ['xdg-open', [URL]]],
  ['freebsd', ['xdg-open', [URL]]],
] as const)('opens a browser on %s without a shell', (platform, expected) => {
  expect(openCommand(platform, URL)).toEqual(expected)
})
