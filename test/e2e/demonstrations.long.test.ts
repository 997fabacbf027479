// Each demonstration as an instructor gives it: from the menu, over the last step, to what the servers really answered.
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { DEMONSTRATIONS, type DemonstrationId } from '#src/contract/demonstrations'
import { catalogues } from '#src/i18n/catalogue'
import type { Locale } from '#src/i18n/languages'
import { LANES, type LaneId } from '#src/trace/lane'
import { expectAccessible } from '../support/axe'
import { maySkip } from '../support/may-skip'
import { HOSTS, type OpenedHost } from './hosts'
import { LabPage } from './lab-page'
import { expectAccessibleInTurn } from './languages'

const { demos, shell } = catalogues.en

type Answer = readonly [lane: LaneId, who: 'attacker' | 'front-end', request: string, status: number]
type Shown = readonly [lane: LaneId, request: string, status: number]

/** What each demonstration has to show: the answers in its bar, and the newest request of each lane with its outcome. */
const SHOWN: Readonly<Record<DemonstrationId, { answers: Answer[]; lanes: Shown[]; cure?: Answer[] }>> = {
  'logout-does-not-kill': {
    answers: [
      ['session', 'attacker', 'GET /protected', 401],
      ['jwt', 'attacker', 'GET /protected', 200],
    ],
    lanes: [
      ['session', 'GET /protected', 401],
      ['jwt', 'GET /protected', 200],
    ],
  },
  'blacklist-on': {
    answers: [['jwt', 'attacker', 'GET /protected', 401]],
    lanes: [['jwt', 'GET /protected', 401]],
  },
  'forgotten-refresh-token': {
    answers: [
      ['jwt', 'attacker', 'POST /refresh', 200],
      ['jwt', 'attacker', 'GET /protected', 200],
    ],
    lanes: [['jwt', 'POST /refresh', 200]],
    cure: [['jwt', 'attacker', 'POST /refresh', 401]],
  },
  'restart-forgets': {
    answers: [
      ['session', 'front-end', 'GET /protected', 401],
      ['jwt', 'attacker', 'GET /protected', 200],
    ],
    lanes: [
      ['session', 'GET /protected', 401],
      ['jwt', 'GET /protected', 200],
    ],
    cure: [
      ['session', 'front-end', 'GET /protected', 200],
      ['jwt', 'attacker', 'GET /protected', 401],
    ],
  },
  'second-node': {
    answers: [
      ['session', 'front-end', 'GET /protected', 401],
      ['jwt', 'front-end', 'GET /protected', 200],
    ],
    lanes: [
      ['session', 'GET /protected', 401],
      ['jwt', 'GET /protected', 200],
    ],
    cure: [['session', 'front-end', 'GET /protected', 200]],
  },
  'stolen-refresh-token': {
    answers: [
      ['jwt', 'attacker', 'POST /refresh', 401],
      ['jwt', 'front-end', 'POST /refresh', 401],
    ],
    lanes: [['jwt', 'POST /refresh', 401]],
  },
  'one-time-link': {
    answers: [['jwt', 'front-end', 'GET /download', 401]],
    lanes: [['jwt', 'GET /download', 401]],
  },
}

class DemonstrationPage {
  readonly page: Page
  readonly lab: LabPage

  constructor(page: Page) {
    this.page = page
    this.lab = new LabPage(page)
  }

  bar() {
    return this.page.getByRole('region', { name: demos.landmark, exact: true })
  }

  button(name: string) {
    return this.bar().getByRole('button', { name, exact: true })
  }

  async stage(id: DemonstrationId): Promise<void> {
    await this.page.getByRole('button', { name: demos.menu, exact: true }).click()
    const place = DEMONSTRATIONS.indexOf(id) + 1
    await this.page.getByRole('menuitem', { name: `${place}. ${demos.stories[id].name}` }).click()
    await this.button(demos.toQuestion).waitFor()
  }

  /** Asks the question, takes the last step, and returns the answers of the servers that the bar then shows. */
  async askAndPress(id: DemonstrationId): Promise<string[]> {
    await this.button(demos.toQuestion).click()
    await this.bar().getByText(demos.stories[id].ask).waitFor()
    return this.press(demos.stories[id].press)
  }

  async press(name: string): Promise<string[]> {
    await this.button(name).click()
    await this.button(demos.toAnswer).waitFor()
    return this.bar().getByRole('list', { name: demos.answered }).getByRole('listitem').allTextContents()
  }

  async showAnswer(answer: string): Promise<void> {
    expect(await this.bar().textContent()).not.toContain(plainStart(answer))
    await this.button(demos.toAnswer).click()
    await this.bar().getByText(plainStart(answer)).waitFor()
  }
}

/** The beginning of a text up to where code is set apart. */
function plainStart(text: string): string {
  return text.split('`')[0]?.trim() ?? text
}

/** The answers as the bar tells them, in whatever order the lanes were asked. */
function inWords(answers: readonly Answer[]): string[] {
  return answers
    .map(([lane, who, request, status]) => `${shell.brand[lane]}${demos.by[who]} ${request}${status}`)
    .sort()
}

/** All texts on the screen that are smaller than so many pixels, with their size. */
function smallTexts(page: Page, leastPx: number): Promise<string[]> {
  return page.evaluate((least) => {
    const small: string[] = []
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const element = node.parentElement
      const text = node.textContent?.trim()
      if (!element || !text || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
        continue
      const { width, height } = element.getBoundingClientRect()
      if (width < 2 || height < 2) continue
      const zoom = (element as Element & { currentCSSZoom?: number }).currentCSSZoom ?? 1
      const size = Number.parseFloat(getComputedStyle(element).fontSize) * zoom
      if (size < least) small.push(`${text}: ${size}`)
    }
    return small
  }, leastPx)
}

describe.each(HOSTS)('a demonstration in $name', ({ name, whyNot, open }) => {
  describe.skipIf(maySkip(whyNot))('of the lab', () => {
    let host: OpenedHost
    let shown: DemonstrationPage
    const problems: string[] = []

    beforeAll(async () => {
      host = await open()
      host.page.on('pageerror', (error) => problems.push(error.message))
      shown = new DemonstrationPage(host.page)
      await shown.lab.ready()
    })
    afterAll(async () => {
      await host?.close()
      expect(problems).toEqual([])
    })

    // In Electron the way is the same one: one that asks both servers stands for all.
    const given = name === 'Electron' ? (['restart-forgets'] as const) : DEMONSTRATIONS

    test.each(given)('%s shows what the servers really answer', async (id) => {
      const { answers, lanes, cure } = SHOWN[id]
      const story = demos.stories[id]
      await shown.stage(id)
      await expectAccessibleInTurn(host.page, `${id}, staged`)
      expect((await shown.askAndPress(id)).sort()).toEqual(inWords(answers))
      await expectAccessibleInTurn(host.page, `${id}, answered by the servers`)
      for (const [lane, request, status] of lanes) await shown.lab.ended(lane, request, status)
      await shown.showAnswer(story.answer)
      await expectAccessibleInTurn(host.page, `${id}, answered`)
      const cured = story.cure
      if (!cure || !cured) return
      expect((await shown.press(cured.press)).sort()).toEqual(inWords(cure))
      await shown.showAnswer(cured.answer)
    })

    test('is paced by a clicker alone, forth and back, and is where it was after a reload', async () => {
      const { page } = host
      const story = demos.stories['logout-does-not-kill']
      const at = (name: string) => shown.button(name).waitFor()
      await shown.stage('logout-does-not-kill')
      await page.keyboard.press('PageDown')
      await at(story.press)
      await page.getByRole('textbox', { name: demos.handsFor({ answer: story.answers.jwt }) }).fill('17')
      await page.keyboard.press('PageDown')
      await at(demos.toAnswer)
      await page.reload()
      await at(demos.toAnswer)
      await page.keyboard.press('PageDown')
      await shown
        .bar()
        .getByText(demos.hands({ count: 17 }))
        .waitFor()
      await page.keyboard.press('PageUp')
      await at(demos.toAnswer)
      await page.keyboard.press('PageUp')
      await at(story.press)
      await page.keyboard.press('PageUp')
      await at(demos.toQuestion)
      await page.keyboard.down('n')
      await page.getByRole('complementary', { name: demos.notes }).getByText(story.say).waitFor()
      await page.keyboard.up('n')
      await page.getByRole('complementary', { name: demos.notes }).waitFor({ state: 'detached' })
      await shown.button(demos.close).click()
      await shown.bar().waitFor({ state: 'detached' })
    })

    test('has its notes in a second window, which paces it too', async () => {
      await shown.stage('second-node')
      const opened = host.page.context().waitForEvent('page')
      await shown.button(demos.notes).click()
      const notes = await opened
      await notes.getByText(demos.stories['second-node'].say).waitFor()
      expect(new URL(notes.url()).pathname).toBe('/notes')
      if (name !== 'Electron') await expectAccessible(notes, 'the notes')
      await notes.keyboard.press('PageDown')
      await shown.button(demos.stories['second-node'].press).waitFor()
      await shown.button(demos.close).click()
      await notes.getByText(demos.runningOrder).waitFor()
      await notes.close()
    })

    test('says that a reset has ended it, and closes', async () => {
      await shown.stage('restart-forgets')
      await shown.lab.reset()
      await shown.bar().getByText(demos.ended.reset).waitFor()
      await host.page.reload()
      await shown.bar().getByText(demos.secondLab).waitFor()
      expect(await shown.bar().textContent()).not.toContain(demos.ended.reset)
      await shown.button(demos.close).click()
      await shown.bar().waitFor({ state: 'detached' })
    })

    test('F5 shows it to a class and loads nothing anew; Escape goes back', async () => {
      await host.page.evaluate(() => document.body.setAttribute('data-loaded-once', ''))
      await host.page.keyboard.press('F5')
      await host.page.locator('html[data-presenter]').waitFor()
      await host.page.keyboard.press('Escape')
      await host.page.locator('html:not([data-presenter])').waitFor()
      expect(await host.page.locator('body[data-loaded-once]').count()).toBe(1)
    })
  })
})

describe.skipIf(maySkip(HOSTS[0]?.whyNot ?? null))('presenter mode in a browser', () => {
  let host: OpenedHost
  let shown: DemonstrationPage

  beforeAll(async () => {
    host = await openBrowser()
    shown = new DemonstrationPage(host.page)
    await shown.lab.ready()
  })
  afterAll(() => host?.close())
  beforeEach(async () => {
    await host.page.setViewportSize({ width: 1280, height: 720 })
  })

  test('is large only when it is on, and is still on after the page was loaded again', async () => {
    expect((await smallTexts(host.page, 20)).length).toBeGreaterThan(20)
    await host.page.keyboard.press('F5')
    await host.page.locator('html[data-presenter]').waitFor()
    await host.page.reload()
    await host.page.locator('html[data-presenter]').waitFor()
  })

  test.each(DEMONSTRATIONS)(
    '%s has no text below 20 pixels, and the hops that count in sight',
    async (id) => {
      await shown.stage(id)
      expect(await smallTexts(host.page, 20)).toEqual([])
      await shown.askAndPress(id)
      expect(await smallTexts(host.page, 20)).toEqual([])
      await expect.poll(() => lanesWithHiddenHop(host.page)).toEqual([])
      expect(await cutDiagrams(host.page)).toEqual([])
      await shown.showAnswer(demos.stories[id].answer)
      expect(await smallTexts(host.page, 20)).toEqual([])
      await expect.poll(() => lanesWithHiddenHop(host.page)).toEqual([])
    },
  )

  test.each(['en', 'zh-TW'] as const)(
    'and the ordinary page have one top bar of one row in %s',
    async (locale) => {
      await inLanguage(host.page, locale)
      const height = () => host.page.getByRole('banner').evaluate((bar) => bar.getBoundingClientRect().height)
      expect(await height()).toBeLessThan(70)
      await host.page.keyboard.press('F5')
      expect(await height()).toBeLessThan(60)
      await host.page.keyboard.press('F5')
      await inLanguage(host.page, 'en')
    },
  )
})

describe.skipIf(maySkip(HOSTS[0]?.whyNot ?? null))('a demonstration in a small window', () => {
  let host: OpenedHost
  let shown: DemonstrationPage

  beforeAll(async () => {
    host = await openBrowser()
    shown = new DemonstrationPage(host.page)
    await shown.lab.ready()
    await host.page.setViewportSize({ width: 1280, height: 800 })
  })
  afterAll(() => host?.close())

  test('leaves each diagram room for all of it, and the actions where they are', async () => {
    const { page } = host
    await shown.stage('logout-does-not-kill')
    await shown.askAndPress('logout-does-not-kill')
    for (const lane of LANES) await expect.poll(() => hopsOutOfSight(page, lane)).toBe(0)
    await page.setViewportSize({ width: 1024, height: 640 })
    expect(await shown.lab.actions().isVisible()).toBe(true)
    await shown.button(demos.close).click()
    expect(await shown.lab.actions().isVisible()).toBe(true)
  })
})

/** How many hops of a lane's diagram can't be seen whole, below the boxes at its head. */
function hopsOutOfSight(page: Page, lane: LaneId): Promise<number> {
  return page
    .locator(`section[data-lane="${lane}"] [role="listbox"]`)
    .locator('xpath=ancestor::section[1]')
    .evaluate((frame) => {
      const { bottom } = frame.getBoundingClientRect()
      const head = frame.querySelector('svg')?.getBoundingClientRect().bottom ?? 0
      return [...frame.querySelectorAll('[role="option"]')]
        .map((hop) => hop.getBoundingClientRect())
        .filter((box) => box.top <= head - 2 || box.bottom >= bottom + 2).length
    })
}

/** Sets the language as the page keeps it, and loads the page again. */
/** Opens the lab in the browser: what these tests look at is the same in both hosts. */
function openBrowser(): Promise<OpenedHost> {
  const [browser] = HOSTS
  if (!browser) throw new Error('There is no host')
  return browser.open()
}

async function inLanguage(page: Page, locale: Locale): Promise<void> {
  await page.evaluate((value) => localStorage.setItem('lab.locale', value), locale)
  await page.reload()
  await page.getByRole('button', { name: catalogues[locale].demos.menu, exact: true }).waitFor()
}

/** The lanes whose hop that counts, the one at which a flow has failed or else the current one, can't be seen whole. */
function lanesWithHiddenHop(page: Page): Promise<string[]> {
  return page.evaluate(
    (lanes) =>
      lanes.filter((lane) => {
        const hops = [...document.querySelectorAll(`section[data-lane="${lane}"] [role="option"]`)]
        const hop =
          hops.find((each) => each.querySelector('.diagram-failure')) ??
          hops.find((each) => each.getAttribute('aria-selected') === 'true')
        if (!hop?.checkVisibility({ visibilityProperty: true })) return false
        const frame = hop.closest('section')
        const box = hop.getBoundingClientRect()
        const sight = frame?.getBoundingClientRect()
        if (!sight) return true
        return (
          box.top < sight.top - 1 ||
          box.bottom > sight.bottom + 1 ||
          box.left < sight.left - 1 ||
          box.right > sight.right + 1
        )
      }),
    [...LANES],
  )
}

/** The lanes whose diagram is wider than its place. */
function cutDiagrams(page: Page): Promise<string[]> {
  return page.evaluate(
    (lanes) =>
      lanes.filter((lane) => {
        const frame = document
          .querySelector(`section[data-lane="${lane}"] [role="listbox"]`)
          ?.closest('section')
        return (
          frame?.checkVisibility({ visibilityProperty: true }) && frame.scrollWidth > frame.clientWidth + 1
        )
      }),
    [...LANES],
  )
}
