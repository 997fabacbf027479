// The items of a menu that only the JWT server has an answer to: its second token, its one-time link, two tabs that race.
import { Download, KeyRound, Link, Split } from 'lucide-react'
import type { LaneModel, ModelState } from '../model/model-state'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { useOneAtATime } from '../model/use-one-at-a-time'
import { MenuItem } from '../ui/floating/menu'

function hasAskedForLink({ flows, state }: LaneModel): boolean {
  return (
    state.issued.some((row) => row.type === 'download') ||
    flows.some((flow) => flow.started.action === 'get-download-link')
  )
}

function holdsRefreshToken({ lanes }: ModelState): boolean {
  return lanes.jwt.state.localStorage.some((row) => row.key.startsWith('refresh'))
}

interface JwtItemsProps {
  /** Whether the menu is long already: then only what can't be done is explained. */
  readonly isTerse?: boolean
}

/** Shows the items. */
export function JwtItems({ isTerse = false }: JwtItemsProps) {
  const { shell, servers } = useText()
  const say = shell.action
  const race = servers.race
  const hasLink = useModel((state) => hasAskedForLink(state.lanes.jwt))
  const hasToken = useModel(holdsRefreshToken)
  const isRotating = useModel((state) => state.status?.settings.rotation.enabled ?? false)
  const perform = useModel((state) => state.perform)
  const send = useModel((state) => state.send)
  const [, begin] = useOneAtATime()
  return (
    <>
      <MenuItem
        icon={KeyRound}
        hint={say.hint.logoutRefresh}
        onSelect={() => void perform(['jwt'], { type: 'logout-refresh' })}
      >
        {say.logoutRefresh}
      </MenuItem>
      <MenuItem
        icon={Link}
        hint={isTerse ? undefined : say.hint.getDownloadLink}
        onSelect={() => void perform(['jwt'], { type: 'get-download-link' })}
      >
        {say.getDownloadLink}
      </MenuItem>
      <MenuItem
        icon={Download}
        hint={isTerse ? undefined : say.hint.openDownloadLink}
        reason={hasLink ? null : say.hint.noDownloadLink}
        onSelect={() => void perform(['jwt'], { type: 'open-download-link' })}
      >
        {say.openDownloadLink}
      </MenuItem>
      <MenuItem
        icon={Split}
        hint={isTerse ? undefined : race.hint}
        reason={isRotating ? (hasToken ? null : race.noToken) : race.noRotation}
        onSelect={() => begin(() => send('race-refresh', {}))}
      >
        {race.button}
      </MenuItem>
    </>
  )
}
