// Where each demonstration begins: what has to be done to a lab so that it is as if just started.
import type { CommandPayload } from '#src/contract/commands'
import type { LabStatus } from '#src/contract/status'
import { type Settings, settingsToBeginWith } from '#src/settings/settings'
import { LANES } from '#src/trace/lane'

/** The commands that bring a lab back to its start. */
const RESTARTING = [
  'set-mode',
  'set-breakpoints',
  'set-clock',
  'set-storage',
  'remove-node',
  'set-routing',
  'change-settings',
  'reset',
] as const
export type RestartedCommand = (typeof RESTARTING)[number]

type Command = {
  [C in RestartedCommand]: { readonly command: C; readonly payload: CommandPayload<C> }
}[RestartedCommand]

/**
 * Returns the commands that put a lab back to its start, in order. What the learner's machine needs stays as it is set, and so
 * does the time. The reset comes last, and empties what is used from then on: what a file or Redis holds from before stays there.
 */
export function stepsToTheStart(status: LabStatus['lanes'], settings: Settings): Command[] {
  const lanes = [...LANES]
  const crowded = LANES.filter((lane) => status[lane].nodes.length > 1)
  const elsewhere = LANES.filter((lane) => status[lane].storage.kind !== 'memory')
  return [
    { command: 'set-breakpoints', payload: { lanes, breakpoints: [] } },
    { command: 'set-mode', payload: { lanes, mode: 'run' } },
    { command: 'set-clock', payload: { paused: false, rate: 1 } },
    ...(crowded.length > 0 ? [{ command: 'remove-node', payload: { lanes: crowded } } as const] : []),
    ...(elsewhere.length > 0
      ? [{ command: 'set-storage', payload: { lanes: elsewhere, kind: 'memory' } } as const]
      : []),
    { command: 'set-routing', payload: { lanes, routing: 'round-robin' } },
    { command: 'change-settings', payload: settingsToBeginWith(settings) },
    { command: 'reset', payload: { lanes } },
  ]
}
