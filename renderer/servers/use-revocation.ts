// How the JWT server finds out now that a token was revoked.
import { DEFAULT_REVOCATION, type RevocationSettings } from '#src/contract/revocation'
import { useModel } from '../model/use-model'

/** Returns the settings of revocation; those of the start before the lab has said them. */
export function useRevocation(): RevocationSettings {
  return useModel((state) => state.status?.settings.revocation ?? DEFAULT_REVOCATION)
}
