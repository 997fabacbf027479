// Time in both hosts: to just before an expiry, past it, and back to real time.
import { describe, expect, test } from 'vitest'
import { catalogues } from '#src/i18n/catalogue'
import { LANES, type LaneId } from '#src/trace/lane'
import { maySkip } from '../support/may-skip'
import { HOSTS, labInHost, type OpenedHost } from './hosts'
import type { LabPage } from './lab-page'
import { chooseLanguage, expectAccessibleInTurn } from './languages'

const { actions, shell, lanes, hops } = catalogues.en
const PROTECTED = 'GET /protected'

describe.each(HOSTS)('in $name', ({ whyNot, open }) => {
  describe.skipIf(maySkip(whyNot))('the clock', () => {
    let host: OpenedHost
    let lab: LabPage
    labInHost(open, (opened, shown) => {
      host = opened
      lab = shown
    })

    const face = () => host.page.getByRole('button', { name: new RegExp(`^${shell.time.label}`) })
    const panel = () => host.page.getByRole('dialog', { name: shell.time.label })
    const inPanel = (name: string) => panel().getByRole('button', { name, exact: true })

    /** The row of a credential that has only its last fifth before it. */
    const expiring = (lane: LaneId) => lab.lane(lane).locator('[data-phase="expiring"]').first()

    const hopsOf = (lane: LaneId) => lab.lane(lane).getByRole('listbox').getByRole('option')

    async function logIn(): Promise<void> {
      await lab.press(actions.login.button)
      for (const lane of LANES) await lab.ended(lane, 'POST /login', 200)
    }

    test('takes both credentials to just before their end, past it, and back to real time', async () => {
      await logIn()
      await face().click()
      await inPanel(shell.time.justBefore).click()
      await face().getByText(shell.time.paused).first().waitFor()
      await lab.press(actions['open-protected'].button)
      for (const lane of LANES) await lab.ended(lane, PROTECTED, 200)
      await expiring('jwt').waitFor()
      await expectAccessibleInTurn(host.page, 'expiring, paused')

      await face().click()
      await inPanel(shell.time.toExpiry).click()
      await lab.press(actions['open-protected'].button)
      await lab.ended('jwt', PROTECTED, 401)
      await lab.lane('jwt').getByText(hops.outcome.fault.late).first().waitFor()
      await lab
        .lane('jwt')
        .getByRole('option', { name: /401 Unauthorized/ })
        .click()
      await host.page.getByRole('tabpanel').getByText('Token has expired').first().waitFor()
      await lab.ended('session', PROTECTED, 200)

      await face().click()
      // The token is over: what ends next is the session's cookie, as its idle timeout does.
      await panel().getByText('lab.sid').waitFor()
      await inPanel(shell.time.justBefore).click()
      // The panel stays open, over the menu of the other actions.
      await host.page.keyboard.press('Escape')
      await lab.chooseMore(actions['open-partially-protected'].button)
      await lab.ended('session', 'GET /partially-protected', 200)
      await expiring('session').waitFor()
      await face().click()
      await inPanel(shell.time.toExpiry).click()
      await lab.press(actions['open-protected'].button)
      await lab.ended('session', PROTECTED, 401)
      // A label of two lines has no blank between them.
      const notSent = new RegExp(hops.kinds['credential-attached'].expired.label.replaceAll(' ', '\\s*'))
      await hopsOf('session').filter({ hasText: notSent }).waitFor()
      await lab.ended('jwt', PROTECTED, 401)

      await chooseLanguage(host.page, 'zh-TW')
      const zh = catalogues['zh-TW']
      const notSentInChinese = new RegExp(
        [...zh.hops.kinds['credential-attached'].expired.label].join('\\s*'),
      )
      await host.page.getByRole('option').filter({ hasText: notSentInChinese }).waitFor()
      await host.page.getByText(zh.hops.outcome.fault.late).first().waitFor()
      await host.page.getByText(zh.hops.outcome.fault.missing).first().waitFor()
      await expectAccessibleInTurn(host.page, 'expired')
      await chooseLanguage(host.page, 'en')

      await face().click()
      await inPanel(shell.time.back).click()
      await inPanel(shell.time.backConfirm).click()
      for (const lane of LANES) await lab.lane(lane).getByText(lanes.flow.emptyTitle).waitFor()
      await panel().getByText(shell.time.asReal).waitFor()
    })

    test('turns the JWT lane green again by itself, over an extra round trip, when automatic refresh is on', async () => {
      await logIn()
      await face().click()
      await inPanel(shell.time.toExpiry).click()
      await host.page.keyboard.press('Escape')
      await lab.press(actions['open-protected'].button)
      await lab.ended('jwt', PROTECTED, 401)

      await lab.openMenu('jwt')
      const refreshes = new RegExp(`^${lanes.autoRefresh.label}`)
      await host.page.getByRole('menuitemcheckbox', { name: refreshes }).click()
      await host.page.keyboard.press('Escape')
      await lab.press(actions['open-protected'].button)
      await lab.ended('jwt', PROTECTED, 200)
      const sent = (request: string) => hopsOf('jwt').filter({ hasText: request })
      expect([await sent(PROTECTED).count(), await sent('POST /refresh').count()]).toEqual([2, 1])

      await chooseLanguage(host.page, 'zh-TW')
      const zh = catalogues['zh-TW']
      const earlier = zh.lanes.flow.earlierCount({ count: 2 })
      await host.page.locator('section[data-lane="jwt"]').getByRole('button', { name: earlier }).click()
      await host.page
        .getByRole('dialog')
        .getByRole('button', { name: new RegExp(zh.hops.outcome.fault.late) })
        .first()
        .waitFor()
    })

    test('runs 600 times as fast without a stumble, and stands still while it is paused', async () => {
      await face().click()
      await panel()
        .getByRole('radio', { name: shell.time.rateValue({ factor: 600 }) })
        .click()
      await face()
        .getByText(shell.time.rateValue({ factor: 600 }))
        .waitFor()
      await panel()
        .getByText(shell.time.fast({ factor: 600 }))
        .waitFor()
      await inPanel(shell.time.pause).click()
      await inPanel(shell.time.run).waitFor()
      const stopped = await face().getByRole('time').getAttribute('datetime')
      await logIn()
      expect(await face().getByRole('time').getAttribute('datetime')).toBe(stopped)
    })
  })
})
