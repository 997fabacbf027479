// The commands about the lab's clock.
import { LANES } from '#src/trace/lane'
import type { CommandHandlers } from './commands'
import type { HandlerParts } from './handler-parts'

type ClockCommand = 'set-clock' | 'advance-clock' | 'reset-clock'

export function clockHandlers(parts: HandlerParts): Pick<CommandHandlers, ClockCommand> {
  const { lanes, clock, statusChanged } = parts
  return {
    'set-clock': async (wanted) => {
      await setClock(parts, () => clock.set(wanted))
      return {}
    },
    'advance-clock': async ({ to }) => {
      await setClock(parts, () => clock.advanceTo(to))
      return {}
    },
    'reset-clock': async () => {
      if (clock.state().aheadMs <= 0) {
        await setClock(parts, () => clock.reset())
        statusChanged()
        return {}
      }
      // Both lanes are stopped and empty when the clock goes back: nobody there has seen the time that is taken back.
      await lanes.session.reset(() =>
        lanes.jwt.reset(async () => {
          clock.reset()
          await tellStorages(parts)
        }),
      )
      statusChanged()
      return {}
    },
  }
}

async function setClock(parts: HandlerParts, set: () => void): Promise<void> {
  if (moveClock(parts, set)) await tellStorages(parts)
}

/** Sets the clock, and where that has changed anything, says so in the trace of both lanes and returns true. */
export function moveClock(
  { clock, recorder, statusChanged }: Pick<HandlerParts, 'clock' | 'recorder' | 'statusChanged'>,
  set: () => void,
): boolean {
  const before = clock.state()
  set()
  const { now, rate, paused } = clock.state()
  if (now === before.now && rate === before.rate && paused === before.paused) return false
  for (const lane of LANES) {
    recorder.append({ type: 'clock-set', lane, fromMs: before.now, toMs: now, rate, paused })
  }
  statusChanged()
  return true
}

/** A storage may time things by itself. */
async function tellStorages({ lanes }: HandlerParts): Promise<void> {
  await Promise.all(LANES.map((lane) => lanes[lane].backEnd.clockChanged()))
}
