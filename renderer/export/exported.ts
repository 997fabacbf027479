// What the menu exports: a recording of what is shown, as each kind of file.
import { har } from '#src/export/har'
import { flowsMarkdown } from '#src/export/markdown'
import { type Recording, recordingOf, traceJson } from '#src/export/recording'
import { perLane } from '#src/trace/lane'
import { emptyTrace } from '#src/trace/trace'
import { version } from '../../package.json'
import { catalogueOf } from '../model/catalogues'
import { labNow } from '../model/lab-clock'
import type { ModelState } from '../model/model-state'
import { dateAndTime } from './date-and-time'

export type ExportKind = 'json' | 'har' | 'md'

const TYPES: Record<ExportKind, string> = {
  json: 'application/json',
  har: 'application/json',
  md: 'text/markdown;charset=utf-8',
}

/** Returns a recording of what is shown: of the lab as it is now, or the very recording; null before the lab was heard. */
export function shownRecording(state: ModelState, nowMs: number): Recording | null {
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
export function exportedFile(
  recording: Recording,
  kind: ExportKind,
  { locale }: Pick<ModelState, 'locale'>,
): Blob {
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
