// Whether the timeline is open: as the learner left it, and until then by how much room the window has.
import { useState, useSyncExternalStore } from 'react'
import { pageStorage } from '../model/page-storage'

const OPEN_KEY = 'lab.timeline'
const TALL = '(min-height: 860px)'

function onHeight(tell: () => void): () => void {
  const query = window.matchMedia(TALL)
  query.addEventListener('change', tell)
  return () => query.removeEventListener('change', tell)
}

/** Returns whether the timeline is open, and the function that opens or folds it and remembers that. */
export function useOpen(): [boolean, (isOpen: boolean) => void] {
  const isTall = useSyncExternalStore(onHeight, () => window.matchMedia(TALL).matches)
  const [kept, setKept] = useState(() => pageStorage().getItem(OPEN_KEY))
  const keep = (isOpen: boolean) => {
    const value = isOpen ? 'open' : 'folded'
    pageStorage().setItem(OPEN_KEY, value)
    setKept(value)
  }
  return [kept === null ? isTall : kept === 'open', keep]
}
