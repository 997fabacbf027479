import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findElectron } from '#main/start/electron-binary'
import { downloadHost, obtainElectron } from '#main/start/obtain-electron'
import { Unavailable } from '#main/start/unavailable'

const BINARY =
  process.platform === 'darwin'
    ? 'Electron.app/Contents/MacOS/Electron'
    : process.platform === 'win32'
      ? 'electron.exe'
      : 'electron'

let root: string
const said: string[] = []
const say = (line: string) => said.push(line)

beforeEach(async () => {
  said.length = 0
  root = await mkdtemp(join(tmpdir(), 'lab-electron-'))
  await put('package.json', '{}')
})
afterEach(() => rm(root, { recursive: true }))

async function put(path: string, text: string): Promise<string> {
  const file = join(root, path)
  await mkdir(join(file, '..'), { recursive: true })
  await writeFile(file, text)
  await chmod(file, 0o755)
  return file
}

async function putPackage(): Promise<void> {
  await put('node_modules/electron/package.json', '{"name":"electron","version":"45.4.1"}')
}

describe('the Electron binary', () => {
  test('is the one of ELECTRON_OVERRIDE_DIST_PATH first', async () => {
    await putPackage()
    await put('node_modules/electron/path.txt', BINARY)
    await put(`node_modules/electron/dist/${BINARY}`, '')
    const other = await put(`dist/${BINARY}`, '')
    expect(findElectron(root, { ELECTRON_OVERRIDE_DIST_PATH: join(root, 'dist') })).toBe(other)
  })

  test('is refused where ELECTRON_OVERRIDE_DIST_PATH has none', () => {
    const find = () => findElectron(root, { ELECTRON_OVERRIDE_DIST_PATH: join(root, 'none') })
    expect(find).toThrow(Unavailable)
    expect(find).toThrow('ELECTRON_OVERRIDE_DIST_PATH names a folder without Electron')
  })

  test("is the package's own otherwise", async () => {
    await putPackage()
    await put('node_modules/electron/path.txt', `${BINARY}\n`)
    const own = await put(`node_modules/electron/dist/${BINARY}`, '')
    expect(findElectron(root, {})).toBe(own)
  })

  test('is not there before the package has downloaded it', async () => {
    expect(findElectron(root, {})).toBeNull()
    await putPackage()
    expect(findElectron(root, {})).toBeNull()
    await put('node_modules/electron/path.txt', BINARY)
    expect(findElectron(root, {})).toBeNull()
  })
})

describe('the download of Electron', () => {
  test('is not tried when it is there', async () => {
    const binary = await put(`dist/${BINARY}`, '')
    expect(await obtainElectron(root, { ELECTRON_OVERRIDE_DIST_PATH: join(root, 'dist') }, say)).toBe(binary)
    expect(said).toEqual([])
  })

  test('needs the package', async () => {
    await expect(obtainElectron(root, {}, say)).rejects.toThrow(new Unavailable('Electron is not installed'))
  })

  test('is not tried against the wish of the user', async () => {
    await putPackage()
    const tried = obtainElectron(root, { ELECTRON_SKIP_BINARY_DOWNLOAD: '1' }, say)
    await expect(tried).rejects.toThrow('ELECTRON_SKIP_BINARY_DOWNLOAD is set')
  })

  test('is not to be had from a host that refuses to be connected to', async () => {
    await putPackage()
    const gone = createServer()
    await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve))
    const { port } = gone.address() as AddressInfo
    await new Promise((resolve) => gone.close(resolve))
    const tried = obtainElectron(root, { ELECTRON_MIRROR: `http://127.0.0.1:${port}/` }, say)
    await expect(tried).rejects.toThrow(
      "Electron has not been downloaded yet, and 127.0.0.1 can't be reached",
    )
    expect(said).toEqual([])
  })

  test.each([
    ['GitHub', {}, 'https://github.com/'],
    ['a mirror', { ELECTRON_MIRROR: 'https://mirror.example/electron/' }, 'https://mirror.example/electron/'],
    ['the mirror of npm', { npm_config_electron_mirror: 'http://10.0.0.1:81/' }, 'http://10.0.0.1:81/'],
    ['a proxy that is not used', { HTTPS_PROXY: 'http://proxy.example:8080' }, 'https://github.com/'],
    [
      'a proxy',
      { ELECTRON_GET_USE_PROXY: 'true', HTTPS_PROXY: 'http://proxy.example:8080' },
      'http://proxy.example:8080/',
    ],
  ])('connects to %s', (_, env, expected) => {
    expect(downloadHost(env).href).toBe(expected)
  })

  test('says when the mirror is no address', () => {
    expect(() => downloadHost({ ELECTRON_MIRROR: 'mirror' })).toThrow('is no URL: mirror')
  })
})
