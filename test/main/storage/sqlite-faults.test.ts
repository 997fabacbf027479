// What is wrong with a SQLite file is said, refused, and over when its cause is gone.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Storage, StorageUnavailable } from '#main/storage/collection'
import { openStorage } from '#main/storage/open-storage'
import { SqliteConnection } from '#main/storage/sqlite-connection'
import { DEFAULT_REDIS_URL } from '#src/settings/settings'
import { PROJECT } from '../../support/electron'
import { FakeClock } from '../../support/fake-clock'
import { saidOf } from '../../support/storages'
import { NOBODY, withoutRoot } from '../../support/without-root'
import { NOTES, note, put } from './collection-contract'

let folder: string
let path: string
let opened: Storage[]
let problems: (string | null)[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lab-sqlite-'))
  path = join(folder, 'session.sqlite')
  opened = []
  problems = []
})

afterEach(async () => {
  await Promise.all(opened.map((storage) => storage.close()))
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

function open(dataFolder = folder): Storage {
  const storage: Storage = openStorage({
    kind: 'sqlite',
    lane: 'session',
    dataFolder,
    redisUrl: DEFAULT_REDIS_URL,
    clock: new FakeClock(),
    onProblem: () => problems.push(saidOf(storage)),
  })
  opened.push(storage)
  return storage
}

/** Makes a file with rows in it that nothing has open. */
async function makeFile(rows = 3): Promise<void> {
  const storage = open()
  await put(storage.collection(NOTES), ...Array.from({ length: rows }, (_, at) => note(`row ${at}`)))
  await storage.close()
  expect(readdirSync(folder)).toEqual(['session.sqlite'])
}

/** Expects a refusal that names the file and the cure, and the same sentence as the storage's problem. */
async function expectRefusal(storage: Storage, request: Promise<unknown>, says: string): Promise<void> {
  const error: unknown = await request.then(
    () => null,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(StorageUnavailable)
  expect(error).toMatchObject({ kind: 'sqlite', message: expect.stringContaining(says) })
  if (!(error instanceof Error)) return
  expect(error.message).toMatch(/^[^:]*: \w[^.]*/)
  expect(saidOf(storage)).toBe(error.message)
}

describe('a file that another process has locked', () => {
  let holder: ChildProcess

  beforeEach(async () => {
    await makeFile()
    const script = `
      const db = new (require('libsql'))(process.argv[1])
      db.exec('BEGIN IMMEDIATE')
      process.stdout.write('locked')
      process.stdin.once('data', () => { db.exec('COMMIT'); process.exit() })`
    holder = spawn(process.execPath, ['-e', script, path], {
      cwd: PROJECT,
      stdio: ['pipe', 'pipe', 'inherit'],
    })
    if (holder.stdout) await once(holder.stdout, 'data')
  })

  afterEach(() => {
    holder.kill('SIGKILL')
  })

  async function release(): Promise<void> {
    holder.stdin?.write('\n')
    await once(holder, 'exit')
  }

  it('refuses to be written, is read all the same, and goes on when the lock is gone', async () => {
    const storage = open()
    const notes = storage.collection(NOTES)
    let turns = 0
    const timer = setInterval(() => {
      turns += 1
    }, 10)
    await expectRefusal(storage, put(notes, note('a')), `Another program has the SQLite file ${path} locked`)
    clearInterval(timer)
    expect(turns).toBeGreaterThan(5)
    expect(await notes.get('row 0')).toEqual(note('row 0'))
    expect(saidOf(storage)).toContain('locked')
    await release()
    await put(notes, note('a'))
    expect(storage.problem).toBeNull()
    expect(problems).toEqual([expect.stringContaining('locked'), null])
  })

  it('is written when the lock goes while the request waits', async () => {
    const storage = open()
    const notes = storage.collection(NOTES)
    const writing = put(notes, note('a'))
    await release()
    await writing
    expect(await notes.get('a')).toEqual(note('a'))
    expect(problems).toEqual([])
  })

  it('holds up nothing else, however many wait for it', async () => {
    const notes = open().collection(NOTES)
    const others = open(join(folder, 'elsewhere')).collection(NOTES)
    let turns = 0
    let served = 0
    const timer = setInterval(() => {
      turns += 1
    }, 10)
    const waiting = Promise.allSettled(Array.from({ length: 100 }, (_, at) => put(notes, note(`a ${at}`))))
    const serving = (async () => {
      for (; served < 20; served += 1) await put(others, note(`b ${served}`))
    })()
    const first = await Promise.race([waiting.then(() => 'the locked one'), serving.then(() => 'the other')])
    expect(first).toBe('the other')
    expect(new Set((await waiting).map(({ status }) => status))).toEqual(new Set(['rejected']))
    clearInterval(timer)
    expect(turns).toBeGreaterThan(20)
    expect(await notes.get('row 0')).toEqual(note('row 0'))
  })

  it('is written in the order in which the requests came, when the lock goes', async () => {
    const storage = open()
    const notes = storage.collection(NOTES)
    await notes.all()
    const ids = Array.from({ length: 30 }, (_, at) => `a ${at}`)
    const writing = Promise.all(ids.map((id) => put(notes, note(id))))
    // By then each of them has found it locked.
    await new Promise((resolve) => setTimeout(resolve, 20))
    await release()
    const late = put(notes, note('late'))
    await Promise.all([writing, late])
    expect((await notes.all()).slice(3).map(({ id }) => id)).toEqual([...ids, 'late'])
    expect(storage.problem).toBeNull()
  })

  it('is let go of while a request waits for it', async () => {
    const storage = open()
    const writing = put(storage.collection(NOTES), note('a'))
    await storage.close()
    await expect(writing).rejects.toThrow('has been closed')
  })
})

describe('a file without a byte', () => {
  it('is not taken for a new one: it is refused until a copy is put back or it is deleted', async () => {
    await makeFile()
    copyFileSync(path, `${path}.copy`)
    truncateSync(path)
    const storage = open()
    const notes = storage.collection(NOTES)
    await expectRefusal(storage, notes.get('row 0'), `The SQLite file ${path} is empty (0 bytes)`)
    await expectRefusal(
      storage,
      put(notes, note('a')),
      'put a copy back, or delete it and restart the server',
    )
    expect(statSync(path).size).toBe(0)
    renameSync(`${path}.copy`, path)
    expect(await notes.all()).toHaveLength(3)
    expect(problems).toEqual([expect.stringContaining('0 bytes'), null])
    await storage.close()
    truncateSync(path)
    const again = open()
    await expectRefusal(again, again.collection(NOTES).all(), '0 bytes')
    rmSync(path)
    expect(await again.collection(NOTES).all()).toEqual([])
    expect(again.problem).toBeNull()
  })

  it('is refused where it was emptied under the lab, too', async () => {
    await makeFile(200)
    const storage = open()
    const notes = storage.collection(NOTES)
    expect(await notes.all()).toHaveLength(200)
    truncateSync(path)
    await expect(notes.all()).rejects.toBeInstanceOf(StorageUnavailable)
    await expect(put(notes, note('a'))).rejects.toBeInstanceOf(StorageUnavailable)
    await storage.close()
    const next = open()
    await expectRefusal(next, next.collection(NOTES).all(), '0 bytes')
  })

  it.skipIf(process.platform !== 'linux')('is used by who could not fill it at first', async () => {
    const storage = open()
    const notes = storage.collection(NOTES)
    execFileSync('prlimit', ['--pid', String(process.pid), '--fsize=0:'])
    try {
      await expect(put(notes, note('a'))).rejects.toBeInstanceOf(StorageUnavailable)
      expect(statSync(path).size).toBe(0)
    } finally {
      execFileSync('prlimit', ['--pid', String(process.pid), '--fsize=unlimited:'])
    }
    await put(notes, note('a'))
    expect(await notes.all()).toEqual([note('a')])
    expect(storage.problem).toBeNull()
  })
})

describe.skipIf(process.platform !== 'linux')('a file that may not be written', () => {
  beforeEach(async () => {
    await makeFile()
    chmodSync(path, 0o444)
    if (process.getuid?.() === 0) {
      chownSync(folder, NOBODY, NOBODY)
      chownSync(path, NOBODY, NOBODY)
    }
  })

  it('is read, refuses to be written, and is written when it may be', async () => {
    await withoutRoot(async () => {
      const storage = open()
      const notes = storage.collection(NOTES)
      expect(await notes.get('row 0')).toEqual(note('row 0'))
      await expectRefusal(storage, put(notes, note('a')), `The SQLite file ${path} can't be written`)
      await expectRefusal(storage, put(notes, note('a')), `The SQLite file ${path} can't be written`)
      expect(await notes.all()).toHaveLength(3)
      chmodSync(path, 0o644)
      await put(notes, note('a'))
      expect(await notes.all()).toHaveLength(4)
      expect(storage.problem).toBeNull()
    })
  })

  it('is refused where it may not even be read, until it may', async () => {
    chmodSync(path, 0o000)
    await withoutRoot(async () => {
      const storage = open()
      const notes = storage.collection(NOTES)
      await expectRefusal(storage, notes.all(), `The SQLite file ${path} can't be opened`)
      chmodSync(path, 0o644)
      expect(await notes.all()).toHaveLength(3)
      expect(storage.problem).toBeNull()
    })
  })
})

describe('a file that is damaged', () => {
  it.each([
    ['cut off', () => truncateSync(path, 10_000)],
    [
      'overwritten in the middle',
      () => {
        const bytes = readFileSync(path)
        bytes.fill(0x5a, 8_192, 8_192 + 4_000)
        writeFileSync(path, bytes)
      },
    ],
  ])('is refused when it was %s, and good again when a copy was put back', async (_how, damage) => {
    await makeFile(200)
    copyFileSync(path, `${path}.copy`)
    damage()
    const storage = open()
    const notes = storage.collection(NOTES)
    await expectRefusal(storage, notes.get('row 0'), `The SQLite file ${path} is damaged`)
    await expectRefusal(storage, put(notes, note('a')), `The SQLite file ${path} is damaged`)
    renameSync(`${path}.copy`, path)
    expect(await notes.all()).toHaveLength(200)
    expect(problems).toEqual([expect.stringContaining('damaged'), null])
  })

  it('is no database: the lab begins with an empty one when it was moved away', async () => {
    writeFileSync(path, 'Dear diary, '.repeat(1_000))
    const storage = open()
    const notes = storage.collection(NOTES)
    await expectRefusal(storage, notes.all(), `The file ${path} is no SQLite database`)
    expect(readFileSync(path, 'utf8')).toMatch(/^Dear diary/)
    renameSync(path, `${path}.away`)
    expect(await notes.all()).toEqual([])
    expect(storage.problem).toBeNull()
  })

  it('holds a row that the lab did not write: only that one is refused', async () => {
    await makeFile()
    const raw = new SqliteConnection(path)
    raw.run('UPDATE rows SET value = ? WHERE key = ?', '{"id":1}', 'row 1')
    const storage = open()
    const notes = storage.collection(NOTES)
    await expectRefusal(storage, notes.get('row 1'), 'in notes under "row 1" that the lab didn\'t write')
    await expectRefusal(
      storage,
      notes.change('row 1', () => ({ result: 0 })),
      'under "row 1"',
    )
    await expectRefusal(storage, notes.all(), 'under "row 1"')
    expect(await notes.get('row 0')).toEqual(note('row 0'))
    expect(saidOf(storage)).toContain('row 1')
    raw.run('UPDATE rows SET value = ? WHERE key = ?', JSON.stringify(note('row 2')), 'row 1')
    await expectRefusal(storage, notes.get('row 1'), 'under "row 1"')
    raw.run('DELETE FROM rows WHERE key = ?', 'row 1')
    expect(await notes.get('row 1')).toBeNull()
    expect(storage.problem).toBeNull()
    await raw.close()
  })
})

describe('a file that is not there', () => {
  it('is made, with its folder', async () => {
    const storage = open(join(folder, 'new', 'newer'))
    await put(storage.collection(NOTES), note('a'))
    expect(statSync(join(folder, 'new', 'newer', 'session.sqlite')).isFile()).toBe(true)
    expect(storage.place).toBe(join(folder, 'new', 'newer', 'session.sqlite'))
  })

  it('is refused where its folder cannot be made, until it can', async () => {
    const inTheWay = join(folder, 'in-the-way')
    writeFileSync(inTheWay, '')
    const storage = open(join(inTheWay, 'data'))
    const notes = storage.collection(NOTES)
    await expectRefusal(storage, notes.all(), `The folder ${join(inTheWay, 'data')} can't be made`)
    rmSync(inTheWay)
    expect(await notes.all()).toEqual([])
    expect(storage.problem).toBeNull()
  })

  it('is a folder instead', async () => {
    const storage = open()
    execFileSync('mkdir', [path])
    await expectRefusal(storage, storage.collection(NOTES).all(), `The SQLite file ${path} can't be opened`)
  })

  it('was taken away under the lab: nothing is answered until it is put back, with all that it held', async () => {
    const storage = open()
    const notes = storage.collection(NOTES)
    await put(notes, note('revoked'))
    renameSync(path, `${path}.away`)
    await expectRefusal(storage, notes.get('revoked'), `The SQLite file ${path} is gone`)
    await expectRefusal(storage, put(notes, note('b')), `The SQLite file ${path} is gone`)
    renameSync(`${path}.away`, path)
    expect(await notes.get('revoked')).toEqual(note('revoked'))
    await put(notes, note('b'))
    expect(problems).toEqual([expect.stringContaining('gone'), null])
  })

  it('is begun anew by a server that is started again', async () => {
    const storage = open()
    await put(storage.collection(NOTES), note('a'))
    rmSync(path)
    await expectRefusal(storage, storage.collection(NOTES).all(), 'is gone')
    await storage.close()
    expect(await open().collection(NOTES).all()).toEqual([])
  })

  it('was replaced by another, which counts from then on', async () => {
    await makeFile(1)
    copyFileSync(path, `${path}.copy`)
    const storage = open()
    const notes = storage.collection(NOTES)
    await put(notes, note('later'))
    rmSync(`${path}-wal`, { force: true })
    rmSync(`${path}-shm`, { force: true })
    renameSync(`${path}.copy`, path)
    expect((await notes.all()).map(({ id }) => id)).toEqual(['row 0'])
    expect(storage.problem).toBeNull()
  })
})

describe.skipIf(process.platform !== 'linux')('a file that cannot grow', () => {
  const limitFileSize = (bytes: number | 'unlimited') =>
    execFileSync('prlimit', ['--pid', String(process.pid), `--fsize=${bytes}:`])

  afterEach(() => limitFileSize('unlimited'))

  it('refuses what does not fit, keeps what it has, and takes it when there is room', async () => {
    const storage = open()
    const notes = storage.collection(NOTES)
    await put(notes, note('a'))
    const long = note('x'.repeat(50_000))
    limitFileSize(statSync(`${path}-wal`).size + 5_000)
    await expectRefusal(storage, put(notes, long), `The SQLite file ${path} can't grow`)
    expect(await notes.all()).toEqual([note('a')])
    expect(saidOf(storage)).toContain("can't grow")
    limitFileSize('unlimited')
    await put(notes, long)
    expect(await notes.all()).toEqual([note('a'), long])
    expect(storage.problem).toBeNull()
  })
})
