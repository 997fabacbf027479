// What the command line says about the lab itself, the same in both hosts.
import { realClock } from '#main/clock/real-clock'
import { realIds } from '#main/clock/real-ids'
import type { LabOptions } from '#main/lab/lab'
import type { Flags } from './flags.mjs'

/** Returns the options of a lab that runs on the machine's clock. */
export function labOptions(flags: Flags): LabOptions {
  return {
    clock: realClock(),
    ids: realIds(),
    sessionPort: flags.sessionPort,
    jwtPort: flags.jwtPort,
    ...(flags.jwtSecret === null ? {} : { jwtSecret: flags.jwtSecret }),
    ...(flags.jwtAlgorithm === null ? {} : { jwtAlgorithm: flags.jwtAlgorithm }),
  }
}
