// The items of a menu that only the JWT server has an answer to: its second token, its one-time link, two tabs that race.
import { Split } from 'lucide-react'
import { ACTIONS, actionsIn } from '#src/actions/actions'
import { buttonIcon } from '../model/action-icon'
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
  const { actions, shell, servers } = useText()
  const race = servers.race
  const hasLink = useModel((state) => hasAskedForLink(state.lanes.jwt))
  const hasToken = useModel(holdsRefreshToken)
  const isRotating = useModel((state) => state.status?.settings.rotation.enabled ?? false)
  const perform = useModel((state) => state.perform)
  const send = useModel((state) => state.send)
  const [, begin] = useOneAtATime()
  return (
    <>
      {actionsIn('jwt').map((id) => {
        const { link } = ACTIONS[id]
        return (
          <MenuItem
            key={id}
            icon={buttonIcon(id)}
            hint={isTerse && link !== undefined ? undefined : actions[id].hint}
            reason={link === 'opens' && !hasLink ? shell.action.noDownloadLink : null}
            onSelect={() => void perform(['jwt'], { type: id })}
          >
            {actions[id].button}
          </MenuItem>
        )
      })}
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
