// Faults of the lab's own go into its log, which is the standard error.

export function log(error: unknown): void {
  process.stderr.write(`${stackOf(error)}\n`)
}

/** Returns what is known of a fault: where it happened, or else what it says. */
export function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
