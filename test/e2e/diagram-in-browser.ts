// What tests of the diagram have in common: a page that shows any flow in a real browser, and flows to show there.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import type { Browser, Locator, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { startWebServer, type WebServer } from '#main/web/web-server'
import { sequenceDiagram } from '#src/diagram/sequence'
import { catalogues } from '#src/i18n/catalogue'
import type { Flow } from '#src/trace/flow'
import { everyHop, flowOf } from '../src/diagram/every-hop'
import { launchBrowser, problemsOf } from '../support/browser'
import { scriptedLab } from '../support/scripted-lab'
import type { Shown } from './diagram-page/page'

/** The hops of a request to a protected route, as the JWT lane has them. */
export const PROTECTED: Flow = flowOf(
  everyHop('test').filter(({ kind }) =>
    ['credential-attached', 'request', 'token-checked', 'blocklist-asked', 'response'].includes(kind),
  ),
)

/** The part of a flow that has happened after some hops. */
export function after(flow: Flow, count: number): Flow {
  return { ...flow, hops: flow.hops.slice(0, count) }
}

/** What a diagram's source says, label by label, as a reader should see it. */
export function meantLabels(flow: Flow, locale: keyof typeof catalogues): string[] {
  const { source } = sequenceDiagram(flow, flow.started.lane, catalogues[locale])
  return source
    .trim()
    .split('\n')
    .filter((line) => !/^(sequenceDiagram|\s*participant )/.test(line))
    .map((line) => line.slice(line.indexOf(': ') + 2))
    .map((label) => inWords(label.replace(/#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))))
}

/** Blanks and line breaks as one. */
export function inWords(text: string): string {
  return text.split(/\s+/).filter(Boolean).join(' ')
}
/** The page in a browser, anew for each test. */
export interface DiagramInBrowser {
  readonly page: Page
  /** What went wrong on the page. */
  readonly problems: readonly string[]
  readonly hops: () => Locator
  readonly hop: (seq: number) => Locator
  /** Shows a flow, opens all that is folded in it, and waits until all its hops are drawn. */
  readonly show: (shown: Shown) => Promise<void>
  /** Opens all that is folded in the flow that is shown, and waits until all its hops are drawn. */
  readonly openAll: (flow: Flow) => Promise<void>
  /** Shows a flow as it is at first, and waits until it is drawn. */
  readonly showFolded: (shown: Shown) => Promise<void>
  readonly drawnLabels: () => Promise<string[]>
}

/** Has the page built and opened for the tests around; what it returns may be used within tests only. */
export function diagramInBrowser(): DiagramInBrowser {
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
    problems = problemsOf(page)
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

  async function show(shown: Shown): Promise<void> {
    await page.evaluate((what) => window.diagram.show(what), shown)
    await openAll(shown.flow)
  }

  async function openAll(flow: Flow): Promise<void> {
    const isWhole = async () => {
      // Not by the pointer: it would rest on a hop.
      await page.locator('[data-fold][aria-expanded="false"]').evaluateAll((folds) => {
        for (const fold of folds) fold.dispatchEvent(new MouseEvent('click', { bubbles: true }))
      })
      return hops().count()
    }
    await expect.poll(isWhole, { timeout: 10_000 }).toBe(flow.hops.length)
    const last = flow.hops.at(-1)
    if (last) await hop(last.seq).waitFor()
  }

  async function showFolded(shown: Shown): Promise<void> {
    await page.evaluate((what) => window.diagram.show(what), shown)
    const { lane, seq, at } = shown.flow.started
    const last = shown.flow.hops.at(-1)
    await page.locator(`[data-shown="${lane}-${seq}-${at}"] [data-seq="${last?.seq}"]`).waitFor()
  }

  async function drawnLabels(): Promise<string[]> {
    const labels = await hops().evaluateAll((groups) =>
      groups.map((group) => [...group.querySelectorAll('text')].map((text) => text.textContent).join(' ')),
    )
    return labels.map(inWords)
  }
  return {
    get page() {
      return page
    },
    get problems() {
      return problems
    },
    hops,
    hop,
    show,
    openAll,
    showFolded,
    drawnLabels,
  }
}
