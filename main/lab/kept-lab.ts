// What is kept of the learner's lab while a demonstration is on, so that a process that ends in the middle of it loses nothing: a file in
// the data folder, which holds all but the rows of the stores.
import { chmod, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { keptKeysSchema } from '#main/jwt/keys'
import { log } from '#main/probe/log'
import { clockStateSchema } from '#src/contract/clock'
import { breakpointSchema, modeSchema, slowSpeedSchema } from '#src/contract/commands'
import { MAX_NODES, routingSchema } from '#src/contract/stage-commands'
import { writtenSettingsSchema } from '#src/settings/settings'
import { laneStateSchema } from '#src/trace/state'
import { storageKindSchema } from '#src/trace/storage-kind'

const linkSchema = z.string().nullable()

/** One lane: where its stores lie, how its requests go, and what its user agents hold. */
const keptLaneSchema = z.object({
  storage: storageKindSchema,
  nodes: z.number().int().min(1).max(MAX_NODES),
  routing: routingSchema,
  mode: modeSchema,
  speed: slowSpeedSchema,
  breakpoints: z.array(breakpointSchema),
  rows: laneStateSchema.pick({ cookies: true, localStorage: true, loot: true }),
  /** The download links that the user agents got last. */
  links: z.object({ frontEnd: linkSchema, attacker: linkSchema }),
})
export type KeptLane = z.infer<typeof keptLaneSchema>

const keptLabSchema = z.object({
  settings: writtenSettingsSchema,
  clock: clockStateSchema,
  sessionSecret: z.string(),
  jwtKeys: keptKeysSchema,
  lanes: z.object({ session: keptLaneSchema, jwt: keptLaneSchema }),
})
export type KeptLab = z.infer<typeof keptLabSchema>

/** `process` is the one that has written it, by its id. */
const fileSchema = z.object({ version: z.literal(1), process: z.number().int(), lab: keptLabSchema })

const NAME = 'waiting-lab.json'
const DAMAGED = 'waiting-lab.damaged.json'

/** The file in one data folder. Only its user can read it: it holds keys and tokens. */
export class KeptLabFile {
  readonly #folder: string
  readonly #path: string
  /** Whether the file is this lab's to remove. */
  #isOwn = false

  constructor(folder: string) {
    this.#folder = folder
    this.#path = join(folder, NAME)
  }

  /** Returns the lab of a process that ended in the middle of a demonstration; null where there is none. A damaged file stays. */
  async read(): Promise<KeptLab | null> {
    const found = await this.#look()
    if (found === 'damaged') log(`${this.#path} can't be read and is left alone: it held a lab that waited`)
    if (found === null || found === 'damaged') return null
    if (isAlive(found.process)) {
      log(
        `${this.#path} is left alone: the lab that waits there is that of a process that still runs (${found.process})`,
      )
      return null
    }
    this.#isOwn = true
    return found.lab
  }

  /** Writes a lab down, whole or not at all. That it can't be written is said, and keeps nobody from anything. */
  async keep(lab: KeptLab): Promise<void> {
    try {
      const found = await this.#look()
      if (found === 'damaged') await rename(this.#path, join(this.#folder, DAMAGED))
      else if (found !== null && isAlive(found.process)) {
        log(
          `Another lab is using ${this.#folder}: if this process is ended during the demonstration, its lab is lost`,
        )
        return
      }
      await mkdir(this.#folder, { recursive: true })
      await writeWhole(this.#path, JSON.stringify({ version: 1, process: process.pid, lab }))
      this.#isOwn = true
    } catch (error) {
      log(`A lab that waits could not be kept in ${this.#folder}: ${error}`)
    }
  }

  /** Removes what was kept: it is no longer needed. */
  async forget(): Promise<void> {
    if (!this.#isOwn) return
    this.#isOwn = false
    await rm(this.#path, { force: true }).catch(log)
  }

  async #look(): Promise<z.infer<typeof fileSchema> | 'damaged' | null> {
    let text: string
    try {
      text = await readFile(this.#path, 'utf8')
    } catch (error) {
      return isMissing(error) ? null : 'damaged'
    }
    try {
      return fileSchema.parse(JSON.parse(text))
    } catch {
      return 'damaged'
    }
  }
}

/** Puts a file in the place of another at once, and on the disk before that. */
async function writeWhole(path: string, text: string): Promise<void> {
  const fresh = `${path}.${process.pid}.new`
  const file = await open(fresh, 'w', 0o600)
  try {
    // One that a process has left behind keeps its mode.
    await chmod(fresh, 0o600)
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(fresh, path)
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
}

/** Tells whether another process runs. This one has not written what it finds at its start. */
function isAlive(id: number): boolean {
  if (id === process.pid) return false
  try {
    process.kill(id, 0)
    return true
  } catch (error) {
    // There is one that belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
