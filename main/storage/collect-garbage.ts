// Has what nobody refers to let go of its files now. libsql finalizes a statement only when it is collected, and until then
// SQLite has the file open: it could be neither replaced nor, on Windows, removed.
import { setImmediate as nextTurn } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

let collect: (() => void) | null = null

/** Collects garbage, and resolves when what was collected has been finalized. */
export async function collectGarbage(): Promise<void> {
  collect ??= collector()
  collect()
  await nextTurn()
}

/** V8 gives its collector to contexts that are made after this flag has been set. */
function collector(): () => void {
  setFlagsFromString('--expose-gc')
  const found: unknown = runInNewContext('gc')
  return typeof found === 'function' ? () => found() : () => {}
}
