// What a learner needs is inside of the window, at every width that it can have.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { MIN_SIZE } from '#main/electron/window-bounds'
import { catalogues } from '#src/i18n/catalogue'
import { LOCALES, type Locale } from '#src/i18n/languages'
import { LANES } from '#src/trace/lane'
import { maySkip } from '../support/may-skip'
import { HOSTS, type OpenedHost } from './hosts'
import { LabPage } from './lab-page'

const [inBrowser] = HOSTS

/** From the smallest window that the desktop edition has. */
const WIDTHS = Array.from({ length: 46 }, (_, index) => MIN_SIZE.width + 20 * index)
const SCREENS = [
  [1280, 720],
  [1440, 900],
  [1920, 1080],
] as const

describe.skipIf(maySkip(inBrowser.whyNot))('the page fits its window', () => {
  let host: OpenedHost

  beforeAll(async () => {
    host = await inBrowser.open()
    const lab = new LabPage(host.page)
    await lab.ready()
    await addNodes(host.page)
  })
  afterAll(() => host?.close())

  test.each(LOCALES)('with two nodes, in %s', async (locale) => {
    const { page } = host
    await inLanguage(page, locale)
    await page.getByRole('banner').getByRole('button', { name: /2/ }).first().waitFor()
    const cut: Record<number, string[]> = {}
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 })
      const names = await cutControls(page)
      if (names.length > 0) cut[width] = names
    }
    expect(cut).toEqual({})
  })

  test.each(LOCALES)('in presenter mode without a demonstration, in %s', async (locale) => {
    const { page } = host
    await inLanguage(page, locale)
    await page.keyboard.press('F5')
    await page.locator('html[data-presenter]').waitFor()
    const beside: number[] = []
    for (const [width, height] of SCREENS) {
      await page.setViewportSize({ width, height })
      beside.push(await sidewaysScroll(page))
    }
    await page.keyboard.press('F5')
    await page.locator('html:not([data-presenter])').waitFor()
    expect(beside).toEqual([0, 0, 0])
  })
})

async function inLanguage(page: Page, locale: Locale): Promise<void> {
  await page.evaluate((value) => localStorage.setItem('lab.locale', value), locale)
  await page.reload()
  await new LabPage(page, locale).ready()
}

/** Has both lanes run on two nodes. */
async function addNodes(page: Page): Promise<void> {
  const lab = new LabPage(page)
  await lab.chooseMore(catalogues.en.servers.nodes.addBoth)
  for (const lane of LANES) {
    await lab.openMenu(lane)
    await page.getByRole('group', { name: catalogues.en.servers.nodes.routing }).waitFor()
    await page.keyboard.press('Escape')
  }
}

/** The buttons of the lanes, but for chips, which scroll, that stand outside of their lane. */
function cutControls(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    // The window's new width counts from the next frame on.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    return [...document.querySelectorAll('section[data-lane]')].flatMap((lane) =>
      [...lane.querySelectorAll('button:not([aria-expanded]:not([aria-haspopup]))')]
        .filter((button) => button.getBoundingClientRect().right > lane.getBoundingClientRect().right)
        .map((button) => button.getAttribute('aria-label') ?? button.textContent ?? ''),
    )
  })
}

/** By how many pixels the page is wider than its window. */
function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    return document.documentElement.scrollWidth - document.documentElement.clientWidth
  })
}
