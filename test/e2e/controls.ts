// The controls that a learner sees on the screen: what Tab reaches or a click operates.
import type { Page } from 'playwright-core'

export interface Control {
  /** What it is called, and what is written on it. */
  readonly name: string
  readonly words: string
  readonly isPrimary: boolean
}

/** Returns what has a scroll bar, the page itself too; which is nothing where all fits. */
export function scrollBarsOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const hasBar = (element: Element) => {
      const { overflowX, overflowY, scrollbarWidth } = getComputedStyle(element)
      const isPage = element === document.documentElement
      const scrolls = (overflow: string) => isPage || overflow === 'auto' || overflow === 'scroll'
      const isWide = scrolls(overflowX) && element.scrollWidth > element.clientWidth
      const isHigh = scrolls(overflowY) && element.scrollHeight > element.clientHeight
      return scrollbarWidth !== 'none' && (isWide || isHigh)
    }
    return [...document.querySelectorAll('*')]
      .filter(hasBar)
      .map((element) => `${element.tagName} ${element.className}`)
  })
}

/** Returns the controls that are in sight in the window as it stands. */
export function controlsOn(page: Page): Promise<Control[]> {
  return page.evaluate(() => {
    const CONTROLS =
      'a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex="-1"]), [role="radio"], [role="separator"], [role="option"]'
    const isSeen = (element: Element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect()
      const isInside = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight
      return isInside && right > left && bottom > top && element.checkVisibility({ visibilityProperty: true })
    }
    return [...document.querySelectorAll<HTMLElement>(CONTROLS)].filter(isSeen).map((element) => ({
      name: element.getAttribute('aria-label') ?? element.innerText.trim(),
      words: element.innerText.trim(),
      isPrimary: /(?:^|[^a-z])primary/.test(element.className),
    }))
  })
}
