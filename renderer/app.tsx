// The whole screen: the bars, the two lanes side by side, the sheet that explains what is selected, and the timeline below.
import { useCallback, useReducer, useState } from 'react'
import { ActionBar } from './actions/action-bar'
import styles from './app.module.css'
import { OffInRecording } from './export/off-in-recording'
import { Lane } from './lane/lane'
import { later } from './model/later'
import { useText } from './model/text'
import { usePage } from './model/use-page'
import { ConnectionBar, PaceBar } from './shell/connection-bar'
import { CrashGuard } from './shell/crash-guard'
import { InspectorSheet } from './shell/inspector-sheet'
import { NoticeArea } from './shell/notice-area'
import { Panes } from './shell/panes'
import { TopBar } from './shell/top-bar'
import { usePresenter } from './shell/use-presenter'
import { useShortcuts } from './shell/use-shortcuts'
import { TooltipProvider } from './ui/floating/tooltip'
import { VerdictPlace } from './verdict/verdict-place'

const DemonstrationBar = later(async () => (await import('./demo/demonstration-bar')).DemonstrationBar)
const Inspector = later(async () => (await import('./inspector/inspector')).Inspector)
const DropZone = later(async () => (await import('./export/drop-zone')).DropZone)
const HelpDialog = later(async () => (await import('./shell/help-dialog')).HelpDialog)
const RecordingBar = later(async () => (await import('./export/recording-bar')).RecordingBar)
const Explainer = later(async () => (await import('./glossary/explainer')).Explainer)
const Timeline = later(async () => (await import('./timeline/timeline')).Timeline)

export function App() {
  return (
    <CrashGuard part="page">
      <Page />
    </CrashGuard>
  )
}

function Page() {
  const { skipToLanes } = useText().shell
  const [isHelpOpen, setHelpOpen] = useState(false)
  const openHelp = useCallback(() => setHelpOpen(true), [])
  const [asked, explain] = useReducer((count: number) => count + 1, 0)
  usePage()
  // Before the other keys, so that Escape finds what they have not changed yet.
  usePresenter()
  useShortcuts(openHelp, explain)
  return (
    <TooltipProvider>
      <div className={styles.app}>
        <a className={styles.skip} href="#lanes">
          {skipToLanes}
        </a>
        <CrashGuard part="topBar">
          <TopBar onHelp={openHelp} />
        </CrashGuard>
        <CrashGuard part="messages">
          <ConnectionBar />
          <PaceBar />
          <RecordingBar />
          <DemonstrationBar />
        </CrashGuard>
        <main className={styles.main} id="lanes" tabIndex={-1}>
          <CrashGuard part="actions">
            <OffInRecording>
              <ActionBar />
            </OffInRecording>
          </CrashGuard>
          <Panes
            session={
              <CrashGuard part="session">
                <Lane lane="session" />
              </CrashGuard>
            }
            jwt={
              <CrashGuard part="jwt">
                <Lane lane="jwt" />
              </CrashGuard>
            }
            inspector={
              <InspectorSheet>
                <CrashGuard part="inspector">
                  <Inspector />
                </CrashGuard>
              </InspectorSheet>
            }
          />
          <CrashGuard part="verdict">
            <VerdictPlace />
          </CrashGuard>
          <div data-operator>
            <CrashGuard part="timeline">
              <Timeline />
            </CrashGuard>
          </div>
        </main>
        <HelpDialog open={isHelpOpen} onOpenChange={setHelpOpen} />
        <Explainer asked={asked} />
        <NoticeArea />
        <DropZone />
      </div>
    </TooltipProvider>
  )
}
