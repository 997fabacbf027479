// A row and its key as text, for storages that keep text.
import type { CollectionSpec } from './collection'

/** Returns as much of a key as is shown. */
export const shownKey = (key: string) => key.slice(0, 60)

/** Something lies where a row of ours should lie, and isn't one. */
export class BadRow extends Error {
  override readonly name = 'BadRow'
  readonly collection: string
  /** As it is written in the storage. */
  readonly key: string

  constructor(collection: string, key: string, options?: { cause?: unknown }) {
    super(`${collection}/${key} is no row of the lab`, options)
    this.collection = collection
    this.key = key
  }
}

/**
 * Writes a key so that no two keys are written alike: NUL would end the text in some storages, and half a surrogate pair has no
 * UTF-8. An ordinary key stays as it is.
 */
export function storedKey(key: string): string {
  return JSON.stringify(key).slice(1, -1)
}

export function storedValue(row: unknown): string {
  return JSON.stringify(row)
}

/**
 * Reads the row under a stored key.
 * @throws BadRow where the text is no JSON, the row none of the collection's, or its key another.
 */
export function readRow<T>(spec: CollectionSpec<T>, key: string, value: string): T {
  const row = parse(spec, key, value)
  if (storedKey(spec.keyOf(row)) !== key) throw new BadRow(spec.name, key)
  return row
}

function parse<T>(spec: CollectionSpec<T>, key: string, value: string): T {
  try {
    return spec.schema.parse(JSON.parse(value))
  } catch (cause) {
    throw new BadRow(spec.name, key, { cause })
  }
}
