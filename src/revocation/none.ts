// Waiting for `exp`: nothing is kept that could be asked, so nothing can be revoked.
import type { Strategy } from './strategy'

export const none: Strategy<never> = {
  ask: null,
  keep: { bearsVersion: false, writes: () => [] },
  revoke: null,
}
