// The flows that a learner can come to see, from real labs: each action by each strategy, on one node and on two, the attacker's,
// with rotation, when things have expired, and when the front end refreshes by itself.
import { ACTION_IDS, ACTIONS, type ActionId, ATTACKER_ACTIONS } from '#src/actions/actions'
import type { Action } from '#src/actions/schema'
import type { CommandName, CommandPayload, CommandResult } from '#src/contract/commands'
import type { Round } from '#src/demo/demonstration'
import { DEMONSTRATION_STEPS } from '#src/demo/demonstrations'
import { DEFAULT_LIFETIMES } from '#src/settings/lifetimes'
import { DEFAULT_REVOCATION, DEFAULT_ROTATION, REVOCATION_STRATEGIES } from '#src/settings/revocation'
import type { Flow } from '#src/trace/flow'
import { LANES, type LaneId } from '#src/trace/lane'
import { startTestLab, type TestLab } from './lab'
import { until } from './lane'

const both = [...LANES]
const FIELDS: Readonly<Record<string, string>> = {
  username: 'alice',
  password: 'alice',
  email: 'alice@example.com',
  id: '2',
  phone: '0911-222-333',
}

/** A story that a lab lives through, and all flows that came of it. */
export interface Story {
  readonly title: string
  readonly flows: readonly Flow[]
}

/** Returns an action with its form filled in as alice would. */
function actionOf(id: ActionId): Action {
  const fields = Object.keys(ACTIONS[id].form?.fields ?? {}).map((name) => [name, FIELDS[name] ?? ''])
  return { type: id, ...Object.fromEntries(fields) } as Action
}

const login = actionOf('login')

/** A lab that is told what to do without a test around it. */
class Told {
  readonly lab: TestLab
  /** All flows that have come of what it was told. */
  readonly flows: Flow[] = []

  constructor(lab: TestLab) {
    this.lab = lab
  }

  async send<C extends CommandName>(name: C, payload: CommandPayload<C>): Promise<CommandResult<C>> {
    const answer = await this.lab.send(name, payload)
    if (!answer.ok) throw new Error(`${name}: ${answer.error.code}: ${answer.error.message}`)
    return answer.result as CommandResult<C>
  }

  /** Does an action, and resolves when its flows have ended. */
  async act(action: Action, lanes: readonly LaneId[] = both, as?: 'attacker'): Promise<void> {
    const { flows } = await this.send('perform', { lanes: [...lanes], action, ...(as && { as }) })
    const found = () =>
      lanes.flatMap((lane) => {
        const flow = this.lab.view.flows(lane).find(({ id }) => id === flows[lane])
        return flow?.ended ? [flow] : []
      })
    await until(() => found().length === lanes.length)
    this.flows.push(...found())
  }

  /** Lets the newest token of a type expire. */
  async expire(type: 'access' | 'refresh'): Promise<void> {
    const exp = this.lab.view.state('jwt').issued.findLast((row) => row.type === type)?.expiresAt ?? 0
    await this.send('advance-clock', { to: exp })
  }
}

/** Has a lab live through a story, and returns all its flows. */
async function story(title: string, live: (told: Told) => Promise<void>): Promise<Story> {
  const lab = await startTestLab()
  try {
    const told = new Told(lab)
    await told.send('set-mode', { lanes: both, mode: 'run' })
    await live(told)
    return { title, flows: told.flows }
  } finally {
    await lab.lab.stop()
  }
}

/** Does each action after a login of its own; what was deleted or is good still from before is there no more. */
async function eachAction(told: Told): Promise<void> {
  for (const id of ACTION_IDS) {
    await told.act(login)
    if (ACTIONS[id].link === 'opens') await told.act(actionOf('get-download-link'), ['jwt'])
    await told.act(actionOf(id))
    await told.send('reset', { lanes: both })
  }
}

const rotating = { ...DEFAULT_ROTATION, enabled: true, graceSeconds: 0 }

/** Everything with as little as it takes: each action as the settings are at first, and what takes most room. */
export async function fewStories(): Promise<Story[]> {
  return [
    await story('each action', eachAction),
    await story('automatic refresh', automaticRefresh),
    await story('two nodes', (told) => onTwoNodes(told, automaticRefresh)),
    await story('attacker', attacker),
    await story('rotation', rotation),
  ]
}

/** The same by each strategy, with and without rotation, on one node and on two; and all demonstrations. */
export async function everyStory(): Promise<Story[]> {
  const stories: Story[] = []
  for (const strategy of REVOCATION_STRATEGIES) {
    for (const isRotating of [false, true]) {
      const set = (told: Told) =>
        told.send('change-settings', {
          revocation: { ...DEFAULT_REVOCATION, strategy, logoutRevokesBoth: isRotating },
          ...(isRotating && { rotation: rotating }),
        })
      for (const [name, live] of Object.entries({
        eachAction,
        automaticRefresh,
        attacker,
        expired,
        rotation,
      })) {
        for (const nodes of [1, 2]) {
          const title = `${name}, ${strategy}${isRotating ? ', rotation' : ''}, ${nodes} nodes`
          stories.push(
            await story(title, async (told) => {
              await set(told)
              if (nodes === 1) await live(told)
              else await onTwoNodes(told, live)
            }),
          )
        }
      }
    }
  }
  for (const [id, { lesson, cure }] of Object.entries(DEMONSTRATION_STEPS))
    stories.push(
      await story(id, async (told) => {
        await takeSteps(told, lesson)
        if (cure) await takeSteps(told, cure)
      }),
    )
  return stories
}

/** Takes the steps of one round of a demonstration. */
async function takeSteps(told: Told, { stage, last }: Round): Promise<void> {
  for (const step of [...stage, ...last]) {
    if (step.command !== 'perform') await told.send(step.command, step.payload as never)
    else {
      const { action, lanes, as } = step.payload
      await told.act(action, lanes, as === 'attacker' ? as : undefined)
    }
  }
}

async function automaticRefresh(told: Told): Promise<void> {
  await told.send('change-settings', { lifetimes: { ...DEFAULT_LIFETIMES, autoRefresh: true } })
  for (const id of ['open-protected', 'update-phone', 'logout'] as const) {
    await told.act(login)
    await told.expire('access')
    await told.act(actionOf(id))
  }
  await told.act(login)
  await told.expire('refresh')
  await told.act(actionOf('open-protected'))
}

async function expired(told: Told): Promise<void> {
  await told.act(login)
  await told.expire('access')
  await told.act(actionOf('open-protected'))
  await told.expire('refresh')
  for (const id of ['open-protected', 'open-partially-protected', 'refresh', 'logout'] as const)
    await told.act(actionOf(id))
}

async function attacker(told: Told): Promise<void> {
  for (const id of ATTACKER_ACTIONS) {
    await told.act(login)
    await told.send('steal', { lanes: both })
    await told.act(actionOf(id), both, 'attacker')
    await told.act(actionOf('logout'))
    await told.act(actionOf(id), both, 'attacker')
    await told.send('reset', { lanes: both })
  }
}

/** A refresh token that was replaced comes again: its family is revoked. */
async function rotation(told: Told): Promise<void> {
  await told.send('change-settings', { rotation: rotating })
  await told.act(login)
  await told.send('steal', { lanes: both })
  await told.act(actionOf('refresh'), ['jwt'])
  await told.act(actionOf('refresh'), ['jwt'], 'attacker')
  await told.act(actionOf('refresh'), ['jwt'])
  await told.act(actionOf('open-protected'), ['jwt'])
}

/** Has the requests go to the nodes in turn, each with a store of its own. */
async function onTwoNodes(told: Told, live: (told: Told) => Promise<void>): Promise<void> {
  await told.send('change-settings', { jwtAlgorithm: 'ES256' })
  await told.send('add-node', { lanes: both })
  await told.send('set-routing', { lanes: both, routing: 'round-robin' })
  await live(told)
}
