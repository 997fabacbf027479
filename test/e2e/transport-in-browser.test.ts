import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startWebServer, type WebServer } from '#main/web/web-server'
import { launchBrowser, problemsOf, whyNoBrowser } from '../support/browser'
import { maySkip } from '../support/may-skip'
import { type ScriptedLab, scriptedLab } from '../support/scripted-lab'

const KEY = 'the-key-of-this-lab'

describe.skipIf(maySkip(whyNoBrowser()))('the transport in a real browser', () => {
  let siteRoot: string
  let browser: Browser
  let context: BrowserContext
  let server: WebServer
  let lab: ScriptedLab
  let page: Page
  let problems: string[]

  beforeAll(async () => {
    siteRoot = await mkdtemp(join(tmpdir(), 'lab-page-'))
    await build({
      configFile: false,
      root: join(import.meta.dirname, 'transport-page'),
      base: './',
      logLevel: 'warn',
      build: { outDir: siteRoot, emptyOutDir: true },
    })
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await rm(siteRoot, { recursive: true })
  })

  beforeEach(async () => {
    lab = scriptedLab()
    server = await startWebServer({ lab: lab.lab, siteRoot, key: KEY })
    context = await browser.newContext()
    page = await context.newPage()
    problems = problemsOf(page)
  })
  afterEach(async () => {
    await context.close()
    await server.close()
  })

  const types = (of = page) => of.evaluate(() => window.heard.messages.map((message) => message.type))
  const connections = () => page.evaluate(() => window.heard.connections)
  const seqs = (of = page) =>
    of.evaluate(() =>
      window.heard.messages.flatMap((message) => {
        if (message.type === 'status' || message.type === 'pace') return []
        const events =
          message.type === 'events'
            ? message.events
            : Object.values(message.trace.lanes).flatMap((lane) => lane.events)
        return events.map((event) => event.seq)
      }),
    )

  /** Waits until the page has heard of so many events. */
  async function heardOf(count: number, of = page): Promise<void> {
    await expect.poll(async () => (await seqs(of)).length).toBe(count)
  }

  test('opens the stream, and breaks no rule of the page', async () => {
    await page.goto(server.url)
    await expect.poll(types).toEqual(['status', 'snapshot'])
    expect(await connections()).toEqual(['connecting', 'open'])
    lab.happen()
    await heardOf(1)
    expect(problems).toEqual([])
  })

  test('gives commands and brings their answers', async () => {
    await page.goto(server.url)
    lab.answer(() => ({ ok: true, result: { released: 1 } }))
    const result = await page.evaluate(() => window.heard.api.send('next-hop', { lanes: ['jwt'] }))
    expect(result).toEqual({ released: 1 })
    expect(lab.commands).toEqual([{ name: 'next-hop', payload: { lanes: ['jwt'] } }])
  })

  test('brings the error of the lab, and says when it can’t be reached', async () => {
    await page.goto(server.url)
    const codeOf = () =>
      page.evaluate(() =>
        window.heard.api.send('reset', { lanes: ['jwt'] }).then(
          () => 'none',
          (error: { code: string }) => error.code,
        ),
      )
    lab.answer(() => ({ ok: false, error: { code: 'ERR_LAB_STOPPED', message: 'Stopped' } }))
    expect(await codeOf()).toBe('ERR_LAB_STOPPED')
    await server.close()
    expect(await codeOf()).toBe('ERR_LAB_UNREACHABLE')
  })

  test('has all that happened again after a reload', async () => {
    await page.goto(server.url)
    for (let index = 0; index < 10; index += 1) lab.happen(index % 2 === 0 ? 'session' : 'jwt')
    await heardOf(10)
    await page.reload()
    await heardOf(10)
    lab.happen()
    await heardOf(11)
    expect((await seqs()).toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 11 }, (_, index) => index + 1),
    )
  })

  test('comes back after a lost connection, with what was missed, each event once', async () => {
    await page.goto(server.url)
    lab.happen()
    await heardOf(1)
    await server.close()
    await expect.poll(async () => (await connections()).at(-1)).toBe('lost')
    for (let index = 0; index < 5; index += 1) lab.happen('jwt')
    server = await startWebServer({ lab: lab.lab, siteRoot, key: KEY, port: server.port })
    await heardOf(6)
    lab.happen()
    await heardOf(7)
    expect(await seqs()).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect((await types()).filter((type) => type === 'snapshot')).toHaveLength(1)
    expect((await connections()).at(-1)).toBe('open')
  })

  test('comes back after it was refused for a while, which makes the browser give up', async () => {
    await page.goto(server.url)
    lab.happen()
    await heardOf(1)
    const { port } = server
    await server.close()
    const refusing = createServer((_, response) => response.writeHead(403).end()).listen(port, '127.0.0.1')
    await once(refusing, 'request')
    lab.happen()
    refusing.closeAllConnections()
    await new Promise((resolve) => refusing.close(resolve))
    server = await startWebServer({ lab: lab.lab, siteRoot, key: KEY, port })
    await heardOf(2)
    expect(await seqs()).toEqual([1, 2])
  })

  test('tells each tab of a browser each event once, whenever the others come and go', async () => {
    await page.goto(server.url)
    lab.happen()
    await heardOf(1)
    const later = await context.newPage()
    await later.goto(server.url)
    await heardOf(1, later)
    lab.happen('jwt')
    for (const each of [page, later]) await heardOf(2, each)
    const last = await context.newPage()
    await last.goto(server.url)
    await later.close()
    lab.happen()
    for (const each of [page, last]) await heardOf(3, each)
    expect(await seqs()).toEqual([1, 2, 3])
    expect((await seqs(last)).toSorted()).toEqual([1, 2, 3])
    // Who was there before is not told everything again.
    expect((await types()).filter((type) => type === 'snapshot')).toHaveLength(1)
    expect((await types(last)).filter((type) => type === 'snapshot')).toHaveLength(1)
  })

  test('begins anew in every tab when the lab has not reached what they have heard', async () => {
    await page.goto(server.url)
    const other = await context.newPage()
    await other.goto(server.url)
    lab.happen()
    for (const each of [page, other]) await heardOf(1, each)
    const { port } = server
    await server.close()
    lab = scriptedLab()
    server = await startWebServer({ lab: lab.lab, siteRoot, key: KEY, port })
    for (const each of [page, other]) {
      await expect.poll(async () => (await types(each)).filter((type) => type === 'snapshot').length).toBe(2)
    }
  })

  test('serves two browsers alike', async () => {
    const other = await browser.newPage()
    await Promise.all([page.goto(server.url), other.goto(server.url)])
    await expect.poll(types).toHaveLength(2)
    await other.waitForFunction(() => window.heard.messages.length === 2)
    lab.happen()
    await heardOf(1)
    await other.waitForFunction(() => window.heard.messages.length === 3)
    await other.close()
  })

  test('runs no script that stands in the page', async () => {
    await page.goto(server.url)
    await page.evaluate(() => {
      const script = document.createElement('script')
      script.textContent = 'document.title = "injected"'
      document.body.append(script)
    })
    expect(await page.title()).toBe('Transport')
    expect(problems.join()).toContain('Content Security Policy')
  })

  test('can’t be put into a frame of another page', async () => {
    const outer = await startWebServer({ lab: lab.lab, siteRoot, key: KEY })
    await page.goto('about:blank')
    await page.setContent(`<iframe src="${outer.url}"></iframe>`)
    const frame = page.frames()[1]
    await expect.poll(() => frame?.url()).toMatch(/^chrome-error:/)
    await outer.close()
  })
})
