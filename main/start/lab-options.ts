// What the command line says about the lab itself, the same in both hosts.
import { resolve } from 'node:path'
import { realClock } from '#main/clock/real-clock'
import { realIds } from '#main/clock/real-ids'
import type { LabOptions } from '#main/lab/lab'
import type { Flags } from './flags.mjs'

/** Returns the options of a lab that runs on the machine's clock. `dataFolder` counts where the flags name none. */
export function labOptions(flags: Flags, dataFolder: string): LabOptions {
  return {
    clock: realClock(),
    ids: realIds(),
    // Whoever opens the lab for the first time sees that each step waits for them.
    mode: 'step',
    sessionPort: flags.sessionPort,
    jwtPort: flags.jwtPort,
    dataFolder: resolve(flags.dataDir ?? dataFolder),
    storage: { session: flags.sessionStore, jwt: flags.jwtStore },
    ...(flags.jwtSecret === null ? {} : { jwtSecret: flags.jwtSecret }),
    ...(flags.jwtAlgorithm === null ? {} : { jwtAlgorithm: flags.jwtAlgorithm }),
    ...(flags.careless === undefined ? {} : { careless: flags.careless }),
    ...(flags.sessionSecret === null ? {} : { sessionSecret: flags.sessionSecret }),
    ...(flags.redisUrl === null ? {} : { redisUrl: flags.redisUrl }),
  }
}
