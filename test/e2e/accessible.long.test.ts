// What axe-core says of the page, from state to state: in both languages and both themes.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Catalogue, catalogues } from '#src/i18n/catalogue'
import { LANGUAGES, LOCALES } from '#src/i18n/languages'
import { LANES } from '#src/trace/lane'
import { expectAccessible } from '../support/axe'
import { whyNoBrowser } from '../support/browser'
import { maySkip } from '../support/may-skip'
import { ISSUER_JWT, SD_JWT_WITH_KEY_BINDING } from '../support/sd-jwt-vector'
import { openWebLab, type WebLab } from '../support/web-lab'
import { LabPage } from './lab-page'

const PROTECTED = 'GET /protected'
/** A part in which a name stands twice. */
const TWICE = Buffer.from('{"alg":"none","alg":"HS256"}').toString('base64url')
const login = { type: 'login', username: 'test', password: 'test' } as const

describe.skipIf(maySkip(whyNoBrowser())).each(LOCALES)('axe-core finds nothing in %s', (locale) => {
  const text: Catalogue = catalogues[locale]
  const { actions, shell, demos, servers, inspector, exporting, costs } = text
  let web: WebLab
  let lab: LabPage

  beforeAll(async () => {
    web = await openWebLab({ locale })
    lab = new LabPage(web.page, locale)
    await lab.ready()
  })
  afterAll(async () => {
    await web?.close()
  })

  const check = (state: string) => expectAccessible(web.page, `${locale}, ${state}`)

  async function logIn(): Promise<void> {
    await web.send('set-mode', { lanes: [...LANES], mode: 'run' })
    await web.perform(login)
    for (const lane of LANES) await lab.ended(lane, 'POST /login', 200)
  }

  /** Opens whatever opens something, one after the other. */
  async function checkAllThatOpens(state: string): Promise<void> {
    const openers = web.page.locator(
      `:is([aria-haspopup], [role="combobox"]):not([aria-disabled="true"], [aria-label="${shell.reset.button}"]):visible`,
    )
    for (let index = 0; index < (await openers.count()); index += 1) {
      const opener = openers.nth(index)
      const name = await opener.evaluate((each) => each.getAttribute('aria-label') ?? each.textContent)
      await opener.click()
      const opened = web.page.locator('[role="menu"], [role="dialog"], [role="listbox"][data-state]').first()
      await opened.waitFor()
      await check(`${state}: ${name}`)
      await web.page.keyboard.press('Escape')
      await opened.waitFor({ state: 'detached' })
    }
  }

  const pressEscape = () => web.page.keyboard.press('Escape')

  test('while nothing has happened', async () => {
    await check('at first')
    await lab.choose(shell.help.button)
    await web.page.getByRole('dialog').waitFor()
    await check('help')
    await pressEscape()
  })

  test('logged in, with all that opens', async () => {
    await logIn()
    await check('logged in')
    await checkAllThatOpens('logged in')
  })

  test('while a request waits, and looking back', async () => {
    await web.send('set-mode', { lanes: [...LANES], mode: 'step' })
    await web.perform({ type: 'open-protected' })
    for (const lane of LANES) await lab.waiting(lane, PROTECTED)
    await check('waiting')
    await lab.choose(shell.reset.button)
    await web.page.getByRole('dialog').waitFor()
    await check('asked whether to reset')
    await pressEscape()
    await web.send('run-to-end', { lanes: [...LANES] })
    for (const lane of LANES) await lab.ended(lane, PROTECTED, 200)
    await lab.lane('jwt').getByRole('listbox').getByRole('option').first().click()
    await lab.lane('jwt').getByRole('button', { name: text.lanes.bar.backToNow }).waitFor()
    await check('looking back')
    await pressEscape()
    await lab.lane('jwt').getByRole('button', { name: text.lanes.bar.backToNow }).click()
  })

  test('in each tab of the inspector', async () => {
    await web.send('set-mode', { lanes: [...LANES], mode: 'run' })
    await web.perform({ type: 'get-download-link' }, ['jwt'])
    await lab.ended('jwt', 'POST /download-link', 200)
    for (const tab of ['message', 'accessToken', 'refreshToken', 'downloadToken', 'cookie'] as const) {
      const panel = await lab.openTab(tab)
      await check(`tab ${tab}`)
      const edit = panel.getByRole('button', { name: inspector.edit.start })
      if ((await edit.count()) === 0) continue
      await edit.click()
      await check(`tab ${tab}, edited`)
      const forgeWords = await LANGUAGES[locale].loadForge()
      const forge = panel.getByRole('button', { name: forgeWords.menu, exact: true })
      if ((await forge.count()) > 0) {
        await forge.click()
        await check(`tab ${tab}, forgeries`)
        await web.page.getByRole('menuitem').first().click()
        await panel.getByRole('region', { name: forgeWords.forged, exact: true }).waitFor()
        await check(`tab ${tab}, forged`)
      }
      await panel.getByRole('button', { name: inspector.edit.stop }).click()
    }
    const anyJwt = await lab.openTab('anyJwt')
    for (const sample of ['article', 'broken'] as const) {
      await anyJwt.getByRole('button', { name: inspector.anyJwt.sample[sample] }).click()
      await check(`tab anyJwt, ${sample}`)
    }
    for (const [what, text] of [
      ['SD-JWT', SD_JWT_WITH_KEY_BINDING],
      ['SD-JWT with a bad disclosure', `${ISSUER_JWT}~bad~`],
      ['names that stand twice', `${TWICE}.${TWICE}.`],
    ] as const) {
      await anyJwt.getByRole('textbox', { name: inspector.anyJwt.paste, exact: true }).fill(text)
      await check(`tab anyJwt, ${what}`)
    }
    await web.page.getByRole('tab', { name: costs.tab, exact: true }).click()
    await check('tab costs')
    await pressEscape()
  })

  test('with an attacker, two nodes, a family of tokens, all tables', async () => {
    await web.send('change-settings', { rotation: { enabled: true, graceSeconds: 0 } })
    await web.perform(login)
    await lab.ended('jwt', 'POST /login', 200)
    await web.send('steal', { lanes: [...LANES] })
    await web.perform({ type: 'refresh' }, ['jwt'])
    await lab.ended('jwt', 'POST /refresh', 200)
    await web.send('perform', { lanes: ['jwt'], action: { type: 'refresh' }, as: 'attacker' })
    await lab.ended('jwt', 'POST /refresh', 401)
    await web.send('add-node', { lanes: [...LANES] })
    await check('attacker and two nodes')
    for (const lane of LANES) {
      const tables = lab
        .lane(lane)
        .locator('button[aria-expanded]:is(header *, footer *):not([aria-haspopup])')
      for (let index = 0; index < (await tables.count()); index += 1) {
        await tables.nth(index).click()
        await check(`table ${await tables.nth(index).innerText()}`)
      }
      await pressEscape()
    }
  })

  test('in the dialog of a restart', async () => {
    await lab.press(shell.action.more)
    await web.page.getByRole('menuitem', { name: servers.restart.menuBoth }).click()
    const dialog = web.page.getByRole('dialog')
    await dialog.waitFor()
    await check('restart, before')
    await dialog.getByRole('button', { name: servers.restart.skip }).click()
    await dialog.getByText(servers.restart.doneBoth).waitFor()
    await check('restart, after')
    await pressEscape()
  })

  test('in a demonstration, and in presenter mode', async () => {
    await web.page.getByRole('button', { name: demos.menu, exact: true }).click()
    const story = demos.stories['logout-does-not-kill']
    await web.page.getByRole('menuitem', { name: story.name }).click()
    await web.page.getByRole('button', { name: demos.toQuestion, exact: true }).waitFor()
    await check('demonstration, staged')
    await web.page.keyboard.press('PageDown')
    await web.page.getByRole('button', { name: story.press, exact: true }).waitFor()
    await check('demonstration, question')
    await web.page.keyboard.press('F5')
    await web.page.locator('html[data-presenter]').waitFor()
    await check('presenter mode, question')
    await web.page.getByRole('button', { name: story.press, exact: true }).click()
    await web.page.getByRole('list', { name: demos.answered }).waitFor()
    await check('presenter mode, answered by the servers')
    await web.page.keyboard.press('F5')
    await check('demonstration, answered by the servers')
    await web.page.keyboard.press('PageDown')
    await web.page
      .getByText(demos.hands({ count: 0 }))
      .first()
      .waitFor()
    await web.page.keyboard.down('n')
    await web.page.getByRole('complementary', { name: demos.notes }).waitFor()
    await check('demonstration, the answer and the notes')
    await web.page.keyboard.up('n')
    await web.page
      .getByRole('region', { name: demos.landmark, exact: true })
      .getByRole('button', { name: demos.close })
      .click()
  })

  test('with a recording shown', async () => {
    await lab.choose(exporting.menu)
    const [download] = await Promise.all([
      web.page.waitForEvent('download'),
      web.page.getByRole('menuitem', { name: exporting.json }).press('Enter'),
    ])
    await web.page.locator('input[type=file]').setInputFiles(await download.path())
    const bar = web.page.getByRole('region', { name: exporting.recording.label })
    await bar.waitFor()
    await check('recording')
    await bar.getByRole('button', { name: exporting.recording.back }).click()
  })

  test('with a store that is gone, and with no connection', async () => {
    await web.send('change-settings', { redisUrl: 'redis://127.0.0.1:1' })
    await web.send('set-storage', { lanes: ['session'], kind: 'redis' })
    await web.page.getByText(servers.storage.problem.redis).first().waitFor()
    await check('store gone')
    expect(web.problems).toEqual([])
    await web.stopServer()
    await web.page.getByText(shell.connection.lost).waitFor()
    await check('connection lost')
    await lab.press(actions.logout.button)
    await web.page.getByText(shell.error.ERR_LAB_UNREACHABLE).waitFor()
    await check('a notice')
  })
})
