// The story of the lab in a browser, and by test:long in the desktop window: log in, step, refresh, log out, delete, a token from elsewhere.
import { describe, expect, test } from 'vitest'
import { catalogues } from '#src/i18n/catalogue'
import { LANES } from '#src/trace/lane'
import { until } from '../support/lane'
import { IS_LONG } from '../support/long'
import { maySkip } from '../support/may-skip'
import { HOSTS, labInOneHost, type OpenedHost } from './hosts'
import type { LabPage } from './lab-page'
import { expectAccessibleInTurn } from './languages'

const { actions, shell, lanes, inspector, hops } = catalogues.en
const PROTECTED = 'GET /protected'

/** The window has tests of its own in `npm test`; the long tests tell the story there. */
const told = IS_LONG ? HOSTS.slice(1) : HOSTS.slice(0, 1)

describe.each(told)('in $name', ({ whyNot, open }) => {
  describe.skipIf(maySkip(whyNot))('the lab', () => {
    let host: OpenedHost
    let lab: LabPage
    labInOneHost(open, (opened, shown) => {
      host = opened
      lab = shown
    })

    async function logIn(): Promise<void> {
      await lab.press(actions.login.button)
      for (const lane of LANES) await lab.ended(lane, 'POST /login', 200)
    }

    test('logs in on both servers by one click', async () => {
      await logIn()
      await lab.lane('session').getByText('lab.sid').first().waitFor()
      await lab.lane('jwt').getByText('access_token').first().waitFor()
      await lab.lane('jwt').getByText('refresh_token').first().waitFor()
      for (const lane of LANES) {
        const hops = lab.lane(lane).getByRole('listbox').getByRole('option')
        await until(async () => (await hops.count()) === 6)
      }
      await expectAccessibleInTurn(host.page, 'logged in')
    })

    test('holds a real request at each hop, and its response has not come while it waits', async () => {
      await logIn()
      await lab.setMode('step')
      await lab.press(actions['open-protected'].button)
      for (const lane of LANES) await lab.waiting(lane, PROTECTED)
      const hops = lab.lane('jwt').getByRole('listbox').getByRole('option')
      const ended = lab.flowHead('jwt', PROTECTED).getByText(/\b200\b/)
      let steps = 0
      while ((await ended.count()) === 0) {
        await until(async () => (await hops.count()) === steps + 1)
        expect(await hops.filter({ hasText: '200 OK' }).count()).toBe(0)
        await lab.waiting('jwt', PROTECTED)
        if (steps === 4) await expectAccessibleInTurn(host.page, 'waiting')
        await lab.nextHop().click()
        steps += 1
        await until(async () => (await ended.count()) > 0 || (await hops.count()) === steps + 1)
      }
      expect(steps).toBe(9)
      // At the end the five checks that have passed are folded into one step, which is no hop.
      await until(async () => (await hops.count()) === 5)
      expect(await hops.filter({ hasText: '200 OK' }).count()).toBe(1)
      await lab.ended('session', PROTECTED, 200)
    })

    test('looks back: a click on an earlier hop shows the lane as it was then', async () => {
      await logIn()
      const lane = lab.lane('session')
      await lane.getByText('lab.sid').first().waitFor()
      await lane.getByRole('listbox').getByRole('option').first().click()
      await lane.getByRole('button', { name: lanes.session.none }).waitFor()
      await lane
        .getByText(new RegExp(lanes.bar.lookingBack({ index: 1, flow: '0' }).replace('0', '\\d+')))
        .waitFor()
      await expectAccessibleInTurn(host.page, 'looking back')
      await lane.getByRole('button', { name: lanes.bar.backToNow }).click()
      await lane.getByText('lab.sid').first().waitFor()
    })

    test('refreshes where there is something to refresh', async () => {
      await logIn()
      await lab.press(actions.refresh.button)
      await lab.ended('session', 'POST /refresh', 404)
      await lab.ended('jwt', 'POST /refresh', 200)
      await expectAccessibleInTurn(host.page, 'refreshed')
    })

    test('logs out, and both servers refuse what they accepted before', async () => {
      await logIn()
      await lab.press(actions.logout.button)
      for (const lane of LANES) await lab.ended(lane, 'DELETE /logout', 200)
      await lab.press(actions['open-protected'].button)
      for (const lane of LANES) await lab.ended(lane, PROTECTED, 401)
      await expectAccessibleInTurn(host.page, 'refused')
    })

    test('deletes the account after asking, and a reset brings it back', async () => {
      await logIn()
      await lab.chooseMore(shell.action.deleteAccountOf)
      await host.page.getByRole('dialog').getByRole('button', { name: shell.deletion.confirm }).click()
      for (const lane of LANES) await lab.ended(lane, 'DELETE /user', 200)
      await lab.press(actions.login.button)
      for (const lane of LANES) await lab.ended(lane, 'POST /login', 401)
      await expectAccessibleInTurn(host.page, 'the account is deleted')
      await lab.reset()
      await logIn()
    })

    test("decodes the article's token and verifies it with its secret", async () => {
      const tab = await lab.openTab('anyJwt')
      await tab.getByRole('button', { name: inspector.anyJwt.sample.article }).click()
      await tab.getByText('"hiro@gmail.com"').waitFor()
      await tab.getByRole('radio', { name: inspector.anyJwt.keys.secret }).click()
      await tab.getByLabel(inspector.anyJwt.secret, { exact: true }).fill('wrong')
      await tab.getByText(inspector.anyJwt.notGenuine).waitFor()
      await expectAccessibleInTurn(host.page, 'not genuine')
      await tab.getByLabel(inspector.anyJwt.secret, { exact: true }).fill('c2VjcmV0')
      const offer = tab.getByRole('button', { name: inspector.secretField.readAs.base64 })
      await offer.waitFor()
      await expectAccessibleInTurn(host.page, 'genuine if the secret is Base64')
      await offer.press('Enter')
      await tab.getByText(inspector.anyJwt.verified).waitFor()
      await tab.getByRole('switch', { name: inspector.secretField.isBase64 }).press('Space')
      await tab.getByLabel(inspector.anyJwt.secret, { exact: true }).fill('secret')
      await tab.getByText(inspector.anyJwt.verified).waitFor()
      await expectAccessibleInTurn(host.page, 'verified')
    })

    test('shows a request from outside, live', async () => {
      const { page } = host
      await lab.openMenu('jwt')
      const server = await page
        .getByRole('menu')
        .getByText(/127\.0\.0\.1:\d+/)
        .innerText()
      const origin = `http://${/127\.0\.0\.1:\d+/.exec(server)}`
      await page.keyboard.press('Escape')
      const answer = await fetch(`${origin}/protected`)
      expect(answer.status).toBe(401)
      await lab.ended('jwt', PROTECTED, 401)
      await lab.lane('jwt').getByText(hops.participant.externalClient).first().waitFor()
      await expectAccessibleInTurn(host.page, 'a request from outside')
    })

    test('takes hostile names for what they are: text', async () => {
      await lab.setMode('run')
      await host.page.getByRole('button', { name: shell.action.loginMore }).click()
      const form = host.page.getByRole('dialog')
      const name = 'end; alice->>bob: <script>document.title="x"</script> #35; %% ‮ 😀'
      await form.getByLabel(shell.login.username, { exact: true }).fill(name)
      await form.getByLabel(shell.login.password, { exact: true }).fill('x')
      await form.getByRole('button', { name: shell.login.submit }).click()
      for (const lane of LANES) {
        await lab.ended(lane, 'POST /login', 401)
        const hops = lab.lane(lane).getByRole('listbox').getByRole('option')
        await until(async () => (await hops.count()) === 4)
      }
      expect(await host.page.title()).toBe(shell.name)
      await expectAccessibleInTurn(host.page, 'a hostile name')
    })
  })
})
