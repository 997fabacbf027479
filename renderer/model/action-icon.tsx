// The icon of each action, the same wherever it is offered or a flow of it is named.
import {
  Download,
  Globe,
  KeyRound,
  Link,
  Lock,
  LockOpen,
  LogIn,
  LogOut,
  type LucideIcon,
  Mail,
  RefreshCw,
  RefreshCwOff,
  Smartphone,
  Trash2,
  UserRound,
  UserX,
} from 'lucide-react'
import { ACTIONS, type ActionId, type IconName } from '#src/actions/actions'
import type { FlowAction } from '#src/trace/event'

const ICONS: Readonly<Record<IconName, LucideIcon>> = {
  Download,
  KeyRound,
  Link,
  Lock,
  LockOpen,
  LogIn,
  LogOut,
  Mail,
  RefreshCw,
  RefreshCwOff,
  Smartphone,
  Trash2,
  UserRound,
  UserX,
}

/** Shows the icon of a flow's action. */
export function ActionIcon({ action, size = 15 }: { action: FlowAction; size?: number }) {
  const Icon = action === 'external' ? Globe : ICONS[ACTIONS[action].icon]
  return <Icon size={size} aria-hidden />
}

/** Returns the icon of the button or the item by which an action is told. */
export function buttonIcon(id: ActionId): LucideIcon {
  const { icon, buttonIcon = icon } = ACTIONS[id]
  return ICONS[buttonIcon]
}
