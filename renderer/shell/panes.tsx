// Where the lanes, the timeline and the inspector stand: resizable side by side on a wide window, one below the other on a narrow
// one.
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react'
import { Group, Panel, type PanelImperativeHandle, Separator, useDefaultLayout } from 'react-resizable-panels'
import { pageStorage } from '../model/page-storage'
import { useText } from '../model/text'
import { useModel } from '../model/use-model'
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
/** Its row of tabs and its border, in pixels. */
const FOLDED_PX = 38
/** In a window less high than this, in pixels, the inspector is lower from the start. */
const LOW_PX = 860
const ROWS = ['lanes', 'inspector']
const COLUMNS = ['session', 'jwt']

function Resizable({ session, jwt, timeline, inspector }: PanesProps) {
  const { pane } = useText().shell
  // A demonstration folds the inspector for a while only.
  const rows = useDefaultLayout({
    id: 'lab.rows',
    panelIds: ROWS,
    storage,
    onlySaveAfterUserInteractions: true,
  })
  const [inspectorSize] = useState(() => (window.innerHeight < LOW_PX ? 27 : 35))
  const columns = useDefaultLayout({ id: 'lab.columns', panelIds: COLUMNS, storage })
  const [inspectorPanel, setInspectorPanel] = useState<PanelImperativeHandle | null>(null)
  const { unfold } = useFold(inspectorPanel)
  return (
    <Group className={styles.group} data-panes orientation="vertical" {...rows}>
      <Panel id="lanes" defaultSize={`${100 - inspectorSize}%`} minSize="240px">
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
      <Panel
        id="inspector"
        data-pane="inspector"
        panelRef={setInspectorPanel}
        defaultSize={`${inspectorSize}%`}
        minSize="120px"
        collapsible
        collapsedSize={FOLDED_PX}
        className={styles.card}
        onClickCapture={unfold}
      >
        {inspector}
      </Panel>
    </Group>
  )
}

/** In windows that are less high, in pixels, a demonstration takes the inspector's room. */
const HIGH_PX = 1000

/**
 * Folds a panel when a demonstration begins and unfolds it when it is closed. Whatever asks to be explained, a row that is picked
 * or a tab that is opened, unfolds it before that.
 */
function useFold(panel: PanelImperativeHandle | null): { unfold: () => void } {
  const isGiving = useModel(({ status }) => status?.demonstration != null)
  const selectedRow = useModel((state) => state.selectedRow)
  const tab = useModel((state) => state.inspectorTab)
  useEffect(() => {
    if (!panel || !isGiving || window.innerHeight >= HIGH_PX) return
    panel.collapse()
    return () => panel.expand()
  }, [panel, isGiving])
  useEffect(() => {
    if (selectedRow !== null || tab !== 'message') panel?.expand()
  }, [panel, selectedRow, tab])
  return { unfold: () => panel?.expand() }
}
