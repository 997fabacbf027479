// What is wrong with a storage, as the catalogues say it: with all its facts, and what to do.
import { describe, expect, it } from 'vitest'
import { type StorageProblem, storageProblemSchema } from '#src/contract/storage-problem'
import { storageProblems } from '#src/i18n/en/storage-problems'
import { LANGUAGES, LOCALES, type Locale } from '#src/i18n/languages'
import { storageProblemWords } from '#src/i18n/storage-problem-words'

const loaded = LOCALES.map(async (locale) => [locale, await LANGUAGES[locale].loadStorageProblems()] as const)
const WORDS = Object.fromEntries(await Promise.all(loaded)) as Record<Locale, typeof storageProblems>

const HAS_HAN: Partial<Record<Locale, boolean>> = { en: false, 'zh-TW': true }

const FACTS = {
  place: '/data/lab.sqlite',
  machine: 'linux-riscv64',
  found: 71,
  known: 42,
  message: 'MUDDLED',
  policy: 'allkeys-lru',
  collection: 'sessions',
  key: 'ab:cd',
}

/** One of each code, with facts as they are told apart above. */
const PROBLEMS: StorageProblem[] = Object.keys(storageProblems).map((code) =>
  storageProblemSchema.parse({ code, ...FACTS }),
)

describe.each(LOCALES)('a problem of a storage in %s', (locale) => {
  it.each(PROBLEMS)('$code names its facts, and what to do', (problem) => {
    const { code, ...facts } = problem
    const sentence = storageProblemWords(problem, WORDS[locale])
    for (const fact of Object.values(facts)) expect(sentence, code).toContain(String(fact))
    const isHan = /\p{Script=Han}/u.test(sentence)
    expect(sentence).toMatch(isHan ? /[：。]請/ : /(: |\. )\p{Script=Latin}+ /u)
    expect(sentence).not.toMatch(/undefined|[.。]$/)
    expect(isHan).toBe(HAS_HAN[locale] ?? isHan)
  })
})

it('no two problems are said alike', () => {
  for (const locale of LOCALES) {
    const said = PROBLEMS.map((problem) => storageProblemWords(problem, WORDS[locale]))
    expect(new Set(said).size).toBe(said.length)
  }
})
