// Builds the project when what has been built is missing or older than what it is built from.
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What a build reads. */
const SOURCES = ['src', 'main', 'renderer', 'electron.vite.config.ts', 'package.json', 'package-lock.json']
/** What a build writes. */
const OUTPUTS = [
  'out/main/start.js',
  'out/main/electron.js',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
]

/**
 * Tells whether a build is due.
 * @param {string} root the project's folder
 */
export function needsBuild(root) {
  const outputs = OUTPUTS.map((path) => join(root, path))
  if (!outputs.every((path) => existsSync(path))) return true
  const built = Math.min(...outputs.map(changedAt))
  return SOURCES.some((path) => changedSince(join(root, path), built))
}

/** How often the line of a build grows by a dot, in milliseconds. */
const DOT_MS = 1000

/**
 * Builds, and says so in one line, which grows. What the build tool says is told only where it fails.
 * @param {string} root the project's folder
 * @param {(text: string) => unknown} write writes to standard error unless told
 * @returns {Promise<boolean>} whether it succeeded
 */
export function build(root, write = (text) => process.stderr.write(text)) {
  const tool = join(root, 'node_modules/electron-vite/bin/electron-vite.js')
  return new Promise((resolve, reject) => {
    write('Building (only the first time, and after changes): ')
    const child = spawn(process.execPath, [tool, 'build'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    const dots = setInterval(() => write('.'), DOT_MS)
    /** @type {Buffer[]} */
    const said = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk))
    child.once('close', (code) => {
      clearInterval(dots)
      write(code === 0 ? ' done\n' : ` failed\n${Buffer.concat(said)}`)
      resolve(code === 0)
    })
    child.once('error', (error) => {
      clearInterval(dots)
      reject(error)
    })
  })
}

/**
 * Tells whether the dependencies that a build needs are installed.
 * @param {string} root the project's folder
 */
export function isInstalled(root) {
  return existsSync(join(root, 'node_modules/electron-vite/package.json'))
}

/**
 * A folder counts itself too: it changes when something in it is deleted.
 * @param {string} path
 * @param {number} since
 * @returns {boolean}
 */
function changedSince(path, since) {
  if (!existsSync(path)) return false
  if (changedAt(path) > since) return true
  if (!statSync(path).isDirectory()) return false
  return readdirSync(path).some((name) => changedSince(join(path, name), since))
}

/** @param {string} path */
function changedAt(path) {
  return statSync(path).mtimeMs
}
