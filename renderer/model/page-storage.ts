// The page's own localStorage, which a browser may forbid and which may be full.

/** A storage that never throws: what it can't keep lasts until the page is closed. */
export type KeptValues = Pick<Storage, 'getItem' | 'setItem'>

/** Makes a storage that never throws over one that may; null stands for none. */
export function guarded(storage: Storage | null): KeptValues {
  return {
    getItem: (key) => {
      try {
        return storage?.getItem(key) ?? null
      } catch {
        return null
      }
    },
    setItem: (key, value) => {
      try {
        storage?.setItem(key, value)
      } catch {
        // Full or forbidden.
      }
    },
  }
}

/** Returns the page's localStorage, guarded. */
export function pageStorage(): KeptValues {
  try {
    return guarded(window.localStorage)
  } catch {
    return guarded(null)
  }
}
