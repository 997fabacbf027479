// The page under a translator or an extension that ignores `translate="no"` and wraps each text as browsers' translators do.
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { catalogues } from '#src/i18n/catalogue'
import { LOCALES, type Locale } from '#src/i18n/languages'
import { LANES } from '#src/trace/lane'
import { whyNoBrowser } from '../support/browser'
import { maySkip } from '../support/may-skip'
import { openWebLab, type WebLab } from '../support/web-lab'
import { LabPage } from './lab-page'
import { chooseLanguage } from './languages'

const login = { type: 'login', username: 'test', password: 'test' } as const

/** Wraps all texts of a page in two elements each, those that are there and each that comes. */
function wrapTexts(page: Page): Promise<void> {
  return page.evaluate(() => {
    const wrap = (root: Node) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
      const texts: Node[] = []
      while (walker.nextNode()) texts.push(walker.currentNode)
      for (const text of texts) {
        const parent = text.parentElement
        if (!parent || parent.closest('font, style, script, textarea')) continue
        const outer = document.createElement('font')
        const inner = document.createElement('font')
        parent.replaceChild(outer, text)
        outer.append(inner)
        inner.append(text)
      }
    }
    wrap(document.body)
    new MutationObserver((changes) => {
      for (const { addedNodes, target } of changes) if (addedNodes.length > 0) wrap(target)
    }).observe(document.body, { childList: true, characterData: true, subtree: true })
  })
}

/** Returns what one page says, with the places of a diagram's texts, from where another begins to say something else; nothing where both say the same. */
async function difference(page: Page, other: Page): Promise<string> {
  const [text = '', otherText = ''] = await Promise.all(
    [page, other].map((each) =>
      each.evaluate(() => {
        const places = [...document.querySelectorAll('svg text')].map((text) => [
          text.getAttribute('x'),
          text.getAttribute('y'),
        ])
        return `${document.body.textContent} ${places.join(' ')}`
      }),
    ),
  )
  if (text === otherText) return ''
  let from = 0
  while (text[from] === otherText[from]) from += 1
  return `${text.slice(from, from + 80)} / ${otherText.slice(from, from + 80)}`
}

describe.skipIf(maySkip(whyNoBrowser()))('a page whose texts are wrapped', () => {
  let web: WebLab
  let wrapped: Page
  let plain: Page
  beforeEach(async () => {
    web = await openWebLab()
    await web.send('set-clock', { paused: true })
    wrapped = web.page
    await new LabPage(wrapped).ready()
    const browser = wrapped.context().browser()
    if (!browser) throw new Error('There is no browser')
    plain = await browser.newPage({
      locale: 'en',
      viewport: { width: 1280, height: 800 },
      reducedMotion: 'reduce',
    })
    await plain.goto(wrapped.url())
    await new LabPage(plain).ready()
    await wrapTexts(wrapped)
  })
  afterEach(() => web?.close())

  /** Does the same on both pages, then expects that they say the same. */
  async function onBoth(what: string, act: (lab: LabPage) => Promise<unknown>, locale: Locale = 'en') {
    for (const page of [wrapped, plain]) await act(new LabPage(page, locale))
    await expect.poll(() => difference(wrapped, plain), { message: what }).toBe('')
    expect(web.problems, what).toEqual([])
  }

  test('asks translators to leave it alone', async () => {
    expect(await wrapped.locator('html').getAttribute('translate')).toBe('no')
    expect(await wrapped.locator('meta[name="google"]').getAttribute('content')).toBe('notranslate')
  })

  test('goes on, and says what any other says', async () => {
    const { inspector, shell } = catalogues.en
    await web.send('set-mode', { lanes: [...LANES], mode: 'step' })
    await onBoth('at first', (lab) =>
      lab.page.locator('[role="radio"][aria-checked="true"]').first().waitFor(),
    )
    await web.perform(login)
    await onBoth('waiting', (lab) => lab.waiting('jwt', 'POST /login'))
    const hops = (lab: LabPage) => lab.lane('jwt').getByRole('listbox').getByRole('option')
    for (const count of [2, 3]) {
      await web.send('next-hop', { lanes: [...LANES] })
      await onBoth(`hop ${count}`, (lab) => expect.poll(() => hops(lab).count()).toBe(count))
    }
    await web.send('run-to-end', { lanes: [...LANES] })
    await onBoth('logged in', (lab) => lab.ended('jwt', 'POST /login', 200))
    await onBoth('looking back', (lab) => hops(lab).nth(1).click())
    for (const tab of ['message', 'accessToken', 'cookie', 'anyJwt'] as const) {
      await onBoth(`tab ${tab}`, (lab) => lab.openTab(tab))
    }
    await onBoth('no inspector', (lab) => lab.page.keyboard.press('Escape'))
    await onBoth('now', async (lab) => {
      await lab.page.keyboard.press('Escape')
      await lab.page
        .getByRole('button', { name: lab.text.lanes.bar.backToNow })
        .waitFor({ state: 'detached' })
    })
    await onBoth('a menu', (lab) => lab.press(shell.action.more))
    await onBoth('no menu', (lab) => lab.page.keyboard.press('Escape'))
    await onBoth('the token', (lab) => lab.openTab('accessToken'))
    await onBoth('edited', (lab) => lab.page.getByRole('button', { name: inspector.edit.start }).click())
    await onBoth('no longer edited', (lab) =>
      lab.page.getByRole('button', { name: inspector.edit.stop }).click(),
    )
    for (const locale of [...LOCALES.filter((each) => each !== 'en'), 'en'] as const) {
      await onBoth(`in ${locale}`, (lab) => chooseLanguage(lab.page, locale))
    }
    await web.send('advance-clock', { to: Date.now() + 20 * 60_000 })
    await web.send('set-mode', { lanes: [...LANES], mode: 'run' })
    await web.perform({ type: 'open-protected' })
    await onBoth('expired', (lab) => lab.ended('jwt', 'GET /protected', 401))
    await web.send('reset', { lanes: [...LANES] })
    await onBoth('reset', (lab) => lab.ready())
    await web.perform(login)
    await onBoth('logged in again', (lab) => lab.ended('jwt', 'POST /login', 200))
  })
})
