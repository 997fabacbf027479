import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { placeWindow, readWindowState, writeWindowState } from '#main/electron/window-bounds'

const SCREEN = { x: 0, y: 25, width: 1920, height: 1055 }
const RIGHT = { x: 1920, y: 0, width: 2560, height: 1440 }
const at = (x: number, y: number, width = 1200, height = 800) => ({
  bounds: { x, y, width, height },
  maximized: false,
})

describe('the place of the window', () => {
  test.each([
    ['where it was', at(100, 100), [SCREEN], { x: 100, y: 100, width: 1200, height: 800 }],
    [
      'where it was on a second screen',
      at(2000, 10),
      [SCREEN, RIGHT],
      { x: 2000, y: 10, width: 1200, height: 800 },
    ],
    ['anywhere the first time', null, [SCREEN], { width: 1440, height: 900 }],
    ['anywhere when its screen is gone', at(2000, 10), [SCREEN], { width: 1440, height: 900 }],
    ['anywhere when its top edge is above the screen', at(100, 24), [SCREEN], { width: 1440, height: 900 }],
    ['anywhere when its top edge is below the screen', at(100, 1041), [SCREEN], { width: 1440, height: 900 }],
    [
      'where it was when just enough of it can be gripped',
      at(1800, 1040),
      [SCREEN],
      { x: 1800, y: 1040, width: 1200, height: 800 },
    ],
    ['anywhere when a pixel less can be', at(1801, 1040), [SCREEN], { width: 1440, height: 900 }],
    [
      'no larger than the screen',
      at(0, 25, 5000, 5000),
      [SCREEN],
      { x: 0, y: 25, width: 1920, height: 1055 },
    ],
    ['no smaller than the UI', at(0, 25, 200, 10), [SCREEN], { x: 0, y: 25, width: 1024, height: 640 }],
    [
      'smaller the first time on a small screen',
      null,
      [{ x: 0, y: 0, width: 1280, height: 720 }],
      { width: 1280, height: 720 },
    ],
  ])('is %s', (_, saved, screens, expected) => {
    expect(placeWindow(saved, screens)).toEqual(expected)
  })

  test('is read as it was written', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lab-window-'))
    const path = join(folder, 'window.json')
    writeWindowState(path, at(1, 2))
    expect(readWindowState(path)).toEqual(at(1, 2))
    await rm(folder, { recursive: true })
  })

  test.each([
    '',
    '{',
    'null',
    '{"bounds":{"x":0}}',
    '{"bounds":{"x":0,"y":0,"width":-1,"height":1},"maximized":false}',
  ])('is not read out of %j', async (text) => {
    const folder = await mkdtemp(join(tmpdir(), 'lab-window-'))
    const path = join(folder, 'window.json')
    await writeFile(path, text)
    expect(readWindowState(path)).toBeNull()
    await rm(folder, { recursive: true })
  })

  test('is not known where nothing was written', () => {
    expect(readWindowState('/nowhere/window.json')).toBeNull()
  })
})
