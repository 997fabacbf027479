// What is set of revocation and rotation, and the way to change some of it.
import { useRef } from 'react'
import type { RevocationSettings, RotationSettings } from '#src/contract/revocation'
import { useModel } from '../model/use-model'

interface Rules {
  readonly revocation: RevocationSettings
  readonly rotation: RotationSettings
}

/** Returns the settings, null before the lab has been heard, and what changes some of one of them. */
export function useRevocation(): {
  readonly rules: Rules | null
  readonly changeRevocation: (changed: Partial<RevocationSettings>) => void
  readonly changeRotation: (changed: Partial<RotationSettings>) => void
} {
  const settings = useModel((state) => state.status?.settings ?? null)
  const send = useModel((state) => state.send)
  // What was asked for and isn't answered yet: a second change must not take back the first.
  const asked = useRef<Partial<Rules>>({})
  const ask = (wanted: Partial<Rules>) => {
    asked.current = { ...asked.current, ...wanted }
    const mine = asked.current
    void send('change-settings', wanted).finally(() => {
      if (asked.current === mine) asked.current = {}
    })
  }
  return {
    rules: settings,
    changeRevocation: (changed) => {
      const base = asked.current.revocation ?? settings?.revocation
      if (base) ask({ revocation: { ...base, ...changed } })
    },
    changeRotation: (changed) => {
      const base = asked.current.rotation ?? settings?.rotation
      if (base) ask({ rotation: { ...base, ...changed } })
    },
  }
}
