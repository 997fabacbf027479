// A recording: the trace of a lab as it is carried away in a file, with what a reader has to know to show it.
import { z } from 'zod'
import { recordedSettings, type Settings, writtenSettingsSchema } from '#src/settings/settings'
import { laneIdSchema } from '#src/trace/lane'
import { storageKindSchema } from '#src/trace/storage-kind'
import { type Trace, traceSchema } from '#src/trace/trace'

export const RECORDING_KIND = 'session-vs-jwt-lab/trace'
/** It changes whenever an older reader could misread a newer file. */
export const RECORDING_VERSION = 1

export const recordingSchema = z.object({
  kind: z.literal(RECORDING_KIND),
  version: z.literal(RECORDING_VERSION),
  /** The version of the app that wrote it. */
  app: z.string().max(100),
  /** When it was written, by the writer's clock (RFC 3339). */
  exportedAt: z.iso.datetime(),
  /** The lab's time then, in epoch milliseconds: by it the recording shows what had expired. */
  labTime: z.number(),
  /** Where the first server of each lane listened. */
  origins: z.record(laneIdSchema, z.string().max(200)),
  /** Where each lane kept its stores. */
  storage: z.record(laneIdSchema, storageKindSchema),
  /** What was set, but what is private. */
  settings: writtenSettingsSchema,
  trace: traceSchema,
})
export type Recording = z.infer<typeof recordingSchema>

/** What is said of a trace when it is carried away. */
export interface RecordingFacts {
  readonly app: string
  /** Epoch milliseconds of the machine's clock. */
  readonly exportedAt: number
  /** Epoch milliseconds of the lab's clock. */
  readonly labTime: number
  readonly origins: Recording['origins']
  readonly storage: Recording['storage']
  readonly settings: Settings
}

/** Makes a recording of a trace. Keys stay at home: what is in the trace crossed the wire, and they never did. */
export function recordingOf(trace: Trace, facts: RecordingFacts): Recording {
  return {
    kind: RECORDING_KIND,
    version: RECORDING_VERSION,
    app: facts.app,
    exportedAt: new Date(facts.exportedAt).toISOString(),
    labTime: facts.labTime,
    origins: facts.origins,
    storage: facts.storage,
    settings: recordedSettings(facts.settings),
    trace,
  }
}

/** Returns the text of a recording's JSON file, one line for each event, so that two files can be compared. */
export function traceJson(recording: Recording): string {
  const { trace, ...facts } = recording
  const lane = (id: 'session' | 'jwt') => {
    const { events, ...rest } = trace.lanes[id]
    const lines = events.map((event) => `\n${JSON.stringify(event)}`)
    return `${JSON.stringify(id)}:${withLast(rest, `"events":[${lines.join(',')}\n]`)}`
  }
  const lanes = `"lanes":{${lane('session')},\n${lane('jwt')}}`
  return `${withLast(facts, `\n"trace":${withLast({ version: trace.version }, lanes)}`)}\n`
}

/** Writes an object with one more member, which is JSON text already. */
function withLast(object: Readonly<Record<string, unknown>>, member: string): string {
  return `${JSON.stringify(object).slice(0, -1)},${member}}`
}
