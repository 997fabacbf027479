// Keeps what was worked out anew and says the same as before.
import { useState } from 'react'
import { withSameParts } from './same-parts'

/** Returns a value that was made for this rendering, with each part of it that says the same as in the last being that very part. */
export function useSameParts<T>(value: T): T {
  const [kept, setKept] = useState(value)
  const same = withSameParts(kept, value)
  if (same !== kept) setKept(same)
  return same
}
