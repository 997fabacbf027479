// What is wrong with a storage, as the catalogues say it: with all its facts, and what to do.
import { describe, expect, it } from 'vitest'
import { type StorageProblem, storageProblemSchema } from '#src/contract/storage-problem'
import { catalogues } from '#src/i18n/catalogue'
import { LOCALES, type Locale } from '#src/i18n/languages'
import { storageProblemWords } from '#src/i18n/storage-problem-words'

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
const PROBLEMS: StorageProblem[] = Object.keys(catalogues.en.servers.storageProblems).map((code) =>
  storageProblemSchema.parse({ code, ...FACTS }),
)

describe.each(LOCALES)('a problem of a storage in %s', (locale) => {
  it.each(PROBLEMS)('$code names its facts, and what to do', (problem) => {
    const { code, ...facts } = problem
    const sentence = storageProblemWords(problem, catalogues[locale].servers.storageProblems)
    for (const fact of Object.values(facts)) expect(sentence, code).toContain(String(fact))
    const isHan = /\p{Script=Han}/u.test(sentence)
    expect(sentence).toMatch(isHan ? /[：。]請/ : /(: |\. )\p{Script=Latin}+ /u)
    expect(sentence).not.toMatch(/undefined|[.。]$/)
    expect(isHan).toBe(HAS_HAN[locale] ?? isHan)
  })
})

it('no two problems are said alike', () => {
  for (const locale of LOCALES) {
    const said = PROBLEMS.map((problem) =>
      storageProblemWords(problem, catalogues[locale].servers.storageProblems),
    )
    expect(new Set(said).size).toBe(said.length)
  }
})
