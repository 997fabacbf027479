// After an app is packed: sees that it has libsql's binary for each kind of processor that it is for. npm installs only the
// one of the machine at hand, and without its own the app would have no SQLite.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Arch } from 'electron-builder'

/** @type {Readonly<Record<string, (arch: string) => string>>} */
const TARGETS = {
  darwin: (arch) => `darwin-${arch}`,
  linux: (arch) => `linux-${arch}-gnu`,
  win32: (arch) => `win32-${arch}-msvc`,
}

/**
 * Electron-builder's hook `afterPack`. A universal Mac app needs both of its binaries.
 * @param {import('electron-builder').AfterPackContext} context
 * @throws {Error} when one is missing
 */
export function checkNative({ packager, appOutDir, electronPlatformName, arch }) {
  const folder = join(packager.getResourcesDir(appOutDir), 'app.asar.unpacked/node_modules/@libsql')
  const processors = arch === Arch.universal ? ['x64', 'arm64'] : [Arch[arch]]
  for (const processor of processors) {
    const target = TARGETS[electronPlatformName]?.(processor)
    if (target && existsSync(join(folder, target, 'index.node'))) continue
    throw new Error(
      `libsql has no binary for ${target} here: install it by \`npm install --no-save --force @libsql/${target}\`, in libsql's own version`,
    )
  }
}
