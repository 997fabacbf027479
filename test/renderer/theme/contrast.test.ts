import { describe, expect, it } from 'vitest'
import { styleSheet } from './style-sheets'

const css = styleSheet('theme/tokens.css')

/** Reads the colours of one theme: what the dark one doesn't say is as in the light one. */
function coloursOf(theme: 'light' | 'dark'): Map<string, string> {
  const [light = '', dark = ''] = css.split('[data-theme="dark"]')
  const read = (part: string) =>
    [...part.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6});/g)].map(
      ([, name = '', value = '']): [string, string] => [name, value],
    )
  return new Map([...read(light), ...(theme === 'dark' ? read(dark) : [])])
}

type Rgb = readonly [number, number, number]

function rgb(hex: string): Rgb {
  const at = (start: number) => Number.parseInt(hex.slice(start, start + 2), 16)
  return [at(1), at(3), at(5)]
}

/** Relative luminance, WCAG 2.2. */
function luminance(colour: Rgb): number {
  const linear = (channel: number) => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  const [red, green, blue] = colour
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

function contrast(a: Rgb, b: Rgb): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

/** Lays a colour over another, as `code` does with 8 % of its own text. */
function over(top: Rgb, share: number, ground: Rgb): Rgb {
  const mix = (a: number, b: number) => a * share + b * (1 - share)
  return [mix(top[0], ground[0]), mix(top[1], ground[1]), mix(top[2], ground[2])]
}

const plain = ['ground', 'panel', 'sunken', 'raised', 'lit']
/** Which text stands on which ground. */
const texts: Readonly<Record<string, readonly string[]>> = {
  ink: [
    ...plain,
    'hover',
    'pressed',
    'session-ground',
    'jwt-ground',
    'good-ground',
    'bad-ground',
    'warning-ground',
  ],
  muted: [...plain, 'hover', 'session-ground', 'jwt-ground', 'good-ground', 'bad-ground', 'warning-ground'],
  faint: [...plain],
  session: [...plain, 'session-ground'],
  jwt: [...plain, 'jwt-ground'],
  good: [...plain, 'good-ground'],
  bad: [...plain, 'hover', 'bad-ground'],
  warning: [...plain, 'warning-ground'],
  'jwt-header': plain,
  'jwt-payload': plain,
  'jwt-signature': plain,
  accent: plain,
  'on-accent': ['accent', 'accent-hover'],
  'on-inverse': ['inverse', 'inverse-hover'],
  'on-inverse-muted': ['inverse'],
}

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  const colours = coloursOf(theme)
  const colour = (name: string) => {
    const value = colours.get(name)
    if (value === undefined) throw new Error(`tokens.css has no colour --${name}`)
    return rgb(value)
  }
  const pairs = Object.entries(texts).flatMap(([text, grounds]) =>
    grounds.map((ground) => ({ text, ground })),
  )

  it.each(pairs)('has $text readable on $ground (AA, 4.5)', ({ text, ground }) => {
    expect(contrast(colour(text), colour(ground))).toBeGreaterThanOrEqual(4.5)
  })

  it.each([
    ...plain.map((ground) => ({ text: 'ink', ground })),
    ...plain.map((ground) => ({ text: 'muted', ground })),
    { text: 'on-inverse', ground: 'inverse' },
  ])('has code in $text readable on $ground', ({ text, ground }) => {
    const behind = over(colour(text), 0.08, colour(ground))
    expect(contrast(colour(text), behind)).toBeGreaterThanOrEqual(4.5)
  })

  it.each([...plain, 'session-ground', 'jwt-ground'])('has the focus visible on %s (3)', (ground) => {
    expect(contrast(colour('focus'), colour(ground))).toBeGreaterThanOrEqual(3)
  })

  it('says every colour anew in the dark, so that none is left over from the light', () => {
    const names = (part: string) => [...part.matchAll(/--([\w-]+):\s*#/g)].map(([, name]) => name)
    const [light = '', dark = ''] = css.split('[data-theme="dark"]')
    expect(names(dark)).toEqual(names(light))
  })
})
