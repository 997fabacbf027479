// What the UI knows and what it can do: the types of the model.
import type { StoreApi } from 'zustand/vanilla'
import type { Action } from '#src/actions/schema'
import type { CommandName, CommandPayload, CommandResult } from '#src/contract/commands'
import type { Connection } from '#src/contract/lab-api'
import type { LabStatus } from '#src/contract/status'
import type { Recording } from '#src/export/recording'
import type { Locale } from '#src/i18n/languages'
import type { Flow } from '#src/trace/flow'
import type { LaneId } from '#src/trace/lane'
import type { LaneState, RowRef, TableName } from '#src/trace/state'
import type { LaneTrace } from '#src/trace/trace'

/** One lane as of now. The events of `trace` are appended to in place; `flows` and `state` are never changed. */
export interface LaneModel {
  readonly trace: LaneTrace
  readonly flows: readonly Flow[]
  readonly state: LaneState
}

/** A hop, by its lane and its event's `seq`. */
interface HopSelection {
  readonly lane: LaneId
  readonly seq: number
}

/** A row of what a lane holds. */
export interface RowSelection {
  readonly lane: LaneId
  readonly row: RowRef
}

export type InspectorTab = 'message' | 'access' | 'refresh' | 'download' | 'cookie' | 'any-jwt' | 'costs'

export const THEME_CHOICES = ['system', 'light', 'dark'] as const
export type ThemeChoice = (typeof THEME_CHOICES)[number]

/** Something that the learner should know: a refused command, mostly. */
export interface Notice {
  readonly id: number
  readonly kind: 'error' | 'info'
  readonly title: string
  readonly detail: string | null
}

/** The lab's time at one moment of the page's own clock, `performance.now()`; both in milliseconds. */
export interface ClockAnchor {
  readonly labMs: number
  readonly pageMs: number
  /** How fast the lab's time runs; 0 while it is paused. */
  readonly rate: number
}

/** What of the model is the lab's, and what of it is looked at. */
export type LabBehind = Pick<
  ModelState,
  'lab' | 'status' | 'clock' | 'lanes' | 'activeLane' | 'selection' | 'viewSeq' | 'selectedRow'
>

/** A recording that is shown in place of the lab. */
interface ShownRecording {
  /** The name of its file. */
  readonly name: string
  readonly recording: Recording
  /** The lab, which goes on meanwhile. */
  readonly behind: LabBehind
}

export interface ModelState {
  readonly connection: Connection
  /** How many commands have had no answer for {@link NO_ANSWER_MS} and still have none. */
  readonly unanswered: number
  /** How many flows a second begin while they come in batches; null while each comes at once. */
  readonly flowsPerSecond: number | null
  /** The lab whose trace stands in `lanes`: 0 for the learner's own, else one that a demonstration runs on. */
  readonly lab: number
  /** Null until the first status has come. */
  readonly status: LabStatus | null
  readonly clock: ClockAnchor | null
  readonly lanes: Readonly<Record<LaneId, LaneModel>>
  /** Where something happened or was clicked last. */
  readonly activeLane: LaneId
  /** The hop that the learner picked; null follows the newest. */
  readonly selection: HopSelection | null
  /** Looking back: the lane is shown as it was after this event; null is live. */
  readonly viewSeq: Readonly<Record<LaneId, number | null>>
  readonly selectedRow: RowSelection | null
  /** Whether the sheet is there that explains what is selected. */
  readonly isInspectorOpen: boolean
  /** The table that is open in each lane, over its diagram; null where none is. */
  readonly openTables: Readonly<Record<LaneId, TableName | null>>
  readonly inspectorTab: InspectorTab
  readonly locale: Locale
  readonly themeChoice: ThemeChoice
  /** Whether the page is shown to a class, in large type. */
  readonly isPresenting: boolean
  /** The username that the actions are done as. */
  readonly account: string
  readonly notices: readonly Notice[]
  /** Null while the lab itself is shown. */
  readonly recording: ShownRecording | null
}

export interface ModelActions {
  /** Selects a hop and opens its message in the inspector; when it isn't the newest of its lane, looks back at it. */
  selectHop(lane: LaneId, seq: number): void
  /**
   * Selects a hop and opens its message in the inspector, and shows both lanes at the end of the click that it belongs to: as they are
   * now, where that is the newest.
   */
  pointOut(lane: LaneId, seq: number): void
  /** Selects a row and the latest hop up to the view that touched it, and opens the inspector at the fitting tab. */
  selectRow(lane: LaneId, row: RowRef): void
  /** Selects the hop before or after the current one on a lane, the active one unless told; the inspector's tab stays. */
  stepSelection(by: 1 | -1, lane?: LaneId): void
  /** Looks back at a flow of a lane: at its last hop, with nothing selected. The newest one is followed again. */
  showFlow(lane: LaneId, flow: number): void
  /** Shows a lane, or both, as it is now, and follows the newest hop again. */
  backToNow(lane?: LaneId): void
  setInspectorTab(tab: InspectorTab): void
  /** Opens the inspector at a tab. */
  openInspector(tab: InspectorTab): void
  /** Closes the inspector; a lane that is live follows its newest hop again. */
  closeInspector(): void
  /** Opens one of a lane's tables in place of the one that is open, or closes it by null. */
  openTable(lane: LaneId, table: TableName | null): void
  setLocale(locale: Locale): void
  setThemeChoice(choice: ThemeChoice): void
  setPresenting(isPresenting: boolean): void
  setAccount(username: string): void
  /** Gives the lab a command. A refusal becomes a notice, and null is returned. */
  send<C extends CommandName>(name: C, payload: CommandPayload<C>): Promise<CommandResult<C> | null>
  /** Gives the lab a command for a part of the UI that shows a refusal itself: rejects with it. */
  ask<C extends CommandName>(name: C, payload: CommandPayload<C>): Promise<CommandResult<C>>
  /** Shows a refusal that came with {@link ask} as a notice after all. */
  tellRefusal(error: unknown): void
  /** Has the user agent do something, or the attacker's. Each click counts; what no queue has room for is refused with a notice. */
  perform(lanes: readonly LaneId[], action: Action, as?: 'attacker'): Promise<void>
  /** Opens the notes of whoever gives a demonstration in a window of their own. */
  openNotes(): void
  notify(notice: Omit<Notice, 'id'>): void
  dismissNotice(id: number): void
  /** Shows a recording in place of the lab. No command is given while it is shown. */
  showRecording(name: string, recording: Recording): void
  /** Shows the lab again, as it is by now. */
  leaveRecording(): void
}

/** How soon the same press of a demonstration is taken for a double click, in milliseconds. */
export const DOUBLE_CLICK_MS = 400

/** After how long the learner is told that a command has had no answer, in milliseconds: most have theirs in a few. */
export const NO_ANSWER_MS = 2000

export type Model = StoreApi<ModelState & ModelActions>
