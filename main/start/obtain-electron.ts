// Gets Electron's binary at the first start: downloads it into the package's cache, and has the package unpack it.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { connect } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
import { electronPackage, findElectron } from './electron-binary'
import { Unavailable } from './unavailable'

const DOWNLOAD_SITE = 'https://github.com'
const CONNECT_LIMIT_MS = 5000

/** What is used of `@electron/get`. */
interface ElectronGet {
  downloadArtifact(details: {
    version: string
    artifactName: 'electron'
    checksums: Readonly<Record<string, string>>
    cacheRoot: string | undefined
    downloadOptions: { quiet: boolean; getProgressCallback(progress: { percent: number }): Promise<void> }
  }): Promise<string>
}

/**
 * Returns the path of Electron's binary. Where it isn't there, downloads it and tells `say` how far that is.
 * @throws Unavailable when it is neither there nor to be had.
 */
export async function obtainElectron(
  root: string,
  env: NodeJS.ProcessEnv,
  say: (line: string) => void,
): Promise<string> {
  const found = findElectron(root, env)
  if (found !== null) return found
  const folder = electronPackage(root)
  if (folder === null) throw new Unavailable('Electron is not installed')
  if (env.ELECTRON_SKIP_BINARY_DOWNLOAD) {
    throw new Unavailable('Electron has not been downloaded, and ELECTRON_SKIP_BINARY_DOWNLOAD is set')
  }
  await probe(downloadHost(env))
  try {
    await download(folder, env, say)
    await unpack(folder)
  } catch (error) {
    throw new Unavailable(
      `Electron could not be downloaded (${error instanceof Error ? error.message : error})`,
    )
  }
  const unpacked = findElectron(root, env)
  if (unpacked === null) throw new Unavailable('Electron was downloaded, but its binary is not there')
  return unpacked
}

/** Returns what the download connects to first: the proxy where one is used, else the mirror or GitHub. */
export function downloadHost(env: NodeJS.ProcessEnv): URL {
  const usesProxy = env.ELECTRON_GET_USE_PROXY || env.NODE_USE_ENV_PROXY
  const proxy = usesProxy ? env.HTTPS_PROXY || env.https_proxy : undefined
  const site =
    proxy ||
    env.npm_config_electron_mirror ||
    env.NPM_CONFIG_ELECTRON_MIRROR ||
    env.ELECTRON_MIRROR ||
    DOWNLOAD_SITE
  if (URL.canParse(site)) return new URL(site)
  throw new Unavailable(`The address to download Electron from is no URL: ${site}`)
}

/** Finds out within five seconds whether a host can be connected to. */
function probe({ hostname, port, protocol }: URL): Promise<void> {
  const number = Number(port || (protocol === 'http:' ? 80 : 443))
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: number, timeout: CONNECT_LIMIT_MS })
    // The limit covers looking the name up too, which a socket's own timeout doesn't.
    const limit = setTimeout(() => socket.destroy(new Error('no answer')), CONNECT_LIMIT_MS)
    socket.once('connect', () => socket.end())
    socket.once('connect', resolve)
    socket.once('error', () =>
      reject(new Unavailable(`Electron has not been downloaded yet, and ${hostname} can't be reached`)),
    )
    socket.once('close', () => clearTimeout(limit))
  })
}

async function download(folder: string, env: NodeJS.ProcessEnv, say: (line: string) => void): Promise<void> {
  const { version } = z.object({ version: z.string() }).parse(readJson(join(folder, 'package.json')))
  const checksums = z.record(z.string(), z.string()).parse(readJson(join(folder, 'checksums.json')))
  const module = createRequire(join(folder, 'package.json')).resolve('@electron/get')
  const { downloadArtifact }: ElectronGet = await import(pathToFileURL(module).href)
  let told = -1
  say(`Downloading Electron ${version}, about 120 MB, once`)
  await downloadArtifact({
    version,
    artifactName: 'electron',
    checksums,
    cacheRoot: env.electron_config_cache,
    downloadOptions: {
      quiet: true,
      getProgressCallback: async ({ percent }) => {
        const tenths = Math.floor(percent * 10)
        if (tenths > told) say(`Downloading Electron: ${tenths * 10} %`)
        told = Math.max(told, tenths)
      },
    },
  })
}

/** The package's own installer finds the download in the cache. */
function unpack(folder: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(folder, 'install.js')], { stdio: ['ignore', 2, 2] })
    child.once('error', reject)
    child.once('exit', (code) => {
      if (code === 0) resolve()
      else reject(new Error('its installer failed'))
    })
  })
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'))
}
