// The commands about the lab's clock.
import { LANES } from '#src/trace/lane'
import type { CommandHandlers } from './commands'
import type { HandlerParts } from './handlers'

type ClockCommand = 'set-clock' | 'advance-clock' | 'reset-clock'

/** Returns what these commands do. */
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

/** Sets the clock and says so in the trace of both lanes, where that has changed anything. */
async function setClock(parts: HandlerParts, set: () => void): Promise<void> {
  const { clock, recorder, statusChanged } = parts
  const before = clock.state()
  set()
  const { now, rate, paused } = clock.state()
  if (now === before.now && rate === before.rate && paused === before.paused) return
  for (const lane of LANES) {
    recorder.append({ type: 'clock-set', lane, fromMs: before.now, toMs: now, rate, paused })
  }
  statusChanged()
  await tellStorages(parts)
}

/** A storage may time things by itself. */
async function tellStorages({ lanes }: HandlerParts): Promise<void> {
  await Promise.all(LANES.map((lane) => lanes[lane].backEnd.clockChanged()))
}
