// How the JWT server finds out that a token was revoked, and what a refresh does with the refresh token: what can be set.
import { z } from 'zod'

/**
 * `none` waits for `exp`; `blocklist` keeps the `jti`s that were revoked; `allowlist` keeps those that are good, and takes an
 * unknown one for revoked; `version` keeps one number for each account, which its tokens bear in their claim `ver`.
 */
export const REVOCATION_STRATEGIES = ['none', 'blocklist', 'allowlist', 'version'] as const
const revocationStrategySchema = z.enum(REVOCATION_STRATEGIES)
export type RevocationStrategy = z.infer<typeof revocationStrategySchema>

/** The types of token that can be checked against the blacklist. */
export const CHECKED_TYPES = ['access', 'refresh'] as const
export type CheckedType = (typeof CHECKED_TYPES)[number]

export const revocationSettingsSchema = z.object({
  /** Whether what was revoked is asked for at all; it is noted in any case (`JWT_BLACKLIST_ENABLED`). */
  enabled: z.boolean(),
  /** The types of token for which it is asked (`JWT_BLACKLIST_TOKEN_CHECKS`). */
  checks: z.array(z.enum(CHECKED_TYPES)),
  strategy: revocationStrategySchema,
  /** Whether `/logout` revokes the refresh token of the same login as well. */
  logoutRevokesBoth: z.boolean(),
})
export type RevocationSettings = z.infer<typeof revocationSettingsSchema>

export const GRACE_SECONDS = { min: 0, max: 60 } as const

const graceMessage = `Give whole seconds from ${GRACE_SECONDS.min} to ${GRACE_SECONDS.max}`

/** Refresh token rotation (RFC 9700 section 4.14.2). */
export const rotationSettingsSchema = z.object({
  /** Whether each refresh gives a new refresh token and retires the old one. */
  enabled: z.boolean(),
  /** For how long a retired one is still taken, in seconds: two tabs may race. */
  graceSeconds: z
    .number({ message: graceMessage })
    .int({ message: graceMessage })
    .min(GRACE_SECONDS.min, { message: graceMessage })
    .max(GRACE_SECONDS.max, { message: graceMessage }),
})
export type RotationSettings = z.infer<typeof rotationSettingsSchema>

/** As in the article: a blacklist for both types, no rotation. */
export const DEFAULT_REVOCATION: RevocationSettings = {
  enabled: true,
  checks: [...CHECKED_TYPES],
  strategy: 'blocklist',
  logoutRevokesBoth: false,
}
export const DEFAULT_ROTATION: RotationSettings = { enabled: false, graceSeconds: 0 }
