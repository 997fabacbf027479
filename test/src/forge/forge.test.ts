// How data names a forgery, and what is chosen about it.
import { describe, expect, it } from 'vitest'
import { forgeryChoiceSchema, parametersOf, valuesOf } from '#src/forge/forge'
import { FORGERY_IDS } from '#src/forge/forgeries'
import { catalogues } from '#src/i18n/catalogue'
import { LOCALES } from '#src/i18n/languages'

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

it.each(LOCALES)('%s names the section of a standard that stops each forgery', (locale) => {
  for (const { stops } of Object.values(catalogues[locale].forge.forgeries))
    expect(stops).toMatch(/RFC \d{4}/)
})
