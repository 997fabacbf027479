import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { styleSheet, styleSheets } from './style-sheets'

const all = styleSheets().map(styleSheet).join('\n')
const declared = new Set([...all.matchAll(/(--[\w-]+)\s*:/g)].map(([, name]) => name))
const others = styleSheets().filter((path) => path !== join('theme', 'tokens.css'))

describe('style sheets', () => {
  it.each(others)('%s takes its colours from the tokens', (path) => {
    const css = styleSheet(path)
    const values = css.replace(/\/\*[\s\S]*?\*\//g, '')
    const stray = /[\w-]:[^;{}]*(?:#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(|\b(?:white|black)\b)/gi
    expect(values.match(stray)).toBeNull()
  })

  it.each(others)('%s names only tokens that there are', (path) => {
    const css = styleSheet(path)
    const used = [...css.matchAll(/var\((--[\w-]+)\s*(,?)/g)]
    const unknown = used.filter(([, name = '', fallback]) => {
      // Radix sets its own on what it opens; a fallback says what holds where a token is set by the markup.
      return !name.startsWith('--radix-') && fallback === '' && !declared.has(name)
    })
    expect(unknown.map(([, name]) => name)).toEqual([])
  })
})
