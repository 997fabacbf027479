// The actions that need no more than a click, in the order in which they stand on the screen.
import { Lock, LockOpen, LogOut, RefreshCw } from 'lucide-react'

/** Their icons, the key of their words, and what the lab is told. */
export const PLAIN_ACTIONS = [
  { name: 'openProtected', icon: Lock, action: { type: 'open-protected' } },
  { name: 'openPartiallyProtected', icon: LockOpen, action: { type: 'open-partially-protected' } },
  { name: 'refresh', icon: RefreshCw, action: { type: 'refresh' } },
  { name: 'logout', icon: LogOut, action: { type: 'logout' } },
] as const

export type PlainAction = (typeof PLAIN_ACTIONS)[number]
