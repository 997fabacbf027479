// The icon of each participant of a lane's flows.
import {
  Copy,
  Database,
  FileStack,
  GitBranch,
  Globe,
  Hash,
  HatGlasses,
  ListChecks,
  type LucideIcon,
  Monitor,
  Server,
  ShieldBan,
} from 'lucide-react'
import type { ParticipantName } from '#src/diagram/participants'

const ICONS: Readonly<Record<ParticipantName, LucideIcon>> = {
  frontEnd: Monitor,
  secondTab: Copy,
  attacker: HatGlasses,
  externalClient: Globe,
  backEnd: Server,
  sessionStore: Database,
  blacklist: ShieldBan,
  allowlist: ListChecks,
  versions: Hash,
  families: GitBranch,
  tokenStore: FileStack,
}

/** Returns the icon of a participant, by what it is called. */
export function participantIcon(name: ParticipantName): LucideIcon {
  return ICONS[name]
}
