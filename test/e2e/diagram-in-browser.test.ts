import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import type { Browser, Locator, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startWebServer, type WebServer } from '#main/web/web-server'
import { sequenceDiagram } from '#src/diagram/sequence'
import { diagramLines } from '#src/diagram/text-alternative'
import { catalogues, LOCALES } from '#src/i18n/catalogue'
import type { Flow } from '#src/trace/flow'
import { LANES } from '#src/trace/lane'
import { withActs } from '../src/diagram/every-act'
import { everyHop, flowOf, HOSTILE_NAMES, withClock } from '../src/diagram/every-hop'
import { launchBrowser, whyNoBrowser } from '../support/browser'
import { maySkip } from '../support/may-skip'
import { scriptedLab } from '../support/scripted-lab'
import type { Shown } from './diagram-page/page'

/** The hops of a request to a protected route, as the JWT lane has them. */
const PROTECTED: Flow = flowOf(
  everyHop('test').filter(({ kind }) =>
    ['credential-attached', 'request', 'token-checked', 'blocklist-asked', 'response'].includes(kind),
  ),
)

/** The part of a flow that has happened after some hops. */
function after(flow: Flow, count: number): Flow {
  return { ...flow, hops: flow.hops.slice(0, count) }
}

/** A flow whose request went to the second of two nodes. */
function onSecondNode(flow: Flow, ownStores: boolean): Flow {
  const place = { node: 2, ...(ownStores && { store: 2 }) }
  return {
    ...flow,
    started: { ...flow.started, nodes: [1, 2], ...(ownStores && { ownStores }) },
    hops: flow.hops.map((event, index) => (index === 0 ? event : { ...event, ...place })),
  }
}

/** What a diagram's source says, label by label, as a reader should see it. */
function meantLabels(flow: Flow, locale: keyof typeof catalogues): string[] {
  const { source } = sequenceDiagram(flow, flow.started.lane, catalogues[locale])
  return source
    .trim()
    .split('\n')
    .filter((line) => !/^(sequenceDiagram|\s*participant )/.test(line))
    .map((line) => line.slice(line.indexOf(': ') + 2))
    .map((label) => inWords(label.replace(/#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))))
}

/** Blanks and line breaks as one. */
function inWords(text: string): string {
  return text.split(/\s+/).filter(Boolean).join(' ')
}

describe.skipIf(maySkip(whyNoBrowser()))('a diagram in a real browser', () => {
  let siteRoot: string
  let browser: Browser
  let server: WebServer
  let page: Page
  let problems: string[]

  beforeAll(async () => {
    siteRoot = await mkdtemp(join(tmpdir(), 'lab-diagram-'))
    await build({
      configFile: false,
      root: join(import.meta.dirname, 'diagram-page'),
      base: './',
      plugins: [react()],
      logLevel: 'error',
      build: { outDir: siteRoot, emptyOutDir: true, chunkSizeWarningLimit: 4_000 },
    })
    browser = await launchBrowser()
    server = await startWebServer({ lab: scriptedLab().lab, siteRoot, key: 'key' })
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
    await rm(siteRoot, { recursive: true })
  })

  beforeEach(async () => {
    page = await browser.newPage({ reducedMotion: 'reduce' })
    problems = []
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text())
    })
    page.on('pageerror', (error) => problems.push(error.message))
    page.on('dialog', (dialog) => {
      problems.push(`dialog ${dialog.message()}`)
      void dialog.dismiss()
    })
    await page.goto(server.url)
    await page.waitForFunction(() => window.diagram !== undefined)
  })
  afterEach(async () => {
    await page.close()
  })

  const hops = (): Locator => page.getByRole('option')
  const hop = (seq: number): Locator => page.locator(`[data-seq="${seq}"]`)

  /** Shows a flow and waits until all its hops are drawn. */
  async function show(shown: Shown): Promise<void> {
    await page.evaluate((what) => window.diagram.show(what), shown)
    const last = shown.flow.hops.at(-1)
    if (last) await hop(last.seq).waitFor()
    await expect.poll(() => hops().count(), { timeout: 10_000 }).toBe(shown.flow.hops.length)
  }

  async function drawnLabels(): Promise<string[]> {
    const labels = await hops().evaluateAll((groups) =>
      groups.map((group) => [...group.querySelectorAll('text')].map((text) => text.textContent).join(' ')),
    )
    return labels.map(inWords)
  }

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
          await show({ flow: flowOf(some, lane), locale, size: { width: 494, height: 300 } })
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
    const size = { width: 680, height: 900 }
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
    expect(svg.split('class="diagram-act')).toHaveLength(3)
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

  test('shows the last of many hops that come at once', async () => {
    await page.evaluate((flow) => {
      for (let count = 0; count <= flow.hops.length; count += 1)
        window.diagram.show({ flow: { ...flow, hops: flow.hops.slice(0, count) } })
    }, PROTECTED)
    await expect.poll(() => hops().count(), { timeout: 10_000 }).toBe(PROTECTED.hops.length)
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
    const crosses = await page.locator('.diagram-refusal path.diagram-arrow').count()
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
      await page.getByRole('button', { name: label }).click()
      const download = await saving
      expect(download.suggestedFilename()).toBe(name)
      expect((await readFile(await download.path())).length).toBeGreaterThan(1_000)
    }
    await page.getByRole('button', { name: 'Copy the mermaid source' }).click()
    await page.getByRole('status').getByText('Copied').waitFor()
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      sequenceDiagram(PROTECTED, 'jwt', catalogues.en).source,
    )
  })
})
