// A trace leaves the browser edition as a file and comes back; another browser answers out of its HAR.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { har as validateHar } from 'har-validator'
import type { BrowserContext } from 'playwright-core'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { catalogues } from '#src/i18n/catalogue'
import { LANES, type LaneId } from '#src/trace/lane'
import { maySkip } from '../support/may-skip'
import { HOSTS, labInHost, type OpenedHost } from './hosts'
import type { LabPage } from './lab-page'
import { expectAccessibleInTurn } from './languages'

const { actions, exporting: say, costs, shell } = catalogues.en
const PROTECTED = 'GET /protected'

const [inBrowser] = HOSTS

describe.skipIf(maySkip(inBrowser.whyNot))(`in ${inBrowser.name}, export and import`, () => {
  let host: OpenedHost
  let lab: LabPage
  let folder: string
  labInHost(inBrowser.open, (opened, shown) => {
    host = opened
    lab = shown
  })

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lab-export-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  /** Picks an item of the menu and saves the file that comes; returns its path. */
  async function exported(item: string): Promise<string> {
    const [download] = await Promise.all([host.page.waitForEvent('download'), lab.exportAs(item)])
    const path = join(folder, download.suggestedFilename())
    await download.saveAs(path)
    return path
  }

  const bar = () => host.page.getByRole('region', { name: say.recording.label })
  const hopsOf = (lane: LaneId) => lab.lane(lane).getByRole('listbox').getByRole('option').allInnerTexts()
  const openFile = (path: string) => host.page.locator('input[type=file]').setInputFiles(path)

  async function openProtected(status: number): Promise<void> {
    await lab.press(actions['open-protected'].button)
    for (const lane of LANES) await lab.ended(lane, PROTECTED, status)
  }

  test('shows a recording with the same hops, sends nothing from it, and leads back to the lab', async () => {
    await lab.press(actions.login.button)
    for (const lane of LANES) await lab.ended(lane, 'POST /login', 200)
    await openProtected(200)
    const before = [await hopsOf('session'), await hopsOf('jwt')]
    const path = await exported(say.json)
    expect(path).toMatch(/session-vs-jwt-[\d-]+\.json$/)

    await lab.press(actions.logout.button)
    for (const lane of LANES) await lab.ended(lane, 'DELETE /logout', 200)
    await openFile(path)
    await bar().waitFor()
    for (const lane of LANES) await lab.ended(lane, PROTECTED, 200)
    expect([await hopsOf('session'), await hopsOf('jwt')]).toEqual(before)
    const login = host.page.getByRole('button', { name: actions.login.button, exact: true }).first()
    expect(await login.isDisabled()).toBe(true)
    await expectAccessibleInTurn(host.page, 'a recording')

    // The trace that is exported out of a recording is the recording's.
    expect(await readFile(await exported(say.json), 'utf8')).toBe(await readFile(path, 'utf8'))

    await bar().getByRole('button', { name: say.recording.back }).click()
    for (const lane of LANES) await lab.ended(lane, 'DELETE /logout', 200)
    await openProtected(401)
  })

  test('says what is wrong with a file that is no recording', async () => {
    await openFile(await exported(say.har))
    await host.page.getByText(say.problem.wrongKind.har).waitFor()
    expect(await bar().count()).toBe(0)
  })

  test('gives a HAR that a validator accepts, and out of which a browser answers in the server’s place', async () => {
    await lab.press(actions.login.button)
    for (const lane of LANES) await lab.ended(lane, 'POST /login', 200)
    await openProtected(200)
    const path = await exported(say.har)
    const har = JSON.parse(await readFile(path, 'utf8'))
    await expect(validateHar(har)).resolves.toBe(har)
    const urls: string[] = har.log.entries.map(({ request }: { request: { url: string } }) => request.url)
    const url = urls.find((each) => each.endsWith('/protected')) ?? ''

    const context: BrowserContext | undefined = await host.page.context().browser()?.newContext()
    if (!context) throw new Error('There is no other window')
    await context.routeFromHAR(path, { notFound: 'abort' })
    const page = await context.newPage()
    // Without a credential the server itself would answer 401.
    expect((await page.goto(url))?.status()).toBe(200)
    await expect(page.goto(url.replace('/protected', '/elsewhere'))).rejects.toThrow()
  })

  test('gives diagrams as Markdown, and measures all ways side by side', async () => {
    await openProtected(401)
    const markdown = await readFile(await exported(say.markdown), 'utf8')
    expect(markdown.match(/^```mermaid$/gm)).toHaveLength(2)

    await lab.choose(shell.menu.costs)
    await host.page.getByRole('tabpanel', { name: costs.tab }).waitFor()
    await host.page.getByRole('button', { name: costs.measure.button }).click()
    const table = host.page.getByRole('table', { name: costs.measure.caption })
    await table.waitFor({ timeout: 60_000 })
    await expectAccessibleInTurn(host.page, 'all ways, measured')
    // A head, sessions, and six algorithms with four strategies each.
    expect(await table.getByRole('row').count()).toBe(1 + 1 + 24)
  })
})
