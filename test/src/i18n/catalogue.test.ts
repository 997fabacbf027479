import { describe, expect, it } from 'vitest'
import { type Catalogue, catalogues } from '#src/i18n/catalogue'
import { LOCALES, preferredLocale } from '#src/i18n/languages'

/** All entries of a catalogue by their path, such as `shell.mode.step`. */
function entriesOf(value: unknown, path = ''): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return [[path, value]]
  return Object.entries(value).flatMap(([key, child]) =>
    entriesOf(child, path === '' ? key : `${path}.${key}`),
  )
}

const sections = Object.keys(catalogues.en).filter((key): key is keyof Catalogue => key in catalogues.en)

/** Entries that are the same in both languages: names, signs, examples of the wire. */
const sayNothing = /^[\s\d\p{P}\p{S}]*$/u
const hanzi = /\p{Script=Han}/u

describe.each(LOCALES)('the catalogue in %s', (locale) => {
  it.each(sections)('has in section %s exactly the entries of the English one', (section) => {
    const paths = (of: Catalogue) => entriesOf(of[section]).map(([path]) => path)
    expect(paths(catalogues[locale]).toSorted()).toEqual(paths(catalogues.en).toSorted())
  })

  it.each(sections)('has in section %s no empty string and no unpaired backtick', (section) => {
    for (const [path, value] of entriesOf(catalogues[locale][section])) {
      if (typeof value === 'function') continue
      expect(value, path).toBeTypeOf('string')
      expect(String(value).trim(), path).not.toBe('')
      expect(String(value).split('`').length % 2, `${path} has an unpaired backtick`).toBe(1)
    }
  })
})

describe('the Chinese catalogue', () => {
  it.each(sections)('is Chinese in section %s', (section) => {
    const strings = entriesOf(catalogues['zh-TW'][section]).filter(
      ([, value]) => typeof value === 'string' && !sayNothing.test(value),
    )
    const chinese = strings.filter(([, value]) => hanzi.test(String(value)))
    expect(strings.length).toBeGreaterThan(0)
    expect(chinese.length / strings.length).toBeGreaterThan(0.6)
  })

  it.each(sections)('has in section %s no word of the mainland where Taiwan has its own', (section) => {
    const words = /服务|服務器|客戶端|登錄|令牌|緩存|默認|信息|數據庫|用戶名|網絡|黑名单|程序員|代碼/
    const found = entriesOf(catalogues['zh-TW'][section]).filter(([, value]) => words.test(String(value)))
    expect(found.map(([path]) => path)).toEqual([])
  })
})

describe('the language of a reader', () => {
  it.each([
    [['zh-TW', 'en'], 'zh-TW'],
    [['zh-Hant-TW'], 'zh-TW'],
    [['ZH'], 'zh-TW'],
    [['en-GB', 'zh-TW'], 'en'],
    [['ja'], 'en'],
    [[], 'en'],
  ] as const)('%j gets %s', (languages, locale) => {
    expect(preferredLocale(languages)).toBe(locale)
  })
})
