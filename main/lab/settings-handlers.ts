// The command that changes settings, with what follows from a change.
import { changedSettings, type Settings, settingsSchema } from '#src/settings/settings'
import { LANES } from '#src/trace/lane'
import { type CommandHandlers, checked } from './commands'
import { all } from './flow-handlers'
import type { HandlerParts } from './handler-parts'
import { changeStorage } from './servers'

/** Returns what the command does. */
export function settingsHandlers(parts: HandlerParts): Pick<CommandHandlers, 'change-settings'> {
  const { lanes, settings, recorder, statusChanged } = parts
  return {
    'change-settings': async (change) => {
      const wanted = () => checked('change-settings', settingsSchema, changedSettings(settings, change))
      await lanes.jwt.configure(wanted())
      // Another change may have come in between: what this one doesn't name stays as that one left it.
      const before = { ...settings }
      Object.assign(settings, wanted())
      recorder.setBound(settings.traceBoundHops)
      recordRevocation(parts, before)
      if (settings.holdExternal !== before.holdExternal) {
        for (const lane of LANES) lanes[lane].probe.gate.holdsExternalChanged()
      }
      statusChanged()
      if (settings.redisUrl !== before.redisUrl) await moveToRedis(parts)
      return {}
    },
  }
}

/** Says in the trace how revocation works from now on, where that has changed. */
function recordRevocation({ lanes, settings }: HandlerParts, before: Settings): void {
  const { enabled, strategy } = settings.revocation
  if (enabled === before.revocation.enabled && strategy === before.revocation.strategy) return
  lanes.jwt.probe.act({ kind: 'revocation-set', enabled, strategy }, [])
}

/** Has the lanes that keep their stores in Redis go to the one that is set now. */
async function moveToRedis({ lanes }: HandlerParts): Promise<void> {
  const there = LANES.map((id) => lanes[id]).filter((lane) => lane.backEnd.storage.kind === 'redis')
  await all(there.map((lane) => changeStorage<unknown>(lane, 'redis', true)))
}
