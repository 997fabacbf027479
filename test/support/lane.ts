// A lane with its recorder, as the servers under test get one.
import { LaneProbe, type LaneProbeOptions } from '#main/probe/lane-probe'
import { Recorder } from '#main/probe/recorder'
import type { Hop } from '#src/hops/hops'
import type { TraceEvent } from '#src/trace/event'
import type { LaneId } from '#src/trace/lane'
import { FakeClock } from './fake-clock'

/** Makes a lane and collects what it records. */
export function testLane(
  lane: LaneId,
  clock = new FakeClock(),
  boundHops = 5000,
  options: Pick<LaneProbeOptions, 'holdsExternal'> = {},
) {
  const recorder = new Recorder(clock, boundHops)
  const events: TraceEvent[] = []
  recorder.subscribe((event) => events.push(event))
  return {
    clock,
    recorder,
    events,
    probe: new LaneProbe({ lane, recorder, clock, ...options }),
    hops: (): Hop[] => events.flatMap((event) => (event.type === 'hop' ? [event.hop] : [])),
    ends: () => events.flatMap((event) => (event.type === 'flow-ended' ? [event] : [])),
  }
}

/** Waits until a condition holds, looking again each time the event loop turns. Fails after fifteen seconds. */
export async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  const giveUp = performance.now() + 15_000
  while (!(await holds())) {
    if (performance.now() > giveUp) throw new Error('It did not happen within fifteen seconds')
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}
