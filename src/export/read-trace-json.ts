// Reads a recording from the text of a file, which may hold anything, and says what is wrong with it.
import { z } from 'zod'
import { LATEST_INSTANT_MS } from '#src/contract/clock'
import { isJsonObject, type JsonProblem, type JsonValue, lineAndColumn, readJson } from '#src/token/read-json'
import { LANES } from '#src/trace/lane'
import type { LaneTrace } from '#src/trace/trace'
import { RECORDING_KIND, RECORDING_VERSION, type Recording, recordingSchema } from './recording'

/** The largest file that is read, in bytes, and the longest text. */
export const MAX_RECORDING_BYTES = 64 * 1024 * 1024

/** Why a file can't be shown. */
export type RecordingProblem =
  | { readonly kind: 'too-large'; readonly bytes: number; readonly maxBytes: number }
  | {
      readonly kind: 'not-json'
      readonly line: number
      readonly column: number
      readonly problem: JsonProblem
    }
  /** JSON, but of something else; `har` for a HAR file, which this lab writes but doesn't read. */
  | { readonly kind: 'wrong-kind'; readonly found: 'har' | 'other' }
  | { readonly kind: 'newer'; readonly found: number; readonly known: number }
  /** `path` names the member that is not as it should be: `trace.lanes.jwt.events.3.at`. */
  | { readonly kind: 'bad-member'; readonly path: string; readonly message: string }

export type RecordingResult =
  | { readonly ok: true; readonly recording: Recording }
  | { readonly ok: false; readonly problem: RecordingProblem }

/** Reads the text of a recording's JSON file. */
export function readTraceJson(text: string): RecordingResult {
  if (text.length > MAX_RECORDING_BYTES) {
    return refused({ kind: 'too-large', bytes: text.length, maxBytes: MAX_RECORDING_BYTES })
  }
  const json = parse(text.replace(/^\ufeff/, ''))
  if (!json.ok) return json
  const { value } = json
  if (!isJsonObject(value) || value.kind !== RECORDING_KIND) {
    const isHar = isJsonObject(value) && isJsonObject(value.log) && Array.isArray(value.log.entries)
    return refused({ kind: 'wrong-kind', found: isHar ? 'har' : 'other' })
  }
  if (typeof value.version === 'number' && value.version > RECORDING_VERSION) {
    return refused({ kind: 'newer', found: value.version, known: RECORDING_VERSION })
  }
  const checked = recordingSchema.safeParse(value)
  if (!checked.success) return refused(memberProblem(checked.error))
  const misplaced = misplacedEvent(checked.data) ?? noInstant(checked.data, '')
  return misplaced ? refused(misplaced) : { ok: true, recording: checked.data }
}

function refused(problem: RecordingProblem): { readonly ok: false; readonly problem: RecordingProblem } {
  return { ok: false, problem }
}

/** The engine's reader is much faster than the strict one, which is asked only where the text breaks the grammar. */
function parse(
  text: string,
):
  | { readonly ok: true; readonly value: JsonValue }
  | { readonly ok: false; readonly problem: RecordingProblem } {
  try {
    const value: JsonValue = JSON.parse(text)
    return { ok: true, value }
  } catch {
    const strict = readJson(text)
    if (strict.ok) return strict
    return refused({ kind: 'not-json', ...lineAndColumn(text, strict.problem.at), problem: strict.problem })
  }
}

function memberProblem(error: z.ZodError): RecordingProblem {
  const [issue] = error.issues
  return {
    kind: 'bad-member',
    path: issue?.path.map(String).join('.') ?? '',
    message: issue?.message ?? z.prettifyError(error),
  }
}

/** Finds an event that stands on the wrong lane or out of order: folding it would show what never was. */
function misplacedEvent({ trace }: Recording): RecordingProblem | null {
  const seen = new Set<number>()
  for (const lane of LANES) {
    const { events, trimmedThrough }: LaneTrace = trace.lanes[lane]
    let before = trimmedThrough
    for (const [index, event] of events.entries()) {
      const path = (member: string) => `trace.lanes.${lane}.events.${index}.${member}`
      if (event.lane !== lane) {
        return { kind: 'bad-member', path: path('lane'), message: `An event of the lane "${event.lane}"` }
      }
      if (event.at < 0 || event.at > LATEST_INSTANT_MS) {
        return { kind: 'bad-member', path: path('at'), message: `${event.at} is no time of the lab's clock` }
      }
      if (event.seq <= before || seen.has(event.seq)) {
        return { kind: 'bad-member', path: path('seq'), message: `${event.seq} comes after ${before}` }
      }
      seen.add(event.seq)
      before = event.seq
    }
  }
  return null
}

/** The instants that a Date can stand for, in epoch milliseconds (ECMA-262 section 21.4.1.1). */
const MAX_DATE_MS = 8.64e15

/** Finds a number that is no instant, wherever it stands: most are instants, and those have to be shown as dates. */
function noInstant(value: unknown, path: string): RecordingProblem | null {
  if (typeof value === 'number') {
    if (Math.abs(value) <= MAX_DATE_MS) return null
    return { kind: 'bad-member', path, message: `${value} is too large` }
  }
  if (typeof value !== 'object' || value === null) return null
  for (const [name, member] of Object.entries(value)) {
    const problem = noInstant(member, path === '' ? name : `${path}.${name}`)
    if (problem) return problem
  }
  return null
}
