// What the lab makes of a storage that can't be asked: no fault of its own, and nothing that may stop it.
import { StorageUnavailable } from '#main/storage/collection'
import { LabError } from '#src/contract/lab-error'

/** Resolves with null where a storage can't be asked. */
export async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof StorageUnavailable) return null
    throw error
  }
}

/** Returns the error of a reset that could not clear the stores; any other error as it is. */
export function notCleared(error: unknown): unknown {
  if (!(error instanceof StorageUnavailable)) return error
  return new LabError(
    'ERR_LAB_STORAGE',
    `What waited has ended, but what is stored could not be cleared: ${error.message}`,
    { cause: error },
  )
}
