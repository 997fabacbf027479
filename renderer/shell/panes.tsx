// Where the lanes, the timeline and the inspector stand: resizable side by side on a wide window, one below the other on a narrow one.
import { type ReactNode, useSyncExternalStore } from 'react'
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels'
import { pageStorage } from '../model/page-storage'
import { useText } from '../model/text'
import styles from './panes.module.css'

interface PanesProps {
  session: ReactNode
  jwt: ReactNode
  timeline: ReactNode
  inspector: ReactNode
}

const WIDE = '(min-width: 1024px)'

function onWidth(tell: () => void): () => void {
  const query = window.matchMedia(WIDE)
  query.addEventListener('change', tell)
  return () => query.removeEventListener('change', tell)
}

/** Lays out the panes. What the learner sets by dragging or by the keyboard is kept. */
export function Panes(panes: PanesProps) {
  const isWide = useSyncExternalStore(onWidth, () => window.matchMedia(WIDE).matches)
  return isWide ? <Resizable {...panes} /> : <Stacked {...panes} />
}

function Stacked({ session, jwt, timeline, inspector }: PanesProps) {
  return (
    <div className={styles.stack} data-panes>
      <div className={styles.card} data-pane="session">
        {session}
      </div>
      <div className={styles.card} data-pane="jwt">
        {jwt}
      </div>
      <div data-operator>{timeline}</div>
      <div data-operator>
        <div className={styles.card}>{inspector}</div>
      </div>
    </div>
  )
}

const storage = pageStorage()
const ROWS = ['lanes', 'inspector']
const COLUMNS = ['session', 'jwt']

function Resizable({ session, jwt, timeline, inspector }: PanesProps) {
  const { pane } = useText().shell
  const rows = useDefaultLayout({ id: 'lab.rows', panelIds: ROWS, storage })
  const columns = useDefaultLayout({ id: 'lab.columns', panelIds: COLUMNS, storage })
  return (
    <Group className={styles.group} data-panes orientation="vertical" {...rows}>
      <Panel id="lanes" defaultSize="65%" minSize="240px">
        <div className={styles.lanes}>
          <Group className={styles.columns} orientation="horizontal" {...columns}>
            <Panel id="session" data-pane="session" defaultSize="50%" minSize="360px" className={styles.card}>
              {session}
            </Panel>
            <Separator className={styles.column} aria-label={pane.betweenLanes} />
            <Panel id="jwt" data-pane="jwt" defaultSize="50%" minSize="360px" className={styles.card}>
              {jwt}
            </Panel>
          </Group>
          <div data-operator>{timeline}</div>
        </div>
      </Panel>
      <Separator className={styles.row} aria-label={pane.aboveInspector} />
      <Panel id="inspector" data-pane="inspector" defaultSize="35%" minSize="120px" className={styles.card}>
        {inspector}
      </Panel>
    </Group>
  )
}
