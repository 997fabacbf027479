// Which terms are found in what is written on the screen, and that each has its one sentence.
import { describe, expect, it } from 'vitest'
import { termFinder } from '#src/glossary/find-terms'
import { TERM_IDS } from '#src/glossary/terms'
import { LANGUAGES, LOCALES } from '#src/i18n/languages'

const found = async (locale: (typeof LOCALES)[number], text: string) => {
  const terms = termFinder(await LANGUAGES[locale].loadGlossary())(text)
  return terms.map(({ id, from, to }) => [id, text.slice(from, to)])
}

describe('in English', () => {
  it.each([
    ['The session store was asked', [['session-store', 'session store']]],
    ['Session', [['session', 'Session']]],
    ['Sessions and obsession', [['session', 'Sessions']]],
    [
      'GET /protected, Bearer: jti 48c6',
      [
        ['bearer', 'Bearer'],
        ['jti', 'jti'],
      ],
    ],
    ['subtle, experts, a jtis list', []],
    [
      '`exp`: not expired',
      [
        ['exp', 'exp'],
        ['exp', 'expired'],
      ],
    ],
    ['refresh_token', [['refresh-token', 'refresh_token']]],
    ['HMAC-SHA256', [['hmac', 'HMAC-SHA256']]],
    ['GET /partially-protected', [['partially', '/partially-protected']]],
    ['', []],
  ])('%j', async (text, terms) => {
    expect(await found('en', text)).toEqual(terms)
  })
})

describe('in Chinese, which leaves no blanks between words', () => {
  it.each([
    [
      '請求在伺服器的黑名單上',
      [
        ['back-end', '伺服器'],
        ['blacklist', '黑名單'],
      ],
    ],
    ['用refresh token換新的', [['refresh-token', 'refresh token']]],
    ['obsession', []],
  ])('%j', async (text, terms) => {
    expect(await found('zh-TW', text)).toEqual(terms)
  })
})

describe.each(LOCALES)('each term in %s', (locale) => {
  it('is explained in one sentence, and no two are written alike', async () => {
    const glossary = await LANGUAGES[locale].loadGlossary()
    const forms = TERM_IDS.flatMap((id) =>
      [glossary[id].name, ...glossary[id].forms].map((form) => form.toLowerCase()),
    )
    expect(forms.filter((form, at) => forms.indexOf(form) !== at)).toEqual([])
    for (const id of TERM_IDS) {
      const { name, meaning } = glossary[id]
      // Its own name, or one of its forms, may stand in it; what a sentence is, is that it ends.
      expect(meaning, id).toMatch(/^\p{L}.*[.。）)]$/u)
      expect(await found(locale, name), id).toEqual([[id, name]])
    }
  })
})
