// What stands beside a flow's hops in its diagram: notes of the clock and of acts, several nodes, the attacker.

import type { Locator } from 'playwright-core'
import { beforeEach, describe, expect, test } from 'vitest'
import { diagramLines } from '#src/diagram/text-alternative'
import { catalogues } from '#src/i18n/catalogue'
import { LOCALES } from '#src/i18n/languages'
import type { Flow } from '#src/trace/flow'
import { LANES } from '#src/trace/lane'
import { withActs } from '../src/diagram/every-act'
import { everyHop, flowOf, withClock } from '../src/diagram/every-hop'
import { whyNoBrowser } from '../support/browser'
import { maySkip } from '../support/may-skip'
import {
  after,
  type DiagramInBrowser,
  diagramInBrowser,
  inWords,
  meantLabels,
  PROTECTED,
} from './diagram-in-browser'

/** A flow whose request went to the second of two nodes. */
function onSecondNode(flow: Flow, ownStores: boolean): Flow {
  const place = { node: 2, ...(ownStores && { store: 2 }) }
  return {
    ...flow,
    started: { ...flow.started, nodes: [1, 2], ...(ownStores && { ownStores }) },
    hops: flow.hops.map((event, index) => (index === 0 ? event : { ...event, ...place })),
  }
}

describe.skipIf(maySkip(whyNoBrowser()))('the scene of a diagram in a real browser', () => {
  const diagram = diagramInBrowser()
  const { hops, show, drawnLabels } = diagram
  let page: DiagramInBrowser['page']
  let problems: DiagramInBrowser['problems']
  beforeEach(() => {
    page = diagram.page
    problems = diagram.problems
  })

  test('draws what was done to the clock across the diagram, and nobody can pick it', async () => {
    const hopsOf = PROTECTED.hops.slice(0, 3).map((event) => event.hop)
    const moves = [
      { after: 1, movedMs: 86_400_000 - 1_000 },
      { after: 1, rate: 600 },
      { after: 3, paused: true },
    ] as const
    const size = { width: 494, height: 900 }
    const lifelines = () =>
      page
        .locator('section svg')
        .first()
        .locator('line')
        .evaluateAll((lines) => lines.map((line) => line.getAttribute('x1')))
    await show({ flow: flowOf(hopsOf), size })
    const before = await lifelines()
    for (const locale of LOCALES) {
      const flow = withClock(hopsOf, moves)
      await show({ flow, locale, size })
      const notes = page.locator('section g:has(> .diagram-divider)')
      await expect.poll(() => notes.count(), { timeout: 10_000 }).toBe(2)
      const said = await notes.evaluateAll((all) =>
        all.map((note) => [...note.querySelectorAll('text')].map((text) => text.textContent).join(' ')),
      )
      const lines = diagramLines(flow, 'jwt', catalogues[locale])
      expect(said.map(inWords)).toEqual([lines[1], lines[4]])
      const frame = page.locator('section')
      expect(await frame.evaluate(({ scrollWidth }) => scrollWidth)).toBeLessThanOrEqual(494)
      expect(await lifelines()).toEqual(before)
      const tops = (locator: Locator) =>
        locator.evaluateAll((all) => all.map((each) => each.getBoundingClientRect().top))
      const [first = 0, second = 0, third = 0] = await tops(hops())
      const [moved = 0, paused = 0] = await tops(notes)
      expect([first, moved, second, third, paused]).toEqual(
        [first, moved, second, third, paused].toSorted((a, b) => a - b),
      )
      await notes.first().click()
      expect(await page.evaluate(() => window.diagram.picked)).toEqual([])
      const svg = await page.evaluate((what) => window.diagram.svg(what), { flow, locale } as const)
      expect(svg.split('diagram-divider-pill"')).toHaveLength(3)
      expect(svg).not.toContain('var(')
    }
    expect(problems).toEqual([])
  })

  test('draws two nodes and the store of each, within a lane of 680 pixels, and every hop at its place', async () => {
    const picked = everyHop('test').filter(({ kind }) => !/^(family|spent|allowlist|version)-/.test(kind))
    for (const [ownStores, width] of [
      [false, 500],
      [true, 680],
    ] as const) {
      for (const lane of LANES) {
        for (const locale of LOCALES) {
          const flow = onSecondNode(flowOf(picked.slice(0, 40), lane), ownStores)
          await show({ flow, locale, size: { width, height: 500 } })
          await expect.poll(drawnLabels, { timeout: 10_000 }).toEqual(meantLabels(flow, locale))
          const frame = page.locator('section')
          expect(await frame.evaluate(({ scrollWidth }) => scrollWidth)).toBeLessThanOrEqual(width)
          const boxes = await frame
            .locator('svg')
            .first()
            .locator('.diagram-box')
            .evaluateAll((all) =>
              all.map((box) => box.getBoundingClientRect()).map(({ left, right }) => [left, right] as const),
            )
          expect(boxes).toHaveLength(ownStores ? 5 : 4)
          // No box reaches into the next one.
          for (const [index, [left]] of boxes.entries())
            expect(left).toBeGreaterThan(boxes[index - 1]?.[1] ?? Number.NEGATIVE_INFINITY)
        }
      }
    }
    const names = await page.locator('section svg').first().locator('text').allTextContents()
    expect(names).toEqual(['前端', '節點 1', '節點 2', '黑名單 1', '黑名單 2'])
    expect(problems).toEqual([])
  })

  test('moves nothing while a flow on two nodes grows and something is done beside it', async () => {
    const size = { width: 680, height: 9_000 }
    const lifelines = () =>
      page
        .locator('section svg')
        .first()
        .locator('.diagram-lifeline')
        .evaluateAll((lines) => lines.map((line) => line.getAttribute('x1')))
    const whole = onSecondNode(PROTECTED, true)
    await show({ flow: after(whole, 1), size })
    const first = await lifelines()
    await show({ flow: whole, size })
    expect(await lifelines()).toEqual(first)
    const acts = withActs(whole, [
      { kind: 'credentials-stolen', names: ['access_token', 'refresh_token'] },
      { kind: 'tokens-revoked', sub: 'test', jtis: ['48c6be48-b05c'], everything: false },
    ])
    await show({ flow: acts, size })
    await expect.poll(() => page.locator('.diagram-divider').count(), { timeout: 10_000 }).toBe(2)
    expect(await lifelines()).toEqual(first)
  })

  test('draws what was done beside the requests apart from the clock, and nobody can pick it', async () => {
    const moved = withClock(
      PROTECTED.hops.slice(0, 2).map(({ hop }) => hop),
      [{ after: 2, movedMs: 60_000 }],
    )
    const flow = withActs({ ...moved, hops: moved.hops }, [
      { kind: 'revocation-set', enabled: true, strategy: 'blocklist' },
      { kind: 'credentials-stolen', names: ['access_token'] },
    ])
    const later = { ...flow, acts: flow.acts.map((act) => ({ ...act, seq: act.seq + 10 })) }
    for (const [locale, theme] of [
      ['en', 'light'],
      ['zh-TW', 'dark'],
    ] as const) {
      await show({ flow: later, locale, theme, size: { width: 500, height: 900 } })
      const notes = page.locator('section g:has(> .diagram-divider)')
      await expect.poll(() => notes.count(), { timeout: 10_000 }).toBe(3)
      const said = await notes.evaluateAll((all) =>
        all.map((note) => [...note.querySelectorAll('text')].map((text) => text.textContent).join(' ')),
      )
      expect(said.map(inWords)).toEqual(diagramLines(later, 'jwt', catalogues[locale]).slice(-3))
      const signs = await notes
        .locator('.diagram-sign')
        .evaluateAll((all) => all.map((sign) => sign.getAttribute('d')))
      expect(new Set(signs)).toHaveLength(3)
      const fills = await notes
        .locator('.diagram-divider-pill')
        .evaluateAll((all) => all.map((pill) => getComputedStyle(pill).fill))
      expect(new Set(fills)).toHaveLength(3)
      await notes.last().click()
      expect(await page.evaluate(() => window.diagram.picked)).toEqual([])
    }
    const svg = await page.evaluate((what) => window.diagram.svg(what), { flow: later } as const)
    for (const tone of ['clock', 'act', 'danger'])
      expect(svg.split(`class="diagram-${tone}"`), tone).toHaveLength(2)
    expect(problems).toEqual([])
  })

  test('tells the attacker apart by a sign as well as by colour', async () => {
    const flow = { ...PROTECTED, started: { ...PROTECTED.started, actor: 'attacker' as const } }
    await show({ flow })
    const head = page.locator('section svg').first()
    expect(await head.locator('.diagram-danger .diagram-sign').count()).toBe(1)
    expect(await head.locator('text').first().textContent()).toBe('Attacker')
    const fills = await head
      .locator('.diagram-box')
      .evaluateAll((all) => all.map((box) => getComputedStyle(box).fill))
    expect(fills[0]).not.toBe(fills[1])
    await show({ flow: PROTECTED })
    expect(await page.locator('.diagram-danger').count()).toBe(0)
  })
})
