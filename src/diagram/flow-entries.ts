// What a diagram of a flow shows, in order: its hops, where the learner set the clock, and what was done beside them.
import type { ClockRate } from '#src/contract/clock'
import type { Catalogue } from '#src/i18n/catalogue'
import { clockTime, exactDurationWords } from '#src/token/time-left'
import type { EventOf, HopEvent } from '#src/trace/event'
import type { Flow } from '#src/trace/flow'
import { actWords } from './act-words'

/** How the learner set the clock between two hops: all that was done to it, as one. */
interface ClockNote {
  /** The `seq` of the first event that it joins: it stays when more are joined. */
  readonly seq: number
  readonly fromMs: number
  readonly toMs: number
  /** How far the clock was moved, all jumps together, in milliseconds; 0 when it was not. */
  readonly movedMs: number
  /** How the clock runs since; null when that didn't change. */
  readonly runs: { readonly rate: ClockRate; readonly paused: boolean; readonly again: boolean } | null
}

export type FlowEntry =
  | { readonly kind: 'hop'; readonly seq: number; readonly event: HopEvent }
  | { readonly kind: 'clock'; readonly seq: number; readonly note: ClockNote }
  | { readonly kind: 'act'; readonly seq: number; readonly event: EventOf<'act'> }

/** What stands between the hops and can't be picked. */
export type NoteEntry = Exclude<FlowEntry, { kind: 'hop' }>

/** Returns the hops of a flow with the notes and the acts between them, in the order in which they happened. */
export function flowEntries({ hops, clock, acts }: Flow): FlowEntry[] {
  const entries: FlowEntry[] = []
  let wasPaused = false
  for (const event of [...hops, ...clock, ...acts].sort((a, b) => a.seq - b.seq)) {
    if (event.type === 'hop') {
      entries.push({ kind: 'hop', seq: event.seq, event })
      continue
    }
    if (event.type === 'act') {
      entries.push({ kind: 'act', seq: event.seq, event })
      continue
    }
    const last = entries.at(-1)
    const before = last?.kind === 'clock' ? last.note : null
    if (last?.kind === 'clock') entries.pop()
    const note = joined(before, event, wasPaused)
    entries.push({ kind: 'clock', seq: note.seq, note })
    wasPaused = event.paused
  }
  return entries
}

/** An event that moves nothing has changed how the clock runs: one that changes nothing isn't recorded. */
function joined(before: ClockNote | null, event: EventOf<'clock-set'>, wasPaused: boolean): ClockNote {
  const { seq, fromMs, toMs, rate, paused } = event
  const movedMs = toMs - fromMs
  return {
    seq: before?.seq ?? seq,
    fromMs: before?.fromMs ?? fromMs,
    toMs,
    movedMs: (before?.movedMs ?? 0) + movedMs,
    runs: movedMs === 0 ? { rate, paused, again: wasPaused && !paused } : (before?.runs ?? null),
  }
}

/** Says what a note between the hops of a flow is about. */
export function noteWords(entry: NoteEntry, flow: Flow, text: Catalogue): string {
  if (entry.kind === 'clock') return clockNoteWords(entry.note, text)
  return actWords(entry.event.act, (flow.started.nodes?.length ?? 1) > 1, text)
}

/** Says how the clock was set: "clock +15 min · 11:12:00", "clock paused". The time is that of the reader's zone. */
function clockNoteWords(note: ClockNote, { hops, token }: Catalogue): string {
  const words = hops.clock
  const parts: string[] = []
  if (note.movedMs > 0) {
    const duration = exactDurationWords(note.movedMs, token)
    parts.push(words.moved({ duration, time: clockTime(note.toMs, note.fromMs) ?? '' }))
  }
  if (note.runs) {
    const { rate, paused, again } = note.runs
    if (paused) parts.push(words.paused)
    else parts.push(again && rate === 1 ? words.runsAgain : words.runs({ rate }))
  }
  return words.note({ parts })
}
