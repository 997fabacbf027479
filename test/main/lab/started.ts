// Labs that a test starts, stopped when it is over, and shorthands for what tests do with them.
import type { CommandName, CommandPayload, CommandResult } from '#src/contract/commands'
import type { LabErrorJson } from '#src/contract/lab-error'
import type { TraceEvent } from '#src/trace/event'
import type { Flow } from '#src/trace/flow'
import type { LaneId } from '#src/trace/lane'
import { startTestLab, type TestLab } from '../../support/lab'
import { until } from '../../support/lane'

export const login = { type: 'login', username: 'test', password: 'test' } as const
export const open = { type: 'open-protected' } as const
export const logout = { type: 'logout' } as const
export const refresh = { type: 'refresh' } as const

const labs: TestLab[] = []

/** Stops the labs that a test has started. */
export async function stopStarted(): Promise<void> {
  await Promise.all(labs.splice(0).map(({ lab }) => lab.stop()))
}

/** Starts a lab that is stopped when the test is over. */
export async function start(options?: Parameters<typeof startTestLab>[0]): Promise<TestLab> {
  const lab = await startTestLab(options)
  labs.push(lab)
  return lab
}

/** Gives a command and returns its result when the listener has heard of it, too. Throws where the lab refuses it. */
export async function done<C extends CommandName>(
  { send }: TestLab,
  name: C,
  payload: CommandPayload<C>,
): Promise<CommandResult<C>> {
  const answer = await send(name, payload)
  await heard()
  if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.message}`)
  return answer.result as CommandResult<C>
}

/** Gives a command that the lab has to refuse, and returns why. */
export async function refused<C extends CommandName>(
  { send }: TestLab,
  name: C,
  payload: CommandPayload<C>,
): Promise<LabErrorJson> {
  const answer = await send(name, payload)
  await heard()
  if (answer.ok) throw new Error(`${name} was not refused`)
  return answer.error
}

/** What happens in one turn of the event loop goes out when it ends. */
async function heard(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 2))
}

/** Does an action as the attacker, and returns its flow when it has ended. */
export async function attack(
  lab: TestLab,
  lane: LaneId,
  action: CommandPayload<'perform'>['action'],
): Promise<Flow> {
  const { flows } = await done(lab, 'perform', { lanes: [lane], action, as: 'attacker' })
  return ended(lab, lane, flows[lane])
}

/** Waits until a flow has ended, and returns it. */
export async function ended(lab: TestLab, lane: LaneId, id: number | undefined): Promise<Flow> {
  const find = () => lab.view.flows(lane).find((flow) => flow.id === id)
  await until(() => find()?.ended != null)
  const flow = find()
  if (!flow) throw new Error(`There is no flow ${id}`)
  return flow
}

/** Returns what was done on a lane outside of any request, in order. */
export function acts(lab: TestLab, lane: LaneId): Extract<TraceEvent, { type: 'act' }>[] {
  return lab.view.events(lane).filter((event) => event.type === 'act')
}
