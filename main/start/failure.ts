// Why the lab didn't start, in one line, with the exit code that says whose fault it is.
import { stackOf } from '#main/probe/log'
import { LabError } from '#src/contract/lab-error'
import type { Flags } from './flags.mjs'
import { Unavailable } from './unavailable'

export interface Failure {
  /** 2 when another command line would do, 1 for a fault. */
  readonly exitCode: 1 | 2
  readonly text: string
}

/** Explains what kept the lab from starting. */
export function explainFailure(error: unknown, flags: Flags): Failure {
  if (error instanceof Unavailable) return { exitCode: 2, text: error.message }
  if (error instanceof LabError && error.code === 'ERR_LAB_PORT_TAKEN') {
    const flag = portFlag(error.message, flags)
    return { exitCode: 2, text: `${error.message}: choose another with ${flag}, or 0 for any free one` }
  }
  return { exitCode: 1, text: stackOf(error) }
}

/** The message names the port, and no two flags have the same. */
function portFlag(message: string, { port, sessionPort, jwtPort }: Flags): string {
  const number = Number(/\d+/.exec(message)?.[0])
  const flags: [string, number][] = [
    ['--port', port],
    ['--session-port', sessionPort],
    ['--jwt-port', jwtPort],
  ]
  return flags.find(([, asked]) => asked === number)?.[0] ?? 'a port flag'
}
