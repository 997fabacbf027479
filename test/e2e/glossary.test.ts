// The terms of the field: each that the screen uses is explained, under the pointer and by one key, in both languages.
import { describe, expect, test } from 'vitest'
import { termFinder } from '#src/glossary/find-terms'
import { LANGUAGES, LOCALES, type Locale } from '#src/i18n/languages'
import { expectAccessible } from '../support/axe'
import { whyNoBrowser } from '../support/browser'
import { maySkip } from '../support/may-skip'
import { openWebLab } from '../support/web-lab'
import { LabPage } from './lab-page'

describe.skipIf(maySkip(whyNoBrowser())).each(LOCALES)('the terms of the first screen in %s', (locale) => {
  test('are explained one after the other by a key, and none is left out', async () => {
    await using opened = await open(locale)
    const { lab, glossary } = opened
    // The link that skips the bars shows only while it has the focus.
    const skip = lab.text.shell.skipToLanes
    const text = (await lab.page.locator('body').innerText()).replace(skip, '')
    const written = new Set(termFinder(glossary)(text).map(({ id }) => glossary[id].name))
    expect(written.size).toBeGreaterThan(5)
    const explained = new Set<string>()
    for (let presses = 0; presses < 2 * written.size; presses += 1) {
      await lab.page.keyboard.press(lab.text.shell.terms.key)
      const card = lab.page.locator('[data-explanation]')
      await card.waitFor()
      const name = (await card.getAttribute('aria-label')) ?? ''
      const { meaning } = Object.values(glossary).find((term) => term.name === name) ?? { meaning: '' }
      expect(await card.innerText()).toContain(meaning.replaceAll('`', ''))
      explained.add(name)
      if (presses === 0) await expectAccessible(lab.page, `a term is explained, ${locale}`)
    }
    expect([...written].filter((name) => !explained.has(name))).toEqual([])
    await lab.page.keyboard.press('Escape')
    await lab.page.locator('[data-explanation]').waitFor({ state: 'detached' })
  })
})

describe.skipIf(maySkip(whyNoBrowser()))('a term', () => {
  test('is explained under the pointer, and shown where it happened', async () => {
    await using opened = await open('en')
    const { lab, glossary } = opened
    const { page, text } = lab
    await lab.setMode('run')
    await lab.press(text.actions.login.button)
    await lab.ended('session', 'POST /login', 200)
    const term = lab.lane('session').getByText(/store/i).first()
    await term.hover()
    const card = page.locator('[data-explanation]')
    await card.waitFor()
    expect(await card.innerText()).toContain(glossary['session-store'].meaning)
    await card.getByRole('button', { name: text.shell.terms.show }).click()
    await card.waitFor({ state: 'detached' })
    // The newest hop at the store is the one that is picked.
    const picked = lab.lane('session').locator('[role="option"][aria-selected="true"]')
    await picked.first().waitFor()
    expect(await picked.first().getAttribute('aria-label')).toContain(text.hops.participant.sessionStore)
  })
})

async function open(locale: Locale) {
  const web = await openWebLab({ context: { locale } })
  const lab = new LabPage(web.page, locale)
  await lab.ready()
  const glossary = await LANGUAGES[locale].loadGlossary()
  return {
    lab,
    glossary,
    [Symbol.asyncDispose]: async () => {
      await web.close()
      expect(web.problems).toEqual([])
    },
  }
}
