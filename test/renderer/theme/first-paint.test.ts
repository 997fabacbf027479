import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { THEME_KEY } from '../../../renderer/model/preferences'

const script = readFileSync(join(import.meta.dirname, '../../../renderer/public/theme.js'), 'utf8')

function themeAtFirst(
  kept: string | null,
  systemIsDark: boolean,
  getItem = (key: string) => (key === THEME_KEY ? kept : null),
) {
  const dataset: { theme?: string } = {}
  runInNewContext(script, {
    localStorage: { getItem },
    matchMedia: () => ({ matches: systemIsDark }),
    document: { documentElement: { dataset } },
  })
  return dataset.theme
}

describe('before the first paint', () => {
  it.each([
    ['dark', false, 'dark'],
    ['light', true, 'light'],
    ['system', true, 'dark'],
    ['system', false, 'light'],
    [null, true, 'dark'],
    [null, false, 'light'],
  ] as const)('the choice %s on a system that is dark: %s gives %s', (kept, systemIsDark, theme) => {
    expect(themeAtFirst(kept, systemIsDark)).toBe(theme)
  })

  it('the theme is the system’s where the browser keeps nothing', () => {
    const refuse = () => {
      throw new Error('denied')
    }
    expect(themeAtFirst('light', true, refuse)).toBe('dark')
  })
})
