// A part of the page that comes after the rest: its code is loaded once the lab has been heard and there is time.
import { type ComponentType, useEffect, useState } from 'react'
import { whenIdle } from '../model/spare-time'
import { useModel } from '../model/use-model'

/** Makes a component of one that is loaded later; until then it shows nothing. What was loaded once is there at once. */
export function later(load: () => Promise<ComponentType>): ComponentType {
  const loaded: { Part: ComponentType | null } = { Part: null }
  return function Later() {
    const [isLoaded, setLoaded] = useState(loaded.Part !== null)
    // A load that failed because the lab was away is tried again when it is back.
    const isHeard = useModel((state) => state.status !== null && state.connection !== 'lost')
    useEffect(() => {
      if (isLoaded || !isHeard) return
      let isGone = false
      const callOff = whenIdle(() => {
        load().then(
          (part) => {
            loaded.Part = part
            if (!isGone) setLoaded(true)
          },
          () => {},
        )
      })
      return () => {
        isGone = true
        callOff()
      }
    }, [isLoaded, isHeard])
    return isLoaded && loaded.Part ? <loaded.Part /> : null
  }
}
