// Prints how many tests passed and failed, from vitest's JSON reports. One without a readable report is one failure.
import { readFileSync } from 'node:fs'

const runs = process.argv.slice(2).map(summarise)
const sum = (/** @type {'passed' | 'failed'} */ key) => runs.reduce((all, run) => all + run[key], 0)
process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed\n`)

/** @param {string} path */
function summarise(path) {
  try {
    const { numPassedTests, numFailedTests, success } = JSON.parse(readFileSync(path, 'utf8'))
    // A file that can't be loaded fails without a test of its own having failed.
    return { passed: numPassedTests, failed: Math.max(numFailedTests, success ? 0 : 1) }
  } catch {
    return { passed: 0, failed: 1 }
  }
}
