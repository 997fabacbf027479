// One demonstration as it is given: takes its steps one after the other, and ends cleanly whatever comes between.
import type { Recorder } from '#main/probe/recorder'
import type { CommandPayload, CommandResult } from '#src/contract/commands'
import type { DemonstrationEnd, DemonstrationId, DemonstrationStatus } from '#src/contract/demonstrations'
import { LabError } from '#src/contract/lab-error'
import type { Round } from '#src/demo/demonstration'
import { DEMONSTRATION_STEPS } from '#src/demo/demonstrations'
import type { RequestStep, Step } from '#src/demo/step'
import type { EventOf } from '#src/trace/event'
import { LANES, type LaneId } from '#src/trace/lane'
import { runCommand } from './commands'
import type { SingleLab } from './single-lab'

type Command = Step['command']
type Phase = DemonstrationStatus['phase']

export interface DemonstrationParts {
  /** Starts a lab for it, which is at its start, and shows that one. */
  readonly openLab: () => Promise<SingleLab>
  readonly statusChanged: () => void
}

/** How a demonstration stands. */
export interface DemonstrationRun extends DemonstrationParts {
  status: DemonstrationStatus
  /** The lab that it is given on; null before there is one. */
  lab: SingleLab | null
  /** Ends it: whoever waits for it gets the reason, a LabError. */
  readonly ending: AbortController
  /** The lanes on which a request of it is under way. */
  awaited: readonly LaneId[]
  /** Whether the lanes are being reset by itself. */
  resets: boolean
}

/** Returns a demonstration of which nothing has been done yet, and `hands` that were counted for its answers before. */
export function newRun(
  id: DemonstrationId,
  parts: DemonstrationParts,
  hands: readonly number[] = [],
): DemonstrationRun {
  const { answers } = DEMONSTRATION_STEPS[id].question
  return {
    ...parts,
    status: {
      id,
      phase: 'staging',
      round: 'lesson',
      progress: { taken: 0, of: 0 },
      hands: answers.map((_, at) => hands[at] ?? 0),
      ...NO_FLOWS,
      why: null,
    },
    lab: null,
    ending: new AbortController(),
    awaited: [],
    resets: false,
  }
}

/**
 * Gives a demonstration, and waits at each `yield` until the instructor asks for more: opens a lab for it and sets the
 * stage; takes the last step; sets the stage of the cure, where there is one, and takes its last step.
 * @throws the reason why it was ended, or the LabError of a command that was refused.
 */
export async function* giveDemonstration(run: DemonstrationRun): AsyncGenerator<undefined, void> {
  const { lesson, cure } = DEMONSTRATION_STEPS[run.status.id]
  enter(run, 'staging', 1 + lesson.stage.length)
  await openLab(run)
  stepTaken(run)
  await setStage(run, lesson)
  enter(run, 'scene')
  yield
  await takeLast(run, lesson)
  if (!cure) return
  yield
  tell(run, { round: 'cure', ...NO_FLOWS })
  enter(run, 'staging', cure.stage.length)
  await setStage(run, cure)
  await takeLast(run, cure)
}

const NO_FLOWS = {
  staged: { session: [], jwt: [] },
  flows: { session: [], jwt: [] },
  decisive: { session: null, jwt: null },
} as const satisfies Partial<DemonstrationStatus>

const WHY: Readonly<Record<DemonstrationEnd, string>> = {
  reset: 'The lab was reset: that ended the demonstration',
  held: 'A request was held while the stage was being set: take the breakpoints away, and set the stage again',
  failed: 'A server answered otherwise than the demonstration needs: set the stage again',
}

/** Ends a demonstration before its time. */
function endBecause(run: DemonstrationRun, why: DemonstrationEnd): void {
  if (run.status.phase === 'ended') return
  tellEnded(run, why)
  run.ending.abort(new LabError('ERR_LAB_DEMONSTRATION_ENDED', WHY[why]))
}

/** Says that a demonstration has ended. */
export function tellEnded(run: DemonstrationRun, why: DemonstrationEnd): void {
  tell(run, { why })
  run.awaited = []
  enter(run, 'ended')
}

/** While the stage is set nobody looks at a request that is held, so it ends the run; the last step may be held. */
export function endIfHeld(run: DemonstrationRun): void {
  if (run.status.phase !== 'staging') return
  const lanes = run.lab?.lanes
  if (lanes && run.awaited.some((lane) => lanes[lane].status().holding !== null)) endBecause(run, 'held')
}

/** Says that a phase begins, and how many steps it takes. */
export function enter(run: DemonstrationRun, phase: Phase, steps = 0): void {
  tell(run, { phase, progress: { taken: 0, of: steps } })
  run.statusChanged()
}

function stepTaken(run: DemonstrationRun): void {
  const { progress } = run.status
  tell(run, { progress: { ...progress, taken: progress.taken + 1 } })
  run.statusChanged()
}

/** Notes how many hands were put up for an answer, by its place. */
export function countHands(run: DemonstrationRun, answer: number, hands: number): void {
  tell(run, { hands: run.status.hands.with(answer, hands) })
  run.statusChanged()
}

/** What was told before stays as it was told. */
function tell(run: DemonstrationRun, change: Partial<DemonstrationStatus>): void {
  run.status = { ...run.status, ...change }
}

async function openLab(run: DemonstrationRun): Promise<void> {
  const { signal } = run.ending
  signal.throwIfAborted()
  run.lab = await run.openLab()
  run.lab.recorder.subscribe(({ type }) => {
    if (type === 'lane-reset' && !run.resets) endBecause(run, 'reset')
  })
  signal.throwIfAborted()
}

function labOf({ lab }: DemonstrationRun): SingleLab {
  if (lab === null) throw new Error('A demonstration takes no step before it has its lab')
  return lab
}

async function setStage(run: DemonstrationRun, { stage }: Round): Promise<void> {
  for (const step of stage) {
    if (step.command === 'perform') {
      const statuses = await request(run, step)
      if (!LANES.every((lane) => statuses[lane] === step.answers[lane])) endBecause(run, 'failed')
    } else await give(run, step.command, step.payload)
    run.ending.signal.throwIfAborted()
    stepTaken(run)
  }
}

/** Takes the last step: what is answered is shown, whatever it is. */
async function takeLast(run: DemonstrationRun, { last }: Round): Promise<void> {
  enter(run, 'finishing', last.length)
  for (const step of last) {
    if (step.command === 'perform') await request(run, step)
    else await give(run, step.command, step.payload)
    stepTaken(run)
  }
  enter(run, 'look')
}

/** Gives a command, unless the run has ended meanwhile. */
async function give<C extends Command>(
  run: DemonstrationRun,
  command: C,
  payload: CommandPayload<C>,
): Promise<CommandResult<C>> {
  const { signal } = run.ending
  signal.throwIfAborted()
  run.resets = command === 'reset'
  try {
    return await runCommand(labOf(run).handlers, command, payload)
  } finally {
    run.resets = false
    signal.throwIfAborted()
  }
}

/** Sends a request and returns the status of each lane's answer, once all have come. */
async function request(
  run: DemonstrationRun,
  step: RequestStep,
): Promise<Partial<Record<LaneId, number | null>>> {
  const ends = hearFlowEnds(labOf(run).recorder)
  try {
    const { flows } = await give(run, 'perform', step.payload)
    const sent = LANES.flatMap((lane) => (flows[lane] === undefined ? [] : [{ lane, flow: flows[lane] }]))
    tellSent(run, sent, step)
    run.awaited = sent.map(({ lane }) => lane)
    endIfHeld(run)
    const statuses: Partial<Record<LaneId, number | null>> = {}
    const answered = sent.map(async ({ lane, flow }) => {
      const { outcome, status } = await ends.of(lane, flow)
      run.awaited = run.awaited.filter((each) => each !== lane)
      // What stops a flow is a reset.
      if (outcome === 'aborted') endBecause(run, 'reset')
      statuses[lane] = status
    })
    await Promise.race([Promise.all(answered), aborted(run.ending.signal)])
    return statuses
  } finally {
    ends.stop()
  }
}

function tellSent(
  run: DemonstrationRun,
  sent: readonly { readonly lane: LaneId; readonly flow: number }[],
  { isDecisive }: RequestStep,
): void {
  const which = run.status.phase === 'finishing' ? 'flows' : 'staged'
  const { session, jwt } = run.status[which]
  const flows = { session: [...session], jwt: [...jwt] }
  const decisive = { ...run.status.decisive }
  for (const { lane, flow } of sent) {
    flows[lane].push(flow)
    if (isDecisive) decisive[lane] = flow
  }
  tell(run, { [which]: flows, decisive })
}

/** Hears in the trace from now on how flows end. */
function hearFlowEnds(recorder: Recorder) {
  const ended = new Map<string, EventOf<'flow-ended'>>()
  const waiting = new Map<string, (event: EventOf<'flow-ended'>) => void>()
  const stop = recorder.subscribe((event) => {
    if (event.type !== 'flow-ended') return
    const key = `${event.lane} ${event.flow}`
    ended.set(key, event)
    waiting.get(key)?.(event)
  })
  const of = (lane: LaneId, flow: number) =>
    new Promise<EventOf<'flow-ended'>>((resolve) => {
      const key = `${lane} ${flow}`
      const early = ended.get(key)
      if (early) resolve(early)
      else waiting.set(key, resolve)
    })
  return { of, stop }
}

/** Rejects when a signal is aborted, with its reason. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}
