// A click that gets no answer, in both hosts: it is said soon, and goes away when the answer comes.
import { afterEach, describe, expect, test } from 'vitest'
import { catalogues } from '#src/i18n/catalogue'
import { LANES } from '#src/trace/lane'
import { expectAccessible } from '../support/axe'
import { whyNoBrowser } from '../support/browser'
import { openDesktop, whyNoElectron } from '../support/electron'
import { maySkip } from '../support/may-skip'
import { openWebLab, type WebLab } from '../support/web-lab'
import { LabPage } from './lab-page'

const { actions, shell } = catalogues.en

describe.skipIf(maySkip(whyNoBrowser()))('in a browser whose connections are all taken', () => {
  let web: WebLab
  afterEach(() => web?.close())

  test('a click without an answer is said to have none, and is done when it can be', async () => {
    web = await openWebLab()
    const lab = new LabPage(web.page)
    await lab.ready()
    await web.send('set-mode', { lanes: [...LANES], mode: 'run' })
    const { page } = web
    // A browser has six connections to a host, one of which may be the tab's own: of seven more, some get none.
    await page.evaluate(() => {
      const url = `/api/events${location.search}`
      Object.assign(window, { taken: Array.from({ length: 7 }, () => new EventSource(url)) })
    })
    await page.waitForFunction(
      () => {
        const streams: EventSource[] = Reflect.get(window, 'taken')
        const open = streams.filter(({ readyState }) => readyState === EventSource.OPEN).length
        const before = Reflect.get(window, 'openBefore')
        Object.assign(window, { openBefore: open })
        return open > 0 && open < streams.length && open === before
      },
      undefined,
      { polling: 500 },
    )
    await lab.press(actions.login.button)
    await page.getByText(shell.connection.unanswered).waitFor()
    await expectAccessible(page, 'a click without an answer')
    await page.evaluate(() => {
      const streams: EventSource[] = Reflect.get(window, 'taken')
      for (const stream of streams) stream.close()
    })
    await page.getByText(shell.connection.unanswered).waitFor({ state: 'detached' })
    for (const lane of LANES) await lab.ended(lane, 'POST /login', 200)
    expect(web.problems).toEqual([])
  })
})

describe.skipIf(maySkip(whyNoElectron()))('in the desktop window, while the lab does nothing', () => {
  test('a click without an answer is said to have none, and is done when it can be', async () => {
    const { page, app, quit } = await openDesktop()
    try {
      const lab = new LabPage(page)
      await lab.ready()
      await lab.setMode('run')
      // While the process of the lab is busy the window's own can't be asked anything: it clicks, and writes down what it shows.
      await page.evaluate(
        ([button, words]) => {
          new MutationObserver(() => {
            if (document.body.textContent?.includes(words ?? '')) Object.assign(window, { hasSaidSo: true })
          }).observe(document.body, { subtree: true, childList: true, characterData: true })
          const named = [...document.querySelectorAll('button')].find((each) => each.textContent === button)
          setTimeout(() => named?.click(), 500)
        },
        [actions.login.button, shell.connection.unanswered],
      )
      await app.evaluate(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5000))
      await page.waitForFunction(() => 'hasSaidSo' in window)
      await page.getByText(shell.connection.unanswered).waitFor({ state: 'detached' })
      for (const lane of LANES) await lab.ended(lane, 'POST /login', 200)
    } finally {
      await quit()
    }
  })
})
