// The one thing that every storage offers: a collection of rows, each under a key. All stores of the servers are built on it.
import type { z } from 'zod'
import type { StorageProblem } from '#src/contract/storage-problem'
import type { StorageKind } from '#src/trace/storage-kind'

/** What a collection holds, and what the storage has to know of its rows. */
export interface CollectionSpec<T> {
  /** Its name within the storage, in kebab-case. */
  readonly name: string
  /** Checks rows that come back: a file or a server may hold anything. */
  readonly schema: z.ZodType<T>
  keyOf(row: T): string
  /** Whose row it is, for {@link Collection.ownedBy}; absent or null where it is nobody's. */
  ownerOf?(row: T): string | null
  /**
   * When a row is no longer needed, in epoch milliseconds of the lab's clock; null for never. A storage may drop the row then,
   * and never earlier; whether it still counts before is up to who reads it.
   */
  expiresAt?(row: T): number | null
  /**
   * What of it a server does not need, and the lab keeps to explain things by: all of it, or the rows of an owner. Absent for
   * nothing.
   */
  readonly notebook?: 'all' | { readonly owner: string }
}

/** What becomes of a row: it is put in place of the old one, removed (null), or left as it is (undefined). */
export interface Change<T, R> {
  readonly row?: T | null
  readonly result: R
}

/** What a collection holds now. `bytes` are those of its rows as JSON in UTF-8. */
export interface CollectionSize {
  readonly entries: number
  readonly bytes: number
}

/**
 * Rows under keys. Rows are handed out as copies, and what was acknowledged is kept as long as the storage says it does. All
 * methods reject with {@link StorageUnavailable} when the storage can't be asked.
 */
export interface Collection<T> {
  get(key: string): Promise<T | null>
  /**
   * Looks at a row and decides at once what becomes of it: nobody else changes that row in between. `decide` may be called
   * more than once, and so must do nothing else.
   */
  change<R>(key: string, decide: (row: T | null) => Change<T, R>): Promise<R>
  /** Returns all rows in the order in which they were first put. */
  all(): Promise<T[]>
  /** Returns the rows of an owner in the order in which they were first put. */
  ownedBy(owner: string): Promise<T[]>
  /** Returns the rows whose `expiresAt` is at most this instant. */
  expiredBy(instantMs: number): Promise<T[]>
  clear(): Promise<void>
  size(): Promise<CollectionSize>
}

/** Where collections lie. Collections of one name are the same rows, whoever asks. */
export interface Storage {
  readonly kind: StorageKind
  /** The path of the file, or the address of the server without its password; null for memory. */
  readonly place: string | null
  /** What is wrong; null while all is well, as far as is known. */
  readonly problem: StorageProblem | null
  collection<T>(spec: CollectionSpec<T>): Collection<T>
  /** Says that the lab's clock was moved, paused or set going: what the storage times itself is set anew. Never rejects. */
  clockChanged(): Promise<void>
  /** Lets go of the file or the connection. What was kept stays where it is; memory forgets. */
  close(): Promise<void>
}

/** A storage can't be asked, or can't keep what it was given. The message is one sentence that says what to do. */
export class StorageUnavailable extends Error {
  override readonly name = 'StorageUnavailable'
  readonly kind: StorageKind

  constructor(kind: StorageKind, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.kind = kind
  }
}
