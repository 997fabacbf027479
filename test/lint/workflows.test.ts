// What GitHub is told to run: foreign actions are named by the commit that was looked at, since a tag can be moved.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'

const root = join(import.meta.dirname, '../..')
const folder = join(root, '.github/workflows')
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')))

const found = (pattern: RegExp, text: string) => [...text.matchAll(pattern)].map(([, match]) => match ?? '')

describe.each(readdirSync(folder))('the workflow %s', (name) => {
  const text = readFileSync(join(folder, name), 'utf8')

  test('names each action by a commit, and says which version that is', () => {
    const actions = found(/\buses:\s*(.+)/g, text)
    expect(actions.length).toBeGreaterThan(0)
    for (const action of actions) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
  })

  test('runs scripts that there are', () => {
    const named = found(/\bnpm (?:run )?(\S+)/g, text.replace(/#.*/g, ''))
    const own = named.filter((script) => !['ci', 'install'].includes(script))
    expect(own.length).toBeGreaterThan(0)
    for (const script of own) expect(Object.keys(scripts)).toContain(script)
  })

  test('may do no more than read, but where it says so', () => {
    expect(text).toMatch(/^permissions:\n {2}contents: read\n/m)
  })
})
