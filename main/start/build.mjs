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

/**
 * Builds. What the build tool says goes to standard error.
 * @param {string} root the project's folder
 * @returns {Promise<boolean>} whether it succeeded
 */
export function build(root) {
  const tool = join(root, 'node_modules/electron-vite/bin/electron-vite.js')
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [tool, 'build'], { cwd: root, stdio: ['ignore', 2, 2] })
    child.once('error', reject)
    child.once('exit', (code) => resolve(code === 0))
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
