// Prints how many tests passed and failed, from vitest's JSON report. Without a readable report that is one failure.
import { readFileSync } from 'node:fs'

const { passed, failed } = summarise(process.argv[2])
process.stdout.write(`${passed} passed, ${failed} failed\n`)

function summarise(path) {
  try {
    const { numPassedTests, numFailedTests, success } = JSON.parse(readFileSync(path, 'utf8'))
    // A file that can't be loaded fails without a test of its own having failed.
    return { passed: numPassedTests, failed: Math.max(numFailedTests, success ? 0 : 1) }
  } catch {
    return { passed: 0, failed: 1 }
  }
}
