// What stands in a table that is empty: it may be empty again, and so nothing of it says "yet".
import { expect, test } from 'vitest'
import { catalogues } from '#src/i18n/catalogue'
import { LOCALES } from '#src/i18n/languages'

test.each(LOCALES)('no empty table in %s says that there was never anything', (locale) => {
  const { lanes, revocation, servers } = catalogues[locale]
  const said = [
    lanes.session.frontEmpty,
    lanes.jwt.frontEmpty,
    lanes.back.issuedEmpty,
    ...Object.values(revocation.table.empty),
    servers.attacker.nothingToSteal,
    servers.attacker.nothingStolen,
  ]
  for (const words of said) expect(words).not.toMatch(/\byet\b|還沒有?/)
})
