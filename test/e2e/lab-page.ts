// The lab's screen as a learner operates it: by what is written on it.
import type { Locator, Page } from 'playwright-core'
import { type Catalogue, catalogues } from '#src/i18n/catalogue'
import type { Locale } from '#src/i18n/languages'
import type { LaneId } from '#src/trace/lane'

export class LabPage {
  readonly page: Page
  /** What is written on it. */
  readonly text: Catalogue

  constructor(page: Page, locale: Locale = 'en') {
    this.page = page
    this.text = catalogues[locale]
    page.setDefaultTimeout(20_000)
  }

  /** Resolves when the lab has been heard. */
  async ready(): Promise<void> {
    await this.page.getByText(this.text.lanes.flow.emptyTitle).first().waitFor()
  }

  /** Begins again in run mode: both lanes as at their start, and a page that remembers nothing. */
  async startOver(): Promise<void> {
    await this.page.evaluate(() => localStorage.clear())
    await this.page.reload()
    await this.setMode('run')
    await this.reset()
  }

  /** Resets both lanes, and nothing else. */
  async reset(): Promise<void> {
    const { shell, differences } = this.text
    await this.choose(shell.reset.button)
    await this.page
      .getByRole('dialog')
      .getByRole('button', { name: differences.reset.confirm, exact: true })
      .click()
    await this.ready()
  }

  /** Chooses from the menu of the top bar. */
  async choose(name: string): Promise<void> {
    await this.page
      .getByRole('banner')
      .getByRole('button', { name: this.text.shell.menu.button, exact: true })
      .click()
    await this.item(name).click()
  }

  /** Exports by an item of the submenu for that. */
  async exportAs(item: string): Promise<void> {
    await this.choose(this.text.exporting.menu)
    await this.page.getByRole('menuitem', { name: item }).press('Enter')
  }

  /** Chooses from the bar's menu of what is needed less often. */
  async chooseMore(name: string): Promise<void> {
    await this.press(this.text.shell.action.more)
    await this.item(name).click()
  }

  /** An item of the menu that is open, by how it begins: a hint may follow. */
  item(name: string): Locator {
    return this.page.getByRole('menuitem', {
      name: new RegExp(`^${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`),
    })
  }

  /** Opens the menu of a lane. */
  async openMenu(lane: LaneId): Promise<void> {
    const { head, [lane]: words } = this.text.lanes
    await this.page.getByRole('button', { name: head.menu({ name: words.name }) }).click()
  }

  /** Opens a table of a lane by its chip, whose words begin so. */
  async openTable(lane: LaneId, name: string): Promise<void> {
    await this.lane(lane)
      .getByRole('button', { name: new RegExp(`^${name}`), expanded: false })
      .click()
  }

  lane(lane: LaneId): Locator {
    return this.page.getByRole('region', {
      name: this.text.lanes.head.lane({ name: this.text.lanes[lane].name }),
    })
  }

  /** Presses a button of the bar for both this.text.lanes. */
  async press(name: string): Promise<void> {
    await this.actions().getByRole('button', { name, exact: true }).click()
  }

  async setMode(mode: 'step' | 'slow' | 'run'): Promise<void> {
    await this.page.getByRole('radio', { name: this.text.shell.mode[mode], exact: true }).click()
  }

  /** Waits until a lane shows a flow with this request, that ended with this status; returns the flow's head. */
  async ended(lane: LaneId, request: string, status: number): Promise<Locator> {
    const outcome = this.page.locator('[data-outcome]').filter({ hasText: new RegExp(`\\b${status}\\b`) })
    const head = this.flowHead(lane, request).filter({ has: outcome })
    await head.waitFor()
    return head
  }

  /** Waits until a lane shows a flow with this request that waits for the learner. */
  async waiting(lane: LaneId, request: string): Promise<Locator> {
    const head = this.flowHead(lane, request).filter({ hasText: this.text.lanes.flow.waiting })
    await head.waitFor()
    return head
  }

  flowHead(lane: LaneId, request: string): Locator {
    return this.lane(lane)
      .locator('header')
      .filter({ has: this.page.getByRole('heading', { name: request, exact: true }) })
  }

  /** The bar of what is done on both lanes. */
  actions(): Locator {
    return this.page.getByRole('region', { name: this.text.shell.landmark.actions })
  }

  nextHop(): Locator {
    return this.actions().getByRole('button', { name: this.text.shell.hold.next })
  }

  /** Opens the inspector, if it isn't, and one of its tabs. */
  async openTab(tab: keyof Catalogue['inspector']['tabs']): Promise<Locator> {
    const name = this.text.inspector.tabs[tab]
    const sheet = this.page.getByRole('region', { name: this.text.shell.landmark.inspector })
    if ((await sheet.count()) === 0) await this.choose(this.text.shell.menu.anyJwt)
    await this.page.getByRole('tab', { name, exact: true }).click()
    return this.page.getByRole('tabpanel', { name })
  }
}
