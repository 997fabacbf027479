// Words that mislead a learner, or that nobody in the field says: none of them is to come back into a language.
import { expect, test } from 'vitest'
import { LANGUAGES, LOCALES, type Locale } from '#src/i18n/languages'

const AVOIDED: Readonly<Record<Locale, readonly RegExp[]>> = {
  en: [
    /idle out/i,
    /^wrong$/,
    /not wrong\b/,
    /nor late\b/,
    /\btoo (?:late|early)$/,
    /What comes\?/,
    /No request waits/,
  ],
  'zh-TW': [
    /重新布置/,
    /太晚/,
    /不是晚/,
    /作廢/,
    /退役/,
    /兩側/,
    /你的兩個 lane/,
    /追蹤紀錄|軌跡/,
    /直接跑|跑到底/,
    /不死的/,
    /全部登出/,
    /檢視器/,
    /畫不出來/,
    /請求在伺服器手上/,
    /頁面自己的程式碼/,
    /還沒有 cookie/,
  ],
}

/** Lists all that a language says: its strings, and the source of each function of values. */
function textsOf(words: unknown): string[] {
  if (typeof words === 'string') return [words]
  if (typeof words === 'function') return [words.toString()]
  return words !== null && typeof words === 'object' ? Object.values(words).flatMap(textsOf) : []
}

test.each(LOCALES)('%s has none of the words that it is to avoid', async (locale) => {
  const { load, loadForge, loadGlossary, loadStorageProblems } = LANGUAGES[locale]
  const texts = textsOf([await load(), await loadForge(), await loadGlossary(), await loadStorageProblems()])
  expect(texts.length).toBeGreaterThan(500)
  for (const avoided of AVOIDED[locale]) expect(texts.filter((text) => avoided.test(text))).toEqual([])
})
