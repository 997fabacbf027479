// Puts together what a host carries: the learner's lab, the second one for demonstrations, the commands, and the stream.
import { hashInitialAccounts } from '#main/accounts/initial-accounts'
import { createPasswordHasher } from '#main/accounts/password-hash'
import { watchDate } from '#main/clock/watch-date'
import { log } from '#main/probe/log'
import { isDemonstrationCommand } from '#src/contract/commands'
import type { CommandAnswer } from '#src/contract/lab-api'
import { defencesAtStart } from '#src/defences/defences'
import {
  changedSettings,
  INITIAL_SETTINGS,
  type Settings,
  settingsSchema,
  settingsToBeginWith,
} from '#src/settings/settings'
import { carryOut } from './commands'
import { Demonstrations } from './demonstrations'
import { KeptLabFile } from './kept-lab'
import type { Lab, LabOptions } from './lab'
import { startSingleLab } from './single-lab'
import { LabStream, type StreamSource } from './stream'
import { TwoLabs } from './two-labs'

/** What a demonstration keeps in Redis is out of reach of what the learner keeps there. */
const SECOND_REDIS_PREFIX = 'session-vs-jwt-lab-demonstration'

/**
 * Starts a lab: both servers listen when it resolves, over whatever their storage holds.
 * @throws LabError ERR_LAB_PORT_TAKEN when a port can't be had; nothing is left running then.
 */
export async function createLab(options: LabOptions): Promise<Lab> {
  const { clock, ids, sessionPort = 0, jwtPort = 0 } = options
  const { storage, dataFolder, sessionSecret, mode } = options
  const hasher = createPasswordHasher(options.passwordCost)
  let hearStatusChange = () => {}
  const statusChanged = () => hearStatusChange()
  const common = { clock, ids, hasher, initial: await hashInitialAccounts(hasher), statusChanged }
  const file = dataFolder === undefined ? null : new KeptLabFile(dataFolder)
  const kept = (await file?.read()) ?? null
  if (kept) log('The lab goes on as it was when its process ended in the middle of a demonstration')
  const own = await startSingleLab({
    ...common,
    kept,
    settings: initialSettings(options),
    ports: { session: sessionPort, jwt: jwtPort },
    ...(storage && { storage }),
    ...(mode && { mode }),
    ...(dataFolder !== undefined && { dataFolder }),
    ...(sessionSecret !== undefined && { sessionSecret }),
  })
  await file?.forget()

  const labs = new TwoLabs({
    own,
    file,
    startSecond: () =>
      startSingleLab({
        ...common,
        settings: settingsToBeginWith(own.settings),
        redisPrefix: SECOND_REDIS_PREFIX,
      }),
    onShown: () => stream.show(shown()),
  })
  const demonstrations = new Demonstrations({ labs, statusChanged })
  const shown = (): StreamSource => {
    const { number, shown: lab } = labs
    return {
      lab: number,
      recorder: lab.recorder,
      status: () => ({ ...lab.status(), lab: number, demonstration: demonstrations.status() }),
    }
  }
  const stream = new LabStream(shown())
  hearStatusChange = () => {
    demonstrations.statusChanged()
    stream.statusChanged()
  }

  const stopWatching = watchDate(clock, statusChanged)
  let stopped = false
  return {
    handle: async (name, payload) => {
      if (stopped) return STOPPED
      if (isDemonstrationCommand(name)) {
        return carryOut({ ...labs.shown.handlers, ...demonstrations.handlers }, name, payload)
      }
      return labs.inShown(name, ({ handlers }) =>
        carryOut({ ...handlers, ...demonstrations.handlers }, name, payload),
      )
    },
    subscribe: (hear, since) => stream.subscribe(hear, since),
    stop: async () => {
      stopped = true
      stopWatching()
      await demonstrations.stop()
      await labs.stop()
    },
  }
}

const STOPPED: CommandAnswer = {
  ok: false,
  error: { code: 'ERR_LAB_STOPPED', message: 'The lab has been stopped' },
}

function initialSettings({
  jwtAlgorithm,
  jwtSecret,
  lifetimes,
  redisUrl,
  careless = [],
}: LabOptions): Settings {
  const given = {
    jwtAlgorithm,
    jwtSecret,
    lifetimes,
    redisUrl,
    jwtDefences: defencesAtStart('jwt', careless),
    sessionDefences: defencesAtStart('session', careless),
  }
  return settingsSchema.parse(changedSettings(INITIAL_SETTINGS, given))
}
