// The desktop edition as electron-builder packs it for this machine, without an installer.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { findElectron } from '#main/start/electron-binary'
import { PROJECT } from './electron'
import { startProgram } from './program'

export interface PackedApp {
  readonly executable: string
  /** The folder of app.asar. */
  readonly resources: string
  /** The file that has the fuses. */
  readonly fused: string
  /** A folder that goes with the app. */
  readonly scratch: string
  remove(): Promise<void>
}

/** Packs what has been built, with the Electron that is there. */
export async function packApp(): Promise<PackedApp> {
  const electron = findElectron(PROJECT, process.env)
  if (electron === null) throw new Error('There is no Electron to pack')
  const scratch = await mkdtemp(join(tmpdir(), 'lab-packed-'))
  const remove = () => rm(scratch, { recursive: true, force: true, maxRetries: 5 })
  const packing = startProgram(
    process.execPath,
    [
      join(PROJECT, 'node_modules/electron-builder/cli.js'),
      '--config=electron-builder.config.mjs',
      `--config.directories.output=${scratch}`,
      '--dir',
      `--${process.arch}`,
    ],
    { cwd: PROJECT, env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: folderOf(electron) } },
  )
  if ((await packing.ended) === 0) return { ...placesIn(scratch, process.platform), scratch, remove }
  await remove()
  throw new Error(`Packing failed: ${packing.out()}${packing.err()}`)
}

/** On a Mac the binary lies deep in a bundle, elsewhere beside all the rest. */
function folderOf(electron: string): string {
  return process.platform === 'darwin' ? resolve(electron, '../../../..') : dirname(electron)
}

function placesIn(
  folder: string,
  platform: NodeJS.Platform,
): Pick<PackedApp, 'executable' | 'resources' | 'fused'> {
  if (platform === 'darwin') {
    const contents = join(
      folder,
      process.arch === 'x64' ? 'mac' : `mac-${process.arch}`,
      'Session vs JWT Lab.app/Contents',
    )
    return {
      executable: join(contents, 'MacOS/Session vs JWT Lab'),
      resources: join(contents, 'Resources'),
      fused: join(contents, 'Frameworks/Electron Framework.framework/Electron Framework'),
    }
  }
  const [system, name] =
    platform === 'win32' ? ['win', 'Session vs JWT Lab.exe'] : ['linux', 'session-vs-jwt-lab']
  const unpacked = join(folder, `${system}${process.arch === 'x64' ? '' : `-${process.arch}`}-unpacked`)
  const executable = join(unpacked, name)
  return { executable, resources: join(unpacked, 'resources'), fused: executable }
}

/** Stands in the binary before its fuses: then comes their version, how many there are, and one character for each. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const FUSES = [
  'runAsNode',
  'cookieEncryption',
  'nodeOptions',
  'inspect',
  'asarIntegrity',
  'onlyLoadFromAsar',
  'browserSnapshot',
  'fileProtocolPrivileges',
]

/** Returns the fuses that a binary has on. */
export async function fusesOf(file: string): Promise<string[]> {
  const binary = await readFile(file)
  const at = binary.indexOf(SENTINEL)
  if (at < 0) throw new Error(`${file} has no fuses`)
  const fuses = binary.subarray(at + SENTINEL.length + 2)
  return FUSES.filter((_, index) => fuses[index] === '1'.charCodeAt(0))
}
