#!/usr/bin/env node
// `npm start`: reads the flags, builds when that is due, and hands over to what was built.
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, isInstalled, needsBuild } from './build.mjs'
import { FlagError, help, parseFlags } from './flags.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
process.exitCode = await run(process.argv.slice(2))

/**
 * @param {string[]} args
 * @returns {Promise<number>} the exit code, once the lab has ended
 */
async function run(args) {
  let flags
  try {
    flags = parseFlags(args, process.env)
  } catch (error) {
    if (!(error instanceof FlagError)) throw error
    return fail(2, error.message)
  }
  if (flags.tell === 'help') return print(help('npm start --'))
  if (flags.tell === 'version') return print(`${readPackage().version}\n`)
  if (!isInstalled(root)) return fail(1, 'The dependencies are not installed: run `npm install` first')
  if (needsBuild(root) && !(await build(root))) return fail(1, 'The build failed: see above')
  const { start } = await import(pathToFileURL(join(root, 'out/main/start.js')).href)
  return start({ flags, args, root })
}

/** @returns {{ version: string }} */
function readPackage() {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
}

/** @param {string} text */
function print(text) {
  process.stdout.write(text)
  return 0
}

/**
 * @param {number} code
 * @param {string} line
 */
function fail(code, line) {
  process.stderr.write(`${line}\n`)
  return code
}
