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
    await this.page
      .getByRole('banner')
      .getByRole('button', { name: this.text.shell.reset.button, exact: true })
      .click()
    await this.ready()
  }

  lane(lane: LaneId): Locator {
    return this.page.getByRole('region', {
      name: this.text.lanes.head.lane({ name: this.text.lanes[lane].name }),
    })
  }

  /** Presses a button of the bar for both this.text.lanes. */
  async press(name: string): Promise<void> {
    await this.page
      .getByRole('region', { name: this.text.shell.landmark.actions })
      .getByRole('button', { name, exact: true })
      .click()
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

  nextHop(): Locator {
    return this.page.getByRole('banner').getByRole('button', { name: this.text.shell.hold.next })
  }

  async openTab(tab: keyof Catalogue['inspector']['tabs']): Promise<Locator> {
    const name = this.text.inspector.tabs[tab]
    await this.page.getByRole('tab', { name, exact: true }).click()
    return this.page.getByRole('tabpanel', { name })
  }
}
