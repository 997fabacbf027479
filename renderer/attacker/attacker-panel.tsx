// What the attacker holds of a lane, and what it does with it: a third party between the two ends.
import { ChevronDown, Cookie, HatGlasses } from 'lucide-react'
import { timeLeft, timeLeftWords } from '#src/token/time-left'
import { LANES, type LaneId } from '#src/trace/lane'
import { useText } from '../model/text'
import { useShownState } from '../model/use-lane'
import { LifeRing, type LifeView, NO_LIFE, tokenLife } from '../rows/life'
import { Table, type TableColumns } from '../rows/table'
import { Button } from '../ui/controls/button'
import { Menu, MenuLabel, MenuLine } from '../ui/floating/menu'
import { AttackerItems, StealItem } from './attacker-menu'
import styles from './attacker-panel.module.css'

/** Shows the panel; nothing until something was stolen on the lane. */
export function AttackerPanel({ lane }: { lane: LaneId }) {
  const { attacker: say } = useText().servers
  const { loot } = useShownState(lane)
  if (loot.length === 0) return null
  return (
    <section className={styles.panel} aria-label={say.panel[lane]}>
      <span className={styles.icon}>
        <HatGlasses size={16} aria-hidden />
      </span>
      <h3 className={styles.title}>{say.name}</h3>
      <span className={styles.note}>{say.holds({ count: loot.length })}</span>
      <Table lane={lane} columns={LOOT} />
      <Menu
        align="end"
        trigger={
          <Button variant="danger" size="small" className={styles.use} aria-label={say.useLabel[lane]}>
            {say.use}
            <ChevronDown size={13} aria-hidden />
          </Button>
        }
      >
        <MenuLabel>{say.onThisLane}</MenuLabel>
        <AttackerItems lanes={[lane]} />
        <MenuLine />
        <MenuLabel>{say.onBoth}</MenuLabel>
        <AttackerItems lanes={LANES} />
        <MenuLine />
        <StealItem lanes={[lane]} />
      </Menu>
    </section>
  )
}

interface LootView extends LifeView {
  readonly isToken: boolean
}

const LOOT: TableColumns<'loot', LootView> = {
  look: 'chip',
  table: 'loot',
  title: ({ servers }, lane) => servers.attacker.panel[lane],
  // Without loot there is no panel.
  empty: () => '',
  rows: ({ loot }) => loot,
  view: (row, { text: { servers, token }, now, time }) => {
    const claims = tokenLife(row.value)
    const life = claims ?? NO_LIFE
    const left = timeLeft({ now, ...life })
    // A token says itself how long it lives. Of a cookie the copy is only the value, and tells nothing.
    const words = claims ? timeLeftWords(left, token) : servers.attacker.taken({ time: time(row.takenAt) })
    const label = servers.attacker.row({ name: row.key, left: words })
    return { label, facts: [], words, phase: left.phase, life, isToken: claims !== null }
  },
  mark: ({ lane, view }) =>
    view.isToken ? <LifeRing lane={lane} view={view} /> : <Cookie size={14} aria-hidden />,
  name: ({ key }) => key,
  standing: ({ view }) => view.words,
}
