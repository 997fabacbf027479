// Whether a request can be sent a second time with the same result: some use up or end the credential that they carry.
import type { Flow } from './flow'

/**
 * Why the same request is answered otherwise when it is sent again: `link-used`, its one-time token is spent; `token-rotated`, its
 * refresh token was replaced; `session-ended` or `token-revoked`, it ended its own credential; `account-deleted`, it deleted the
 * account that it speaks for.
 */
export type WhyOnce = 'link-used' | 'token-rotated' | 'session-ended' | 'token-revoked' | 'account-deleted'

/** Returns why the last request of a flow works only once, as far as the flow has come; null where nothing says so. */
export function whyOnce({ hops }: Flow): WhyOnce | null {
  const sentAt = hops.findLastIndex(({ hop }) => hop.kind === 'request')
  const reasons = hops.slice(Math.max(sentAt, 0)).flatMap(({ hop }): WhyOnce[] => {
    switch (hop.kind) {
      case 'spent-answered':
        return ['link-used']
      case 'family-answered':
        return hop.outcome === 'unknown' ? [] : ['token-rotated']
      case 'account-deleted':
        return ['account-deleted']
      case 'session-destroyed':
        return hop.because === 'replaced' ? [] : ['session-ended']
      case 'token-revoked':
      case 'version-raised':
        return ['token-revoked']
      default:
        return []
    }
  })
  return reasons.includes('account-deleted') ? 'account-deleted' : (reasons[0] ?? null)
}
