import { describe, expect, test } from 'vitest'
import { labArguments } from '#main/electron/arguments'

const APP = process.cwd()

describe("the lab's arguments of Electron's process", () => {
  test.each([
    ['those after the app', ['electron', APP, '--port=1', '--web'], false, ['--port=1', '--web']],
    [
      'not the ones before it',
      ['electron', '--inspect=0', '-r', 'loader.js', APP, '--port=1'],
      false,
      ['--port=1'],
    ],
    ['found by a relative path', ['electron', '.', '--jwt-port', '1'], false, ['--jwt-port', '1']],
    [
      "not Chromium's own",
      ['electron', APP, '--no-sandbox', '--user-data-dir=/x', '--port=1'],
      false,
      ['--port=1'],
    ],
    ['an unknown one, to be refused', ['electron', APP, '--prot=1'], false, ['--prot=1']],
    ['all of a packaged app', ['lab', '--port=1', '--remote-debugging-port=9222'], true, ['--port=1']],
    ['not the serial number of a Mac', ['lab', '-psn_0_12345'], true, []],
  ])('are %s', (_, argv, isPackaged, expected) => {
    expect(labArguments(argv, APP, isPackaged)).toEqual(expected)
  })
})
