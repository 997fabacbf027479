// The icon of each action, the same wherever a flow is named.
import {
  Download,
  Globe,
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
  UserX,
} from 'lucide-react'
import type { FlowAction } from '#src/trace/event'

const ICONS: Readonly<Record<FlowAction, LucideIcon>> = {
  login: LogIn,
  'login-by-email': Mail,
  'open-protected': Lock,
  'open-partially-protected': LockOpen,
  'update-phone': Smartphone,
  refresh: RefreshCw,
  logout: LogOut,
  'logout-refresh': RefreshCwOff,
  'logout-everywhere': UserX,
  'get-download-link': Link,
  'open-download-link': Download,
  'delete-account': Trash2,
  external: Globe,
}

/** Shows an action's icon. */
export function ActionIcon({ action, size = 15 }: { action: FlowAction; size?: number }) {
  const Icon = ICONS[action]
  return <Icon size={size} aria-hidden />
}
