// `npm run bench`: measures what the lab must reach, prints it as a table and writes it as JSON into bench/results.
import { mkdir, writeFile } from 'node:fs/promises'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { build, needsBuild } from '#main/start/build.mjs'
import { PROJECT } from './child'
import { click } from './click'
import { interactive } from './interactive'
import { memory } from './memory'
import { motion } from './motion'
import { paint } from './paint'
import { start } from './start'
import { type Measure, table } from './summary'
import { throughput } from './throughput'

const RESULTS = join(PROJECT, 'bench/results')

const ROWS: Readonly<Record<string, () => Promise<Measure[]>>> = {
  paint,
  throughput,
  interactive,
  start,
  memory,
  click,
  motion,
}

/** Runs the rows that are named, or all of them. */
export async function bench(names: readonly string[]): Promise<void> {
  const known = Object.keys(ROWS)
  const unknown = names.find((name) => !known.includes(name))
  if (unknown !== undefined) throw new Error(`There is no "${unknown}": name some of ${known.join(', ')}`)
  if (needsBuild(PROJECT) && !(await build(PROJECT))) throw new Error('The build failed: see above')
  await mkdir(RESULTS, { recursive: true })
  for (const [name, run] of Object.entries(ROWS)) {
    if (names.length > 0 && !names.includes(name)) continue
    const loadBefore = loadavg()
    const measures = await run()
    const machine = { node: process.version, processors: cpus().length, loadBefore, loadAfter: loadavg() }
    const load = `load average ${loadBefore[0]?.toFixed(1)} before, ${machine.loadAfter[0]?.toFixed(1)} after`
    process.stdout.write(`\n${name} (${load})\n${table(measures)}\n`)
    const file = join(RESULTS, `${name}.json`)
    await writeFile(file, `${JSON.stringify({ ...machine, measures }, null, 2)}\n`)
  }
  process.stdout.write(`\nWritten to ${RESULTS}\n`)
}
