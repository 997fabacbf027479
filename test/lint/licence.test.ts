// The licence that the package names is the one that lies beside it and in what is handed on.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

test('package.json, its lock and the LICENSE file say the same', () => {
  expect(JSON.parse(read('package.json')).license).toBe('MIT')
  expect(JSON.parse(read('package-lock.json')).packages[''].license).toBe('MIT')
  expect(read('LICENSE')).toMatch(/^MIT License\n/)
})

test('installers and the browser edition take it along', () => {
  expect(read('electron-builder.config.mjs')).toContain("'LICENSE'")
  expect(read('packaging/build-web.mjs')).toContain("'LICENSE'")
})
