// Where a server keeps what it has to remember.
import { z } from 'zod'

export const STORAGE_KINDS = ['memory', 'sqlite', 'redis'] as const
/** `memory` is gone with the server; `sqlite` is a file in the app's data folder; `redis` a server of its own. */
export const storageKindSchema = z.enum(STORAGE_KINDS)
export type StorageKind = z.infer<typeof storageKindSchema>
