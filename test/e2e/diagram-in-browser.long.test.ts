import { readFile } from 'node:fs/promises'
import { beforeEach, describe, expect, test } from 'vitest'
import { sequenceDiagram } from '#src/diagram/sequence'
import { catalogues } from '#src/i18n/catalogue'
import { LOCALES } from '#src/i18n/languages'
import { LANES } from '#src/trace/lane'
import { everyHop, flowOf, HOSTILE_NAMES } from '../src/diagram/every-hop'
import { whyNoBrowser } from '../support/browser'
import { maySkip } from '../support/may-skip'
import { after, type DiagramInBrowser, diagramInBrowser, meantLabels, PROTECTED } from './diagram-in-browser'

describe.skipIf(maySkip(whyNoBrowser()))('a diagram in a real browser', () => {
  const diagram = diagramInBrowser()
  const { hops, hop, show, openAll, drawnLabels } = diagram
  let page: DiagramInBrowser['page']
  let problems: DiagramInBrowser['problems']
  beforeEach(() => {
    page = diagram.page
    problems = diagram.problems
  })

  test('draws every kind of hop on both lanes and in both languages, and breaks no rule of the page', async () => {
    for (const lane of LANES) {
      for (const locale of LOCALES) {
        const flow = flowOf(everyHop('test'), lane)
        await show({ flow, locale })
        await expect.poll(drawnLabels, { timeout: 10_000 }).toEqual(meantLabels(flow, locale))
      }
    }
    expect(problems).toEqual([])
  })

  test('shows hostile names as text and nothing else', async () => {
    for (const [title, name] of Object.entries(HOSTILE_NAMES)) {
      const flow = flowOf(everyHop(name).slice(0, 40))
      await show({ flow })
      await expect.poll(drawnLabels, { message: title, timeout: 10_000 }).toEqual(meantLabels(flow, 'en'))
      const elements = await page
        .locator('section svg *')
        .evaluateAll((all) => [...new Set(all.map((element) => element.tagName))].toSorted())
      expect(elements, title).toEqual(['g', 'line', 'path', 'rect', 'text'])
    }
    expect(problems).toEqual([])
  })

  test('names the participants, and the one who sent an external request', async () => {
    const names = () => page.locator('section svg').first().locator('text').allTextContents()
    await show({ flow: flowOf(everyHop('test').slice(0, 1), 'session') })
    expect(await names()).toEqual(['Front End', 'Back End', 'Session store'])
    await show({ flow: flowOf(everyHop('test').slice(10, 12), 'jwt', 'external'), locale: 'zh-TW' })
    expect(await names()).toEqual(['外部用戶端', '後端', '黑名單'])
  })

  test('picks the hop that is clicked, on its label as on its arrow', async () => {
    await show({ flow: PROTECTED, size: { width: 640, height: 3000 } })
    for (const { seq } of PROTECTED.hops) {
      await hop(seq).locator('text').first().click()
      await hop(seq).locator('.diagram-arrow, .diagram-note').first().click({ force: true })
    }
    const picked = await page.evaluate(() => window.diagram.picked)
    expect(picked).toEqual(PROTECTED.hops.flatMap(({ seq }) => [seq, seq]))
  })

  test('lets the keyboard reach one hop, and pick it', async () => {
    await show({ flow: PROTECTED, selectedSeq: 4 })
    expect(await hops().evaluateAll((all) => all.filter((each) => each.tabIndex === 0).length)).toBe(1)
    await hop(4).focus()
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => window.diagram.picked)).toEqual([4])
    await show({ flow: PROTECTED, selectedSeq: 5 })
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-seq'))).toBe('5')
  })

  test('lights the selected hop and no other, and says so', async () => {
    await show({ flow: PROTECTED, selectedSeq: 3 })
    expect(await page.getByRole('option', { selected: true }).count()).toBe(1)
    expect(await hop(3).getAttribute('aria-selected')).toBe('true')
    const ground = (seq: number) =>
      hop(seq)
        .locator('.diagram-ground')
        .evaluate((rect) => getComputedStyle(rect).fill)
    expect(await ground(3)).not.toBe(await ground(4))
  })

  test('draws the hops from top to bottom, and moves none of them when the next comes', async () => {
    const places = () =>
      hops().evaluateAll((all) => all.map((each) => each.getBoundingClientRect()).map(({ x, y }) => [x, y]))
    let before: number[][] = []
    for (let count = 1; count <= 8; count += 1) {
      await show({ flow: after(PROTECTED, count), size: { width: 640, height: 2000 } })
      const now = await places()
      expect(now.slice(0, before.length)).toEqual(before)
      expect(now.map(([, y]) => y)).toEqual(now.map(([, y]) => y).toSorted((a = 0, b = 0) => a - b))
      before = now
    }
  })

  test('fits a lane of 494 pixels, as in a window of 1024, each participant at the same place in each flow', async () => {
    const centers = new Set<string>()
    for (const lane of LANES) {
      for (const locale of LOCALES) {
        for (const some of [everyHop('test').slice(0, 12), everyHop('test').slice(12), everyHop('alice')]) {
          await show({ flow: flowOf(some, lane), locale, size: { width: 494, height: 9_000 } })
          const frame = page.locator('section')
          expect(await frame.evaluate(({ scrollWidth }) => scrollWidth)).toBeLessThanOrEqual(494)
          const lifelines = await frame
            .locator('svg')
            .first()
            .locator('.diagram-lifeline')
            .evaluateAll((lines) => lines.map((line) => line.getAttribute('x1')))
          centers.add(lifelines.join())
        }
      }
    }
    expect([...centers]).toHaveLength(1)
  })

  test('keeps the elements of the hops that were there, so that nothing flickers', async () => {
    await show({ flow: after(PROTECTED, 3) })
    await hops().evaluateAll((all) => {
      for (const each of all) each.setAttribute('data-was-there', '')
    })
    await show({ flow: after(PROTECTED, 4) })
    expect(await page.locator('[data-was-there]').count()).toBe(3)
  })

  test('shows the last of many hops that come at once', async () => {
    await page.evaluate((flow) => {
      for (let count = 0; count <= flow.hops.length; count += 1)
        window.diagram.show({ flow: { ...flow, hops: flow.hops.slice(0, count) } })
    }, PROTECTED)
    await openAll(PROTECTED)
    expect(await drawnLabels()).toEqual(meantLabels(PROTECTED, 'en'))
  })

  test('keeps the actors’ boxes and the hop that counts in sight', async () => {
    const size = { width: 640, height: 260 }
    const tops = () =>
      page.evaluate(() => {
        const frame = document.querySelector('section')
        const head = frame?.querySelector('svg')
        if (!frame || !head) throw new Error('There is no diagram')
        return head.getBoundingClientRect().top - frame.getBoundingClientRect().top
      })
    const inFrame = (seq: number) =>
      hop(seq).evaluate((element) => {
        const frame = element.closest('section')?.getBoundingClientRect()
        const head = element.closest('section')?.querySelector('svg')?.getBoundingClientRect()
        const { top, bottom } = element.getBoundingClientRect()
        return frame !== undefined && head !== undefined && top >= head.bottom && bottom <= frame.bottom
      })
    const last = PROTECTED.hops.at(-1)?.seq ?? 0
    await show({ flow: PROTECTED, size })
    await expect.poll(() => inFrame(last)).toBe(true)
    expect(await tops()).toBeCloseTo(0, 0)
    await show({ flow: PROTECTED, size, selectedSeq: 2 })
    await expect.poll(() => inFrame(2)).toBe(true)
    await show({ flow: PROTECTED, size, selectedSeq: last })
    await expect.poll(() => inFrame(last)).toBe(true)
    expect(await tops()).toBeCloseTo(0, 0)
  })

  test('takes on another theme without drawing anew', async () => {
    const colour = () =>
      page
        .locator('.diagram-text')
        .first()
        .evaluate((text) => getComputedStyle(text).fill)
    await show({ flow: PROTECTED })
    const light = await colour()
    await show({ flow: PROTECTED, theme: 'dark' })
    expect(await colour()).not.toBe(light)
  })

  test('tells a refusal apart by more than its colour', async () => {
    await show({ flow: flowOf(everyHop('test').filter(({ kind }) => kind === 'response')) })
    const crosses = await page.locator('.diagram-refusal .diagram-arrow-cross').count()
    expect(crosses).toBe(await page.locator('.diagram-refusal').count())
    expect(crosses).toBeGreaterThan(0)
  })

  test('makes an SVG that stands alone: its own colours, all labels, no script', async () => {
    for (const name of ['test', HOSTILE_NAMES.markup ?? '', HOSTILE_NAMES.control ?? '']) {
      const flow = flowOf(everyHop(name).slice(0, 30), 'session')
      const svg = await page.evaluate((what) => window.diagram.svg(what), { flow, theme: 'dark' } as const)
      expect(svg).not.toMatch(/var\(|<script|<foreignObject|<img/)
      const read = await page.evaluate((source) => {
        const parsed = new DOMParser().parseFromString(source, 'image/svg+xml')
        return {
          root: parsed.documentElement.localName,
          errors: parsed.querySelectorAll('parsererror').length,
          texts: parsed.querySelectorAll('text').length,
        }
      }, svg)
      expect(read).toMatchObject({ root: 'svg', errors: 0 })
      expect(read.texts).toBeGreaterThanOrEqual(flow.hops.length + 3)
    }
  })

  test('makes a PNG with two pixels for each of the drawing’s', async () => {
    const shown = { flow: PROTECTED } as const
    const svg = await page.evaluate((what) => window.diagram.svg(what), shown)
    const png = await page.evaluate((what) => window.diagram.png(what), shown)
    const width = Number(/ width="([\d.]+)"/.exec(svg)?.[1])
    expect(png.type).toBe('image/png')
    expect(png.width).toBe(Math.floor(width) * 2)
    expect(problems).toEqual([])
  })

  test('saves pictures under the name of the flow, and copies the source', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await show({ flow: PROTECTED })
    for (const [label, name] of [
      ['Save as SVG', 'jwt-1-get-protected.svg'],
      ['Save as PNG', 'jwt-1-get-protected.png'],
    ] as const) {
      const saving = page.waitForEvent('download')
      await page.getByRole('button', { name: 'Save' }).click()
      await page.getByRole('menuitem', { name: label }).click()
      const download = await saving
      expect(download.suggestedFilename()).toBe(name)
      expect((await readFile(await download.path())).length).toBeGreaterThan(1_000)
    }
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('menuitem', { name: 'Copy the mermaid source' }).click()
    await page.getByRole('status').getByText('Copied').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      sequenceDiagram(PROTECTED, 'jwt', catalogues.en).source,
    )
  })
})
