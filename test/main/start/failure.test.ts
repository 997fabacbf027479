import { describe, expect, test } from 'vitest'
import { explainFailure } from '#main/start/failure'
import { parseFlags } from '#main/start/flags.mjs'
import { Unavailable } from '#main/start/unavailable'
import { LabError } from '#src/contract/lab-error'

const flags = parseFlags(['--port=4600', '--session-port=4601', '--jwt-port=4602'], {})

describe('a lab that does not start', () => {
  test.each([
    ['--port', 4600],
    ['--session-port', 4601],
    ['--jwt-port', 4602],
  ])('says that the port of %s is taken, with exit code 2', (flag, port) => {
    const error = new LabError('ERR_LAB_PORT_TAKEN', `Port ${port} is in use`)
    expect(explainFailure(error, flags)).toEqual({
      exitCode: 2,
      text: `Port ${port} is in use: choose another with ${flag}, or 0 for any free one`,
    })
  })

  test('says what can’t be had, with exit code 2', () => {
    expect(explainFailure(new Unavailable('No display'), flags)).toEqual({ exitCode: 2, text: 'No display' })
  })

  test('tells a fault with its stack, and exit code 1', () => {
    const fault = new TypeError('broken')
    expect(explainFailure(fault, flags)).toEqual({ exitCode: 1, text: fault.stack })
    expect(explainFailure('broken', flags)).toEqual({ exitCode: 1, text: 'broken' })
  })
})
