// What can be exported, as items of the menu: a recording of what is shown, as each kind of file.
import { FileJson, FileText, Network } from 'lucide-react'
import { har } from '#src/export/har'
import { flowsMarkdown } from '#src/export/markdown'
import { type Recording, recordingOf, traceJson } from '#src/export/recording'
import { perLane } from '#src/trace/lane'
import { emptyTrace } from '#src/trace/trace'
import { version } from '../../package.json'
import { catalogueOf } from '../model/catalogues'
import { labNow } from '../model/lab-clock'
import type { ModelState } from '../model/model-state'
import { useText } from '../model/text'
import { useModel, useModelStore } from '../model/use-model'
import { MenuItem, MenuLabel } from '../ui/floating/menu'
import { saveFile } from '../ui/save-file'
import { dateAndTime } from './recording-bar'

/** Shows the items. Files can't be made before the lab has been heard. */
export function ExportItems() {
  const say = useText().exporting
  const store = useModelStore()
  const isReady = useModel((state) => state.recording !== null || state.status !== null)
  const save = (kind: ExportKind) => () => {
    const state = store.getState()
    const now = Date.now()
    try {
      const recording = shownRecording(state, now)
      if (recording) saveFile(fileName(now, kind), exportedFile(recording, kind, state))
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error)
      state.notify({ kind: 'error', title: say.failedSave, detail })
    }
  }
  return (
    <>
      <MenuLabel>{say.export}</MenuLabel>
      <MenuItem icon={FileJson} hint={say.jsonHint} disabled={!isReady} onSelect={save('json')}>
        {say.json}
      </MenuItem>
      <MenuItem icon={Network} hint={say.harHint} disabled={!isReady} onSelect={save('har')}>
        {say.har}
      </MenuItem>
      <MenuItem icon={FileText} hint={say.markdownHint} disabled={!isReady} onSelect={save('md')}>
        {say.markdown}
      </MenuItem>
    </>
  )
}

type ExportKind = 'json' | 'har' | 'md'

const TYPES: Record<ExportKind, string> = {
  json: 'application/json',
  har: 'application/json',
  md: 'text/markdown;charset=utf-8',
}

/** Returns a recording of what is shown: of the lab as it is now, or the recording that is open; null before the lab was heard. */
function shownRecording(state: ModelState, nowMs: number): Recording | null {
  const { recording, status, clock, lanes } = state
  if (recording) return recording.recording
  if (!status || !clock) return null
  const trace = { ...emptyTrace(), lanes: perLane((lane) => lanes[lane].trace) }
  return recordingOf(trace, {
    app: version,
    exportedAt: nowMs,
    labTime: labNow(clock),
    origins: perLane((lane) => status.lanes[lane].origin),
    storage: perLane((lane) => status.lanes[lane].storage.kind),
    settings: status.settings,
  })
}

/** Makes the file of a recording. `nowMs` is the page's own time in epoch milliseconds. */
function exportedFile(recording: Recording, kind: ExportKind, { locale }: Pick<ModelState, 'locale'>): Blob {
  return new Blob([textOf(recording, kind, locale)], { type: TYPES[kind] })
}

function textOf(recording: Recording, kind: ExportKind, locale: ModelState['locale']): string {
  switch (kind) {
    case 'json':
      return traceJson(recording)
    case 'har':
      return `${JSON.stringify(har(recording), null, 2)}\n`
    case 'md':
      return flowsMarkdown(
        recording,
        catalogueOf(locale),
        dateAndTime(Date.parse(recording.exportedAt), locale),
      )
  }
}

/** Names a file by when it was made, in the reader's time zone: `session-vs-jwt-2026-08-02-1043.har`. */
function fileName(epochMs: number, extension: ExportKind): string {
  const date = new Date(epochMs)
  const two = (part: number) => String(part).padStart(2, '0')
  const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-')
  return `session-vs-jwt-${day}-${two(date.getHours())}${two(date.getMinutes())}.${extension}`
}
