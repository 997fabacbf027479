// What can be wrong with where a server keeps things: a code and its facts. The catalogues make a sentence of it.
import { z } from 'zod'

/** The path of the file or the folder, or the address of Redis without its password. */
const place = z.string()

const simpleCodeSchema = z.enum([
  'sqlite-gone',
  'sqlite-empty',
  'sqlite-no-folder',
  'sqlite-foreign',
  'sqlite-locked',
  'sqlite-read-only',
  'sqlite-full',
  'sqlite-not-opened',
  'sqlite-no-database',
  'sqlite-damaged',
  'redis-not-reached',
  'redis-full',
  'redis-replica',
  'redis-wrong-password',
  'redis-no-password',
  'redis-not-permitted',
  'redis-disk',
  'redis-busy',
  'redis-lost-row',
  'redis-foreign-key',
  'redis-no-database',
])

export const storageProblemSchema = z.discriminatedUnion('code', [
  z.object({ code: simpleCodeSchema, place }),
  /** No libsql for this `machine`, such as `linux-x64`. */
  z.object({ code: z.literal('sqlite-no-library'), machine: z.string() }),
  /** The versions of the schema: the file's, and the one that this lab knows. */
  z.object({ code: z.enum(['sqlite-newer', 'sqlite-older']), place, found: z.number(), known: z.number() }),
  /** `message` is SQLite's own. */
  z.object({ code: z.literal('sqlite-other'), place, message: z.string() }),
  z.object({ code: z.literal('redis-evicts'), place, policy: z.string() }),
  /** `message` is the answer of Redis. */
  z.object({ code: z.literal('redis-other'), place, message: z.string() }),
  /** A row that the lab didn't write. */
  z.object({
    code: z.enum(['sqlite-foreign-row', 'redis-foreign-row']),
    place,
    collection: z.string(),
    key: z.string(),
  }),
])
export type StorageProblem = z.infer<typeof storageProblemSchema>
export type StorageProblemCode = StorageProblem['code']

/** The facts of a problem with this code. */
export type FactsOf<C extends StorageProblemCode, P = StorageProblem> = P extends { readonly code: infer K }
  ? C extends K
    ? Omit<P, 'code'>
    : never
  : never
