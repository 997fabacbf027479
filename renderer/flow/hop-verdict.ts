// Whether a hop was a check, and how it came out.
import { checksOf, type Hop } from '#src/trace/hop'

/** Returns how a hop's checks came out; null for a hop that checked nothing. */
export function hopVerdict(hop: Hop): 'passed' | 'failed' | null {
  if (
    hop.kind === 'request-refused' ||
    hop.kind === 'access-denied' ||
    hop.kind === 'no-answer' ||
    hop.kind === 'store-failed'
  )
    return 'failed'
  if (hop.kind === 'auto-refresh') return hop.outcome === 'refreshing' ? null : 'failed'
  if (hop.kind === 'account-checked') return hop.outcome === 'verified' ? 'passed' : 'failed'
  const checks = checksOf(hop)
  if (checks.length === 0) return null
  return checks.every((check) => check.passed) ? 'passed' : 'failed'
}
