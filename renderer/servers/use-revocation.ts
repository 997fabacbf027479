// How the JWT server finds out now that a token was revoked.
import { useMemo } from 'react'
import { DEFAULT_REVOCATION, DEFAULT_ROTATION } from '#src/contract/revocation'
import type { RevocationRules } from '#src/trace/revoked'
import { useModel } from '../model/use-model'

/** Returns the settings of revocation and rotation; those of the start before the lab has said them. */
export function useRevocation(): RevocationRules {
  const revocation = useModel((state) => state.status?.settings.revocation ?? DEFAULT_REVOCATION)
  const rotation = useModel((state) => state.status?.settings.rotation ?? DEFAULT_ROTATION)
  return useMemo(() => ({ revocation, rotation }), [revocation, rotation])
}
