// The icon and the name of each participant of a lane's flows.
import { Database, Globe, type LucideIcon, Monitor, Server, ShieldBan } from 'lucide-react'
import type { Catalogue } from '#src/i18n/catalogue'
import type { Participant } from '#src/trace/hop'
import type { LaneId } from '#src/trace/lane'

/** The names of the participants, as keys of the catalogue. */
export type ParticipantName = keyof Catalogue['hops']['participant']

/** Says who takes a part: what the store is depends on the lane, who the client is on whose request it is. */
export function participantName(who: Participant, lane: LaneId, isExternal: boolean): ParticipantName {
  switch (who) {
    case 'client':
      return isExternal ? 'externalClient' : 'frontEnd'
    case 'back-end':
      return 'backEnd'
    case 'store':
      return lane === 'session' ? 'sessionStore' : 'blacklist'
  }
}

const ICONS: Readonly<Record<ParticipantName, LucideIcon>> = {
  frontEnd: Monitor,
  externalClient: Globe,
  backEnd: Server,
  sessionStore: Database,
  blacklist: ShieldBan,
}

/** Returns the icon of a participant. */
export function participantIcon(who: Participant, lane: LaneId, isExternal: boolean): LucideIcon {
  return ICONS[participantName(who, lane, isExternal)]
}
