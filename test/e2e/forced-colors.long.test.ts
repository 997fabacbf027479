// The page in the colours that a system forces on it (high contrast): what a control is must be seen by more than its ground.
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { catalogues } from '#src/i18n/catalogue'
import { LANES } from '#src/trace/lane'
import { expectAccessible } from '../support/axe'
import { whyNoBrowser } from '../support/browser'
import { maySkip } from '../support/may-skip'
import { openWebLab, type WebLab } from '../support/web-lab'
import { LabPage } from './lab-page'

const { shell, lanes, timeline, inspector, costs } = catalogues.en
const PROTECTED = 'GET /protected'
const login = { type: 'login', username: 'test', password: 'test' } as const

const LAYER = '[data-radix-popper-content-wrapper], [role="dialog"]'

/** What was looked at, as `role attribute`, and which of it looks the same whether it is on or off. */
interface Findings {
  readonly seen: string[]
  readonly alike: string[]
}

/**
 * Turns the state of each control on or off for a moment, by the attributes that say it to screen readers, whatever the control
 * is; and compares what can be seen of it but its grounds.
 */
function findStatesAlike(page: Page, within: string): Promise<Findings> {
  return page.evaluate((within) => {
    /** What Radix writes besides, for style sheets. */
    const PARTNERS: Readonly<Record<string, string>> = {
      checked: 'unchecked',
      unchecked: 'checked',
      on: 'off',
      off: 'on',
      active: 'inactive',
      inactive: 'active',
      open: 'closed',
      closed: 'open',
    }
    const SEEN = [
      ...['border-top', 'border-right', 'border-bottom', 'border-left', 'outline'].flatMap((line) =>
        ['color', 'style', 'width'].map((part) => `${line}-${part}`),
      ),
      ...[
        'text-decoration-line',
        'font-weight',
        'font-style',
        'opacity',
        'transform',
        'display',
        'visibility',
      ],
      ...['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'content'],
    ]
    const look = (element: Element) => {
      const hasInk = element.textContent !== '' || element.matches(':has(svg), input, textarea')
      const names = hasInk ? [...SEEN, 'color'] : SEEN
      return [element, ...element.querySelectorAll('*')]
        .flatMap((each) => [null, '::before', '::after'].map((pseudo) => getComputedStyle(each, pseudo)))
        .map((style) => names.map((name) => style.getPropertyValue(name)).join())
        .join('\n')
    }
    const set = (element: Element, name: string, value: string | null) =>
      value === null ? element.removeAttribute(name) : element.setAttribute(name, value)
    const turned = (element: Element, name: string): [string, string | null][] => {
      const value = element.getAttribute(name)
      const flag = value === null ? '' : null
      if (name === 'disabled' || name === 'data-highlighted') return [[name, flag]]
      if (name === 'aria-current') return [[name, value === null || value === 'false' ? 'true' : null]]
      const partner = PARTNERS[element.getAttribute('data-state') ?? '']
      const says = /checked|pressed|selected|expanded/.test(name) && partner !== undefined
      return [
        [name, value === 'true' ? 'false' : 'true'],
        ...(says ? [['data-state', partner] as [string, string]] : []),
      ]
    }
    const CONTROLS: Readonly<Record<string, string>> = {
      'aria-checked': '[aria-checked]',
      'aria-pressed': '[aria-pressed]',
      'aria-selected': '[aria-selected]',
      'aria-expanded': '[aria-expanded]',
      'aria-current': '[aria-current]',
      'aria-disabled': '[aria-disabled]',
      'aria-invalid': 'input:not([type=file], [type=hidden]), textarea',
      'data-highlighted': '[role^="menuitem"]',
      disabled: ':is(button, input, textarea):not([aria-disabled="true"], [type=file], [type=hidden])',
    }
    const seen = new Set<string>()
    const alike = new Set<string>()
    for (const [name, selector] of Object.entries(CONTROLS)) {
      for (const element of document.querySelectorAll(selector)) {
        if (
          !element.closest(within) ||
          !element.checkVisibility() ||
          (name === 'disabled' && element === document.activeElement)
        )
          continue
        const what = `${element.getAttribute('role') ?? element.localName} ${name}`
        seen.add(what)
        const before = look(element)
        const changes = turned(element, name)
        const given = changes.map(([each]): [string, string | null] => [each, element.getAttribute(each)])
        for (const [each, value] of changes) set(element, each, value)
        if (look(element) === before) alike.add(`${what}: ${element.outerHTML.slice(0, 160)}`)
        for (const [each, value] of given) set(element, each, value)
      }
    }
    return { seen: [...seen], alike: [...alike] }
  }, within)
}

describe.skipIf(maySkip(whyNoBrowser()))('in forced colours', () => {
  let web: WebLab
  let lab: LabPage
  const met = new Set<string>()

  beforeAll(async () => {
    web = await openWebLab({ context: { forcedColors: 'active', colorScheme: 'dark' } })
    lab = new LabPage(web.page)
    await lab.ready()
  })
  afterAll(() => web?.close())

  async function check(state: string, within = 'body'): Promise<void> {
    const { seen, alike } = await findStatesAlike(web.page, within)
    for (const each of seen) met.add(each)
    expect(alike, state).toEqual([])
  }

  async function logIn(): Promise<void> {
    await web.send('set-mode', { lanes: [...LANES], mode: 'run' })
    await web.perform(login)
    for (const lane of LANES) await lab.ended(lane, 'POST /login', 200)
  }

  test('every state of the page is seen without its ground', async () => {
    await check('at first')
    await web.page.getByRole('button', { name: timeline.open }).click()
    await logIn()
    await check('logged in')
    await lab.lane('jwt').getByRole('listbox').getByRole('option').last().click()
    await lab.openTable('jwt', 'lab’s notebook')
    await web.page
      .getByRole('button', { name: /^Issued access token/ })
      .first()
      .click()
    await check('a hop and a row are chosen')
    await expectAccessible(web.page, 'a hop and a row are chosen')
    // The inspector, the table, and the moment that is looked at.
    for (let closed = 0; closed < 3; closed += 1) await web.page.keyboard.press('Escape')
    await web.send('set-mode', { lanes: [...LANES], mode: 'step' })
    await web.perform({ type: 'open-protected' })
    for (const lane of LANES) await lab.waiting(lane, PROTECTED)
    await check('waiting')
    const grounds = await web.page.evaluate(() =>
      [...document.querySelectorAll('*')].map((each) => getComputedStyle(each).getPropertyValue('--panel')),
    )
    expect([...new Set(grounds)].sort()).toEqual(['Canvas', 'Highlight'])
    await expectAccessible(web.page, 'waiting')
    await web.send('run-to-end', { lanes: [...LANES] })
    for (const lane of LANES) await lab.ended(lane, PROTECTED, 200)
    const { checksPassed, foldChecks } = catalogues.en.hops.diagram.fold
    await lab
      .lane('jwt')
      .getByRole('button', { name: checksPassed({ count: 5 }) })
      .click()
    await lab
      .lane('jwt')
      .getByRole('button', { name: foldChecks({ count: 5 }) })
      .waitFor()
    await check('what was folded is open')
    await expectAccessible(web.page, 'what was folded is open')
  })

  test('and so is every state in the tabs of the inspector', async () => {
    await logIn()
    for (const tab of ['message', 'accessToken', 'cookie', 'anyJwt'] as const) {
      const panel = await lab.openTab(tab)
      const edit = panel.getByRole('button', { name: inspector.edit.start })
      if ((await edit.count()) > 0) await edit.click()
      if (tab === 'anyJwt') await panel.getByRole('button', { name: inspector.anyJwt.sample.broken }).click()
      await check(`tab ${tab}`)
    }
    await web.page.getByRole('tab', { name: costs.tab, exact: true }).click()
    await check('tab costs')
    await expectAccessible(web.page, 'tab costs')
    await web.page
      .getByRole('region', { name: shell.landmark.inspector })
      .getByRole('button', { name: shell.close })
      .click()
  })

  test('and so is every state in whatever opens', async () => {
    const openers = web.page.locator(
      `:is([aria-haspopup], [role="combobox"]):not([aria-disabled="true"], [aria-label="${shell.reset.button}"]):visible`,
    )
    for (let index = 0; index < (await openers.count()); index += 1) {
      const opener = openers.nth(index)
      const name = (await opener.getAttribute('aria-label')) ?? (await opener.textContent()) ?? ''
      await opener.press('Enter')
      const opened = web.page.locator('[role="menu"], [role="dialog"], [role="listbox"][data-state]').first()
      await opened.waitFor()
      // What lies under it was looked at before it opened.
      await check(name, LAYER)
      await web.page.keyboard.press('Escape')
      await opened.waitFor({ state: 'detached' })
    }
    await lab.choose(shell.theme.label)
    await web.page.getByRole('menuitemradio').first().waitFor()
    await check('the menu of themes', LAYER)
    await web.page.keyboard.press('Escape')
    await web.page.getByRole('menu').first().waitFor({ state: 'detached' })
    await lab.openMenu('jwt')
    await lab.item(lanes.head.settings({ name: lanes.jwt.name })).click()
    await web.page.getByRole('dialog').getByRole('switch').first().waitFor()
    await check('the settings of a lane', LAYER)
    await web.page.keyboard.press('Escape')
    await web.page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  test('of all kinds of control', () => {
    expect([...met]).toEqual(
      expect.arrayContaining([
        'switch aria-checked',
        'radio aria-checked',
        'tab aria-selected',
        'option aria-selected',
        'button aria-pressed',
        'button aria-current',
        'button aria-expanded',
        'combobox aria-expanded',
        'menuitem data-highlighted',
        'menuitem aria-disabled',
        'menuitemradio aria-checked',
        'button disabled',
        'switch disabled',
        'input aria-invalid',
        'textarea aria-invalid',
      ]),
    )
  })

  test('a mode that only one lane is in looks like none that both are in, and like none that neither is in', async () => {
    await web.send('set-mode', { lanes: ['jwt'], mode: 'run' })
    await web.send('set-mode', { lanes: ['session'], mode: 'step' })
    const mode = (name: string) => web.page.getByRole('radio', { name, exact: true })
    const line = (radio: Locator) => radio.evaluate((each) => getComputedStyle(each).textDecorationLine)
    await expect.poll(() => line(mode(shell.mode.run))).toBe('underline')
    expect(await line(mode(shell.mode.step))).toBe('underline')
    expect(await line(mode(shell.mode.slow))).toBe('none')
    await web.send('set-mode', { lanes: [...LANES], mode: 'run' })
  })

  test('a life that is new, soon over, over or revoked has a ring of its own', async () => {
    await web.send('reset', { lanes: [...LANES] })
    const issuedAt = Date.now()
    await logIn()
    const row = (phase: string) =>
      lab.lane('jwt').locator(`[data-phase="${phase}"]:has(svg[role="img"])`).first()
    const look = async (phase: string) => {
      const ring = row(phase).locator('svg[role="img"]')
      await ring.waitFor()
      return ring.evaluate((svg) =>
        [...svg.children]
          .map((part, index) => {
            const { strokeWidth, strokeDasharray } = getComputedStyle(part)
            return `${part.localName} ${strokeWidth} ${index === 0 ? strokeDasharray : ''}`
          })
          .join(),
      )
    }
    const looks = [await look('fresh')]
    await web.send('advance-clock', { to: issuedAt + 14.9 * 60_000 })
    looks.push(await look('expiring'))
    await web.send('advance-clock', { to: issuedAt + 16 * 60_000 })
    looks.push(await look('expired'))
    await logIn()
    await web.perform({ type: 'logout' })
    await lab.ended('jwt', 'DELETE /logout', 200)
    await lab.openTable('jwt', 'lab’s notebook')
    looks.push(await look('revoked'))
    expect(new Set(looks).size).toBe(looks.length)
  })
})
