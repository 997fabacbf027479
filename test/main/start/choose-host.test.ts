import { describe, expect, test } from 'vitest'
import { chooseHost, type Machine } from '#main/start/choose-host'
import { hasDisplay } from '#main/start/display'
import { Unavailable } from '#main/start/unavailable'

const NO_ELECTRON = 'Electron could not be downloaded'
const NO_DISPLAY = 'There is no display to open a window on'

function machine(hasDisplay: boolean, hasElectron: boolean): Machine & { asked: () => number } {
  let asked = 0
  return {
    hasDisplay,
    asked: () => asked,
    obtainElectron: async () => {
      asked += 1
      if (!hasElectron) throw new Unavailable(NO_ELECTRON)
      return '/opt/electron'
    },
  }
}

describe('the host', () => {
  test.each([
    ['nothing is asked for', null, true, true, { host: 'desktop', electron: '/opt/electron' }],
    ['nothing is asked for, without Electron', null, true, false, { host: 'web', why: NO_ELECTRON }],
    ['nothing is asked for, without a display', null, false, true, { host: 'web', why: NO_DISPLAY }],
    ['the browser is asked for', 'web', true, true, { host: 'web', why: null }],
    ['the browser is asked for, without anything', 'web', false, false, { host: 'web', why: null }],
    ['the desktop is asked for', 'desktop', true, true, { host: 'desktop', electron: '/opt/electron' }],
  ] as const)('when %s', async (_, asked, display, electron, expected) => {
    expect(await chooseHost(asked, machine(display, electron))).toEqual(expected)
  })

  test.each([
    ['without Electron', true, false, NO_ELECTRON],
    ['without a display', false, true, NO_DISPLAY],
  ])('is refused when the desktop is insisted on %s', async (_, display, electron, why) => {
    await expect(chooseHost('desktop', machine(display, electron))).rejects.toThrow(new Unavailable(why))
  })

  test.each([
    ['for the browser', 'web', true],
    ['without a display', null, false],
  ] as const)('never downloads Electron %s', async (_, asked, display) => {
    const here = machine(display, true)
    await chooseHost(asked, here)
    expect(here.asked()).toBe(0)
  })

  test('does not take a fault for a missing Electron', async () => {
    const broken = { hasDisplay: true, obtainElectron: () => Promise.reject(new TypeError('a fault')) }
    await expect(chooseHost(null, broken)).rejects.toThrow('a fault')
  })
})

describe('a display', () => {
  test.each([
    ['linux', {}, false],
    ['linux', { DISPLAY: '' }, false],
    ['linux', { DISPLAY: ':0' }, true],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
    ['freebsd', {}, false],
    ['darwin', {}, true],
    ['win32', {}, true],
  ] as const)('on %s with %o: %s', (platform, env, expected) => {
    expect(hasDisplay(env, platform)).toBe(expected)
  })
})
