// Faults of the lab's own go into its log, which is the standard error.
import type { PerformedFlow } from '#main/user-agent/user-agent'

/** Logs a fault. */
export function log(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
}

/** Has a fault of a flow logged, and returns the flow's number. */
export function logged({ flow, ended }: PerformedFlow): number {
  ended.catch(log)
  return flow
}
