// What is to be had of a storage, or nothing where it can't be asked.
import { StorageUnavailable } from '#main/storage/collection'

/** Resolves with null where a storage can't be asked. */
export async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof StorageUnavailable) return null
    throw error
  }
}
