// Names the tests that failed and prints how many passed and failed, from vitest's JSON reports. One without a readable report is one
// failure.
import { readFileSync } from 'node:fs'
import { relative } from 'node:path'

const runs = process.argv.slice(2).map(summarise)
for (const name of runs.flatMap(({ names }) => names)) process.stdout.write(`FAILED ${name}\n`)
const sum = (/** @type {'passed' | 'failed'} */ key) => runs.reduce((all, run) => all + run[key], 0)
process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed\n`)

/** @param {string} path */
function summarise(path) {
  try {
    const { numPassedTests, numFailedTests, success, testResults } = JSON.parse(readFileSync(path, 'utf8'))
    // A file that can't be loaded fails without a test of its own having failed.
    return {
      passed: numPassedTests,
      failed: Math.max(numFailedTests, success ? 0 : 1),
      names: testResults.flatMap(failures),
    }
  } catch {
    return { passed: 0, failed: 1, names: [`no report at ${path}`] }
  }
}

/** @param {{ name: string, status: string, message: string, assertionResults: { status: string, fullName: string, failureMessages: string[] }[] }} file */
function failures({ name, status, message, assertionResults }) {
  const file = relative(process.cwd(), name)
  const failed = assertionResults.filter((each) => each.status === 'failed')
  if (failed.length === 0) return status === 'failed' ? [`${file}: ${message}`] : []
  return failed.map(
    ({ fullName, failureMessages }) =>
      `${file}: ${fullName}\n  ${failureMessages[0]?.split('\n', 3).join('\n  ')}`,
  )
}
