// What the shell's source may not contain: the switches and calls that Electron's security checklist warns of.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../../..')
const folder = join(root, 'main/electron')
const sources = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const)

test.each([
  ['opens addresses in other programs', /\bopenExternal\b|\bshell\b\s*[,}]/],
  [
    'weakens a page',
    /webSecurity\s*:\s*false|allowRunningInsecureContent|experimentalFeatures|enableBlinkFeatures/,
  ],
  ['gives a page Node', /nodeIntegration\w*\s*:\s*true|contextIsolation\s*:\s*false|sandbox\s*:\s*false/],
  ['loads pages from files or the network', /\bloadFile\b|loadURL\((?!origin\.url\))/],
  ['lets a page embed others', /webviewTag\s*:\s*true|allowpopups/],
])('no source %s', (_, forbidden) => {
  expect(sources.length).toBeGreaterThan(5)
  expect(sources.filter(([, text]) => forbidden.test(text)).map(([name]) => name)).toEqual([])
})

test('the preload gives the page four functions, and none of Electron’s own', () => {
  const preload = readFileSync(join(folder, 'preload.ts'), 'utf8')
  expect(preload.match(/exposeInMainWorld\([^)]*\)/g)).toEqual(["exposeInMainWorld('lab', bridge)"])
  expect(readFileSync(join(root, 'src/contract/lab-bridge.ts'), 'utf8')).not.toContain('electron')
})

test('what is installed and packed is one Electron, named exactly', () => {
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  expect(devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/)
  expect(lock.packages['node_modules/electron'].version).toBe(devDependencies.electron)
})
