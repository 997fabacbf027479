// What is needed less often, behind one button of the action bar, grouped by what people do.
import { ChevronDown, Split } from 'lucide-react'
import { useState } from 'react'
import { ACTIONS, actionsIn } from '#src/actions/actions'
import { LANES } from '#src/trace/lane'
import { buttonIcon } from '../model/action-icon'
import type { LaneModel, ModelState } from '../model/model-state'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
import { useOneAtATime } from '../model/use-one-at-a-time'
import { LaterRestartDialog, ServerItems } from '../servers/server-menu'
import { Button } from '../ui/controls/button'
import { Menu, MenuItem, MenuLabel, MenuLine } from '../ui/floating/menu'
import { ActionDialog, type Question } from './action-dialog'

export function MoreMenu() {
  const { shell, servers } = useText()
  const say = shell.action
  const [question, setQuestion] = useState<Question | null>(null)
  const [isRestarting, setRestarting] = useState(false)
  return (
    <>
      <Menu
        trigger={
          <Button variant="ghost">
            {say.more}
            <ChevronDown size={14} aria-hidden />
          </Button>
        }
      >
        <MenuLabel>{say.pages}</MenuLabel>
        <PlainItems group="more-page" />
        <MenuLine />
        <MenuLabel>{say.accounts}</MenuLabel>
        <MenuItem icon={buttonIcon('update-phone')} onSelect={() => setQuestion('phone')}>
          {say.updatePhoneOf}
        </MenuItem>
        <PlainItems group="more" />
        <MenuItem icon={buttonIcon('delete-account')} danger onSelect={() => setQuestion('deletion')}>
          {say.deleteAccountOf}
        </MenuItem>
        <MenuLine />
        <MenuLabel>{say.jwtOnly}</MenuLabel>
        <JwtItems />
        <MenuLine />
        <MenuLabel>{servers.menu.both}</MenuLabel>
        <ServerItems lanes={LANES} onRestart={() => setRestarting(true)} />
      </Menu>
      {question && <ActionDialog lanes={LANES} question={question} onClose={() => setQuestion(null)} />}
      {isRestarting && <LaterRestartDialog lanes={LANES} onClose={() => setRestarting(false)} />}
    </>
  )
}

/** One item for each action of a group, which needs no more than a click. */
function PlainItems({ group }: { group: 'more-page' | 'more' }) {
  const { actions } = useText()
  const perform = useModel((state) => state.perform)
  return actionsIn(group).map((id) => (
    <MenuItem
      key={id}
      icon={buttonIcon(id)}
      hint={actions[id].hint}
      onSelect={() => void perform(LANES, { type: id })}
    >
      {actions[id].button}
    </MenuItem>
  ))
}

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

/** Shows what only the JWT server has an answer to: its second token, its one-time link, two tabs that race. */
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
