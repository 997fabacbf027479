// The menu of demonstrations, in their running order with the minutes that each takes: one click sets the stage of one.
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { DEMONSTRATIONS, demonstrationNextTo } from '#src/contract/demonstrations'
import { DEMONSTRATION_STEPS } from '#src/demo/demonstrations'
import { useText } from '../model/text'
import { Button } from '../ui/controls/button'
import { Menu, MenuItem, MenuLine } from '../ui/floating/menu'
import menu from '../ui/floating/menu.module.css'
import { useDemonstration, useDemonstrationMoves } from './use-demonstration'

/** Shows the menu. */
export function DemonstrationsMenu() {
  const moves = useDemonstrationMoves()
  const now = useDemonstration()
  const { demos: say } = useText()
  const neighbours = ([-1, 1] as const).flatMap((by) => {
    const id = now && demonstrationNextTo(now.id, by)
    return id ? [{ id, by }] : []
  })
  return (
    <Menu trigger={<Button>{say.menu}</Button>}>
      {neighbours.map(({ id, by }) => (
        <MenuItem
          key={by}
          icon={by < 0 ? ChevronLeft : ChevronRight}
          hint={say.stories[id].name}
          onSelect={() => moves.stage(id)}
        >
          {by < 0 ? say.previousStory : say.nextStory}
        </MenuItem>
      ))}
      {neighbours.length > 0 && <MenuLine />}
      {DEMONSTRATIONS.map((id, at) => (
        <MenuItem
          key={id}
          hint={say.minutes({ count: DEMONSTRATION_STEPS[id].minutes })}
          onSelect={() => moves.stage(id)}
        >
          {`${at + 1}. ${say.stories[id].name}`}
        </MenuItem>
      ))}
      <MenuLine />
      <p className={menu.note}>{say.menuHint}</p>
    </Menu>
  )
}
