import { describe, expect, test } from 'vitest'
import { usualDataFolder } from '#main/start/data-folder'

describe('the usual data folder', () => {
  test.each([
    ['linux', {}, '/home/me', '/home/me/.local/share/session-vs-jwt-lab'],
    ['linux', { XDG_DATA_HOME: '/data' }, '/home/me', '/data/session-vs-jwt-lab'],
    ['linux', { XDG_DATA_HOME: '' }, '/home/me', '/home/me/.local/share/session-vs-jwt-lab'],
    ['linux', { XDG_DATA_HOME: 'data' }, '/home/me', '/home/me/.local/share/session-vs-jwt-lab'],
    ['freebsd', {}, '/home/me', '/home/me/.local/share/session-vs-jwt-lab'],
    [
      'darwin',
      { XDG_DATA_HOME: '/data' },
      '/Users/me',
      '/Users/me/Library/Application Support/session-vs-jwt-lab',
    ],
    ['win32', { LOCALAPPDATA: 'C:\\Local' }, 'C:\\Users\\me', 'C:\\Local\\session-vs-jwt-lab'],
    ['win32', {}, 'C:\\Users\\me', 'C:\\Users\\me\\AppData\\Local\\session-vs-jwt-lab'],
    [
      'win32',
      { LOCALAPPDATA: 'Local' },
      'C:\\Users\\me',
      'C:\\Users\\me\\AppData\\Local\\session-vs-jwt-lab',
    ],
  ] as const)('on %s with %o', (platform, env, folder, expected) => {
    expect(usualDataFolder({ platform, env, folder })).toBe(expected)
  })
})
