// Before the end-to-end tests: builds what they run when that is due, and says which of them this machine can't run.
import { build, needsBuild } from '#main/start/build.mjs'
import { whyNoBrowser } from '../support/browser'
import { PROJECT, whyNoElectron } from '../support/electron'

export async function setup(): Promise<void> {
  if (needsBuild(PROJECT) && !(await build(PROJECT))) throw new Error('The build failed: see above')
  for (const why of [whyNoBrowser(), whyNoElectron()]) if (why !== null) process.stderr.write(`${why}\n`)
}
