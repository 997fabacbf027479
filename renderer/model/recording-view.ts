// Shows a recording in place of the lab, while the lab goes on behind it and is found again as it is by then.
import type { StreamMessage } from '#src/contract/lab-api'
import type { LabStatus } from '#src/contract/status'
import type { Recording } from '#src/export/recording'
import { LANES, perLane } from '#src/trace/lane'
import { heard } from './hear'
import { laneOf } from './lane-fold'
import type { LabBehind, ModelState } from './model-state'

/** Returns what changes when a recording is shown; another one that is shown already makes room for it. */
export function withRecording(
  state: ModelState,
  name: string,
  recording: Recording,
  pageMs: number,
): Partial<ModelState> {
  const { lanes } = recording.trace
  const behind = state.recording?.behind ?? labOf(state)
  const [first] = LANES.toSorted((a, b) => lastSeq(recording, b) - lastSeq(recording, a))
  return {
    recording: { name, recording, behind },
    status: statusOf(behind.status, recording),
    clock: { labMs: recording.labTime, pageMs, rate: 0 },
    lanes: { session: laneOf(lanes.session), jwt: laneOf(lanes.jwt) },
    activeLane: first ?? 'session',
    selection: null,
    viewSeq: { session: null, jwt: null },
    selectedRow: null,
  }
}

/** Returns what changes when the lab is shown again; nothing where it is shown. */
export function withoutRecording({ recording }: ModelState): Partial<ModelState> {
  return recording === null ? {} : { ...recording.behind, recording: null }
}

/** Returns what a message of the lab changes: all of it goes to what lies behind a recording, should one be shown. */
export function heardBehind(
  state: ModelState,
  message: StreamMessage,
  pageMs: number,
): Partial<ModelState> | null {
  const { recording } = state
  if (recording === null) return heard(state, message, pageMs)
  const before = { ...state, ...recording.behind, recording: null }
  const change = heard(before, message, pageMs)
  if (change === null) return null
  const behind = labOf({ ...before, ...change })
  return {
    recording: { ...recording, behind },
    ...('flowsPerSecond' in change && { flowsPerSecond: change.flowsPerSecond }),
    ...(change.status && { status: statusOf(change.status, recording.recording) }),
  }
}

function labOf(state: ModelState): LabBehind {
  const { lab, status, clock, lanes, activeLane, selection, viewSeq, selectedRow } = state
  return { lab, status, clock, lanes, activeLane, selection, viewSeq, selectedRow }
}

/** Of the lab only what the recording doesn't say is kept: in a recording nothing waits, and there is no second node to choose. */
function statusOf(
  live: LabStatus | null,
  { settings, origins, storage, labTime }: Recording,
): LabStatus | null {
  return (
    live && {
      ...live,
      settings,
      clock: { now: labTime, rate: 1, paused: true, aheadMs: 0 },
      demonstration: null,
      lanes: perLane((lane) => ({
        ...live.lanes[lane],
        origin: origins[lane],
        nodes: [{ node: 1, origin: origins[lane], verifiesOnly: false }],
        routing: 'round-robin' as const,
        storage: { kind: storage[lane], place: null, problem: null },
        mode: 'run' as const,
        breakpoints: [],
        holding: null,
        queued: [],
        refusedPages: 0,
      })),
    }
  )
}

function lastSeq({ trace }: Recording, lane: (typeof LANES)[number]): number {
  return trace.lanes[lane].events.at(-1)?.seq ?? 0
}
