// How data names a forgery, and what is chosen about it.
import { describe, expect, it } from 'vitest'
import { FORGERY_IDS, forgeryChoiceSchema, parametersOf, valuesOf } from '#src/forge/choice'
import { LANGUAGES, LOCALES } from '#src/i18n/languages'

const issues = (choice: unknown) =>
  forgeryChoiceSchema.safeParse(choice).error?.issues.map(({ message }) => message)

describe('what is chosen about a forgery', () => {
  it.each(FORGERY_IDS)('%s needs nothing but its name', (id) => {
    const choice = forgeryChoiceSchema.parse({ id })
    expect(Object.keys(valuesOf(choice))).toEqual(parametersOf(id).map(([name]) => name))
  })

  it('is as chosen, and else as the registry has it', () => {
    expect(valuesOf({ id: 'payload-edited', values: { value: '"bob"' } })).toEqual({
      claim: 'sub',
      value: '"bob"',
    })
    expect(valuesOf({ id: 'alg-none', values: {} })).toEqual({ spelling: 'none' })
  })

  it('is refused where the forgery has no such parameter or option', () => {
    expect(issues({ id: 'alg-none', values: { spelling: 'nope' } })).toEqual([
      'spelling must be one of none, None, NONE, nOnE',
    ])
    expect(issues({ id: 'own-jwk', values: { kid: 'x' } })).toEqual(['own-jwk has no parameter kid'])
    expect(issues({ id: 'alg-none', values: { toString: 'none' } })).toEqual([
      'alg-none has no parameter toString',
    ])
    expect(issues({ id: 'forged' })).toHaveLength(1)
  })
})

it.each(LOCALES)('%s names the section of a standard that stops each forgery', async (locale) => {
  const { forgeries } = await LANGUAGES[locale].loadForge()
  for (const { stops } of Object.values(forgeries)) expect(stops).toMatch(/RFC \d{4}/)
})

it.each(LOCALES)('%s has for each forgery all its words, with each backtick paired', async (locale) => {
  const texts = textsOf(await LANGUAGES[locale].loadForge())
  expect(texts).toHaveLength(textsOf(await LANGUAGES.en.loadForge()).length)
  for (const text of texts) expect(text.trim() === '' || text.split('`').length % 2 === 0, text).toBe(false)
})

function textsOf(words: object): string[] {
  return Object.values(words).flatMap((each) => (typeof each === 'string' ? [each] : textsOf(each)))
}
