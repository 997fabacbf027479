// An open storage keeps no process alive, whether it can be had or not.
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundleProgram, type Program } from '../../support/bundle'
import { maySkip } from '../../support/may-skip'
import { type RedisServer, startRedis, whyNoRedis } from '../../support/redis-server'

let program: Program
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lab-ending-'))
  program = await bundleProgram(join(import.meta.dirname, 'ending-program.ts'))
}, 60_000)

afterAll(() => {
  program?.remove()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

/** Runs the program to its end and returns what it says; fails where it has to be ended. */
async function run(kind: string, redisUrl = ''): Promise<string> {
  const args = [program.path, kind, folder, redisUrl]
  const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: 15_000 })
  return stdout
}

it.each(['memory', 'sqlite'])('ends over %s', async (kind) => {
  expect(await run(kind)).toBe('kept')
})

it('ends over a Redis that is not there', async () => {
  expect(await run('redis', 'redis://127.0.0.1:1')).toBe('refused')
})

describe.skipIf(maySkip(whyNoRedis()))('with a Redis', () => {
  let redis: RedisServer

  beforeAll(async () => {
    redis = await startRedis()
  })

  afterAll(() => redis?.remove())

  it('ends over it', async () => {
    expect(await run('redis', redis.url)).toBe('kept')
  })
})
