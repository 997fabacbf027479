// A real browser with the cookies of other programs on 127.0.0.1: they ignore ports, and so the lab's servers get all of them.
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { catalogues } from '#src/i18n/catalogue'
import type { LaneId } from '#src/trace/lane'
import { whyNoBrowser } from '../support/browser'
import { maySkip } from '../support/may-skip'
import { openWebLab, type WebLab } from '../support/web-lab'

describe.skipIf(maySkip(whyNoBrowser()))('a browser with cookies of other programs', () => {
  let web: WebLab
  beforeEach(async () => {
    web = await openWebLab()
  })
  afterEach(() => web?.close())

  /** Sets so many cookies of 4,000 bytes. */
  const setCookies = (count: number) =>
    web.page.context().addCookies(
      Array.from({ length: count }, (_, at) => ({
        name: `other${at}`,
        value: 'x'.repeat(4_000),
        domain: '127.0.0.1',
        path: '/',
      })),
    )
  /** The address of a lane's server. */
  const originOf = (lane: LaneId) =>
    new Promise<string>((resolve) => {
      web.lab.subscribe((message) => {
        if (message.type === 'status') resolve(message.status.lanes[lane].origin)
      })
    })
  const lab = () => web.page.getByRole('main')

  test('of 20 kB gets the page and the answers of the servers', async () => {
    await setCookies(5)
    const page = await web.page.goto(web.page.url())
    expect(page?.status()).toBe(200)
    await lab().waitFor()
    const answer = await web.page.goto(`${await originOf('session')}/protected`)
    expect([answer?.status(), await answer?.json()]).toEqual([401, { msg: 'Missing session cookie' }])
  })

  test('of 80 kB is told why it gets neither, and gets the page by the other name', async () => {
    await setCookies(20)
    const address = web.page.url()
    const page = await web.page.goto(address)
    expect(page?.status()).toBe(431)
    const text = await web.page.locator('body').innerText()
    expect(text).toContain('delete the cookies of 127.0.0.1 and localhost')
    expect(text).toContain('用無痕視窗開啟')
    const answer = await web.page.goto(`${await originOf('jwt')}/protected`)
    expect([answer?.status(), await answer?.json()]).toEqual([
      431,
      { msg: expect.stringContaining('cookies ignore ports') },
    ])
    await web.page.goto(address.replace('127.0.0.1', 'localhost'))
    await lab().waitFor()
    // The request is in the lane.
    await web.page
      .getByText(catalogues.en.hops.kinds['request-refused'].reason['headers-too-large'].label)
      .first()
      .waitFor()
  })
})
