// The second window of whoever gives a demonstration: the notes alone, of the same lab.
import { Notes } from './demo/notes'
import { usePage } from './model/use-page'
import { ConnectionBar } from './shell/connection-bar'
import { CrashGuard } from './shell/crash-guard'
import { NoticeArea } from './shell/notice-area'
import { TooltipProvider } from './ui/floating/tooltip'

export function NotesPage() {
  return (
    <CrashGuard part="page">
      <Page />
    </CrashGuard>
  )
}

function Page() {
  usePage()
  return (
    <TooltipProvider>
      <ConnectionBar />
      <Notes />
      <NoticeArea />
    </TooltipProvider>
  )
}
