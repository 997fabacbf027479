// What is folded in a diagram, in a real browser: it opens by click and by key, and both diagrams of a page have one scale.
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Flow } from '#src/trace/flow'
import { whyNoBrowser } from '../support/browser'
import { fewStories, type Story } from '../support/every-flow'
import { maySkip } from '../support/may-skip'
import { type DiagramInBrowser, diagramInBrowser } from './diagram-in-browser'

describe.skipIf(maySkip(whyNoBrowser()))('what is folded in a diagram', () => {
  const diagram = diagramInBrowser()
  const { hops, hop, showFolded } = diagram
  let page: DiagramInBrowser['page']
  let stories: readonly Story[]
  beforeAll(async () => {
    stories = await fewStories()
  })
  beforeEach(() => {
    page = diagram.page
  })
  afterEach(() => {
    expect(diagram.problems).toEqual([])
  })

  function flowIn(title: string, suits: (flow: Flow) => boolean): Flow {
    const flow = stories.find((story) => story.title === title)?.flows.find(suits)
    if (!flow) throw new Error(`There is no such flow in ${title}`)
    return flow
  }
  const opened = () =>
    flowIn('each action', ({ started }) => started.lane === 'jwt' && started.action === 'open-protected')
  const refreshed = () =>
    flowIn('automatic refresh', ({ hops }) => hops.filter(({ hop }) => hop.kind === 'request').length === 3)
  const checks = () => page.getByRole('button', { name: '5 checks passed', exact: false })
  const size = { width: 616, height: 396 }

  test('opens at a click and at Enter, and folds again, and the focus stays', async () => {
    const flow = opened()
    await showFolded({ flow, size })
    await expect.poll(() => hops().count()).toBe(flow.hops.length - 5)
    await checks().click()
    await expect.poll(() => hops().count()).toBe(flow.hops.length)
    const fold = page.getByRole('button', { name: 'fold the 5 checks that passed' })
    expect(await fold.getAttribute('aria-expanded')).toBe('true')
    expect(await page.evaluate(() => window.diagram.picked)).toEqual([])
    await fold.focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => hops().count()).toBe(flow.hops.length - 5)
    expect(await checks().getAttribute('aria-expanded')).toBe('false')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-expanded'))).toBe('false')
    await page.keyboard.press('Space')
    await expect.poll(() => hops().count()).toBe(flow.hops.length)
  })

  test('is open while one of its hops is looked at, also after it was folded by hand', async () => {
    const flow = opened()
    const [first, second] = flow.hops.filter(({ hop }) => hop.kind === 'token-checked').map(({ seq }) => seq)
    if (first === undefined || second === undefined) throw new Error('There are no checks')
    await showFolded({ flow, size, selectedSeq: first })
    await hop(first).waitFor()
    expect(await hop(first).getAttribute('aria-selected')).toBe('true')
    await page.getByRole('button', { name: 'fold the 5 checks that passed' }).click()
    await checks().waitFor()
    await showFolded({ flow, size, selectedSeq: second })
    await expect.poll(() => hop(second).getAttribute('aria-selected')).toBe('true')
  })

  test('has an earlier exchange as its request and its answer, which says why, and opens it', async () => {
    const flow = refreshed()
    await showFolded({ flow, size })
    const answer = page.getByRole('option').filter({ hasText: '401 Token has expired' })
    expect(await answer.count()).toBe(1)
    const more = page.getByRole('button', { name: 'GET /protected: 6 more steps' })
    const before = await hops().count()
    await more.click()
    await expect.poll(() => hops().count()).toBeGreaterThan(before)
    await page.getByRole('button', { name: 'fold GET /protected to request and answer' }).click()
    await expect.poll(() => hops().count()).toBe(before)
    // Its request and its answer are hops as any other.
    await answer.click()
    expect(await page.evaluate(() => window.diagram.picked)).toHaveLength(1)
  })

  test('stands out when it failed: larger than anything else, and the answer in a box', async () => {
    const flow = flowIn(
      'rotation',
      ({ started, ended }) => started.action === 'refresh' && ended?.status === 401,
    )
    await showFolded({ flow, size })
    const sizes = await page
      .locator('section text')
      .evaluateAll((all) =>
        all.map(
          (text) =>
            [
              Number.parseFloat(getComputedStyle(text).fontSize),
              text.classList.contains('diagram-failure'),
            ] as const,
        ),
      )
    const failed = sizes.filter(([, isFailed]) => isFailed).map(([px]) => px)
    expect(failed.length).toBeGreaterThan(0)
    for (const [px, isFailed] of sizes) if (!isFailed) expect(px).toBeLessThan(Math.min(...failed))
    expect(await page.locator('.diagram-refusal .diagram-outcome').count()).toBe(2)
  })

  test('has one scale in both diagrams of a page, also when the larger one is gone', async () => {
    const [small, large] = [opened(), refreshed()]
    const low = { width: 616, height: 330 }
    const scales = () =>
      page.locator('section').evaluateAll((frames) =>
        frames.map((frame) => {
          const svg = frame.querySelector('svg')
          return svg ? svg.width.baseVal.value / svg.viewBox.baseVal.width : 0
        }),
      )
    await showFolded({ flow: small, size: low })
    await expect.poll(scales).toEqual([1])
    await showFolded({ flow: small, beside: large, size: low })
    await expect.poll(async () => (await scales()).every((scale) => scale > 0 && scale < 1)).toBe(true)
    const [one = 0, two = 1] = await scales()
    expect(one).toBeCloseTo(two, 6)
    await showFolded({ flow: small, size: low })
    await expect.poll(scales).toEqual([1])
  })
})
