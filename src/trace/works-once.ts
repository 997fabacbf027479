// Whether a request can be sent a second time with the same result: some use up or end the credential that they carry.
import type { WhyOnce } from '#src/hops/hop'
import { HOPS } from '#src/hops/hops'
import type { Flow } from './flow'

/** Returns why the last request of a flow works only once, as far as the flow has come; null where nothing says so. */
export function whyOnce({ hops }: Flow): WhyOnce | null {
  const sentAt = hops.findLastIndex(({ hop }) => hop.kind === 'request')
  const reasons = hops.slice(Math.max(sentAt, 0)).flatMap(({ hop }) => HOPS[hop.kind].onlyOnce?.(hop) ?? [])
  return reasons.includes('account-deleted') ? 'account-deleted' : (reasons[0] ?? null)
}
