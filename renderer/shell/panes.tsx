// Where the lanes and the inspector stand: the lanes resizable side by side on a wide window, one below the other on a narrow one;
// the inspector as a sheet, beside them where there is room, else over the lane that it doesn't speak of.
import { type CSSProperties, type ReactNode, useState, useSyncExternalStore } from 'react'
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels'
import { pageStorage } from '../model/page-storage'
import { useText } from '../model/text'
import styles from './panes.module.css'

interface PanesProps {
  session: ReactNode
  jwt: ReactNode
  /** The sheet; it places itself. */
  inspector: ReactNode
}

const WIDE = '(min-width: 1000px)'

function onWidth(tell: () => void): () => void {
  const query = window.matchMedia(WIDE)
  query.addEventListener('change', tell)
  return () => query.removeEventListener('change', tell)
}

/** Lays out the panes. What the learner sets by dragging or by the keyboard is kept. */
export function Panes({ session, jwt, inspector }: PanesProps) {
  const isWide = useSyncExternalStore(onWidth, () => window.matchMedia(WIDE).matches)
  const [share, setShare] = useState(0.5)
  // For the sheet, which lies over one of the lanes.
  const shares: CSSProperties & Record<`--${string}`, number> = { '--session-share': share }
  return (
    <div className={styles.panes} style={shares} data-panes>
      {isWide ? (
        <Resizable session={session} jwt={jwt} onShare={setShare} />
      ) : (
        <Stacked session={session} jwt={jwt} />
      )}
      {inspector}
    </div>
  )
}

type Lanes = Pick<PanesProps, 'session' | 'jwt'>

function Stacked({ session, jwt }: Lanes) {
  return (
    <div className={styles.stack}>
      <div className={styles.card} data-pane="session">
        {session}
      </div>
      <div className={styles.card} data-pane="jwt">
        {jwt}
      </div>
    </div>
  )
}

const storage = pageStorage()
const COLUMNS = ['session', 'jwt']

function Resizable({ session, jwt, onShare }: Lanes & { onShare: (share: number) => void }) {
  const { pane } = useText().shell
  const columns = useDefaultLayout({ id: 'lab.columns', panelIds: COLUMNS, storage })
  return (
    <Group
      className={styles.columns}
      orientation="horizontal"
      {...columns}
      onLayoutChange={(layout) => onShare((layout.session ?? 50) / 100)}
    >
      <Panel id="session" data-pane="session" defaultSize="50%" minSize="360px" className={styles.card}>
        {session}
      </Panel>
      <Separator className={styles.column} aria-label={pane.betweenLanes} />
      <Panel id="jwt" data-pane="jwt" defaultSize="50%" minSize="360px" className={styles.card}>
        {jwt}
      </Panel>
    </Group>
  )
}
