// The menu of the desktop says all that it says in the language that it is given.
import { describe, expect, test } from 'vitest'
import { menuTemplate } from '#main/electron/menu-template'
import { LANGUAGES, LOCALES } from '#src/i18n/languages'

describe.each(['darwin', 'linux', 'win32'] as const)('the menu on %s', (platform) => {
  const templateIn = async (locale: keyof typeof LANGUAGES) =>
    menuTemplate(await LANGUAGES[locale].loadDesktop(), 'The Lab', platform)
  const entriesOf = (template: Awaited<ReturnType<typeof templateIn>>) =>
    template.flatMap((menu) => [menu, ...(Array.isArray(menu.submenu) ? menu.submenu : [])])

  test.each(LOCALES)('leaves no label to Electron in %s', async (locale) => {
    const entries = entriesOf(await templateIn(locale)).filter(({ type }) => type !== 'separator')
    expect(entries.length).toBeGreaterThan(20)
    for (const { label } of entries) expect(label).toMatch(/\S/)
  })

  test('has other labels for the same entries in the other language', async () => {
    const [one, other] = [entriesOf(await templateIn('en')), entriesOf(await templateIn('zh-TW'))]
    expect(one.map(({ role }) => role)).toEqual(other.map(({ role }) => role))
    const same = one.filter(({ label }, at) => label !== undefined && label === other[at]?.label)
    expect(same.map(({ label }) => label)).toEqual(platform === 'darwin' ? ['The Lab'] : [])
  })
})
