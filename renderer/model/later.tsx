// Parts of the page whose code comes after the rest: what nobody can miss while the page is made ready.
import { type ComponentType, useEffect, useState } from 'react'
import { whenIdle } from './spare-time'
import { useModel } from './use-model'

const loaders: (() => Promise<void>)[] = []

/** Loads all parts that there are. */
export async function loadLaterParts(): Promise<void> {
  for (const load of loaders) await load()
}

/**
 * Makes a component of one whose code is loaded later, and that shows nothing until then. It is loaded once the lab has been
 * heard and the page has nothing to do; with `at-once`, for what is only shown when it is asked for, as soon as it is shown.
 */
export function later<P extends object>(
  load: () => Promise<ComponentType<P>>,
  when: 'in-time' | 'at-once' = 'in-time',
): ComponentType<P> {
  const loaded: { Part: ComponentType<P> | null } = { Part: null }
  const loadPart = async () => {
    loaded.Part ??= await load()
  }
  loaders.push(loadPart)
  return function Later(props: P) {
    const [isLoaded, setLoaded] = useState(loaded.Part !== null)
    // A load that failed because the lab was away is tried again when it is back.
    const isHeard = useModel((state) => state.status !== null && state.connection !== 'lost')
    useEffect(() => {
      if (isLoaded || (when === 'in-time' && !isHeard)) return
      let isGone = false
      const begin = () => {
        loadPart().then(
          () => {
            if (!isGone) setLoaded(true)
          },
          () => {},
        )
      }
      const callOff = when === 'in-time' ? whenIdle(begin) : begin()
      return () => {
        isGone = true
        callOff?.()
      }
    }, [isLoaded, isHeard])
    const { Part } = loaded
    return isLoaded && Part ? <Part {...props} /> : null
  }
}
