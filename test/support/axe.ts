// axe-core on a page under test: what it finds there, in words, in both themes.
import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

declare global {
  interface Window {
    readonly axe: typeof axe
  }
}

const THEMES = ['light', 'dark'] as const
/** The only rules whose answer a theme can change. */
const RULES_OF_COLOUR = ['color-contrast', 'link-in-text-block']
/** WCAG 2.5.3: what is written on a control is in its name. */
const RULE_OF_NAMES = 'label-content-name-mismatch'

/** Expects that axe-core finds nothing on a page as it stands; `state` says in a failure where it was. */
export async function expectAccessible(page: Page, state: string): Promise<void> {
  expect(await axeFindings(page), state).toEqual([])
}

/** Lists what axe-core finds: all its rules in the theme that is on, those of colour in the other one too. */
async function axeFindings(page: Page): Promise<string[]> {
  // A row that flashes has other colours for a moment.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  // Evaluated by the debugger: the page's own policy would let no foreign script in.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const given = await page.evaluate(() => document.documentElement.dataset.theme ?? 'light')
  const [first, second] = given === 'dark' ? THEMES.toReversed() : THEMES
  const findings = await run(page, first, null)
  findings.push(...(await run(page, second, RULES_OF_COLOUR)))
  await page.evaluate((theme) => {
    document.documentElement.dataset.theme = theme
  }, given)
  return findings
}

function run(page: Page, theme: string | undefined, rules: string[] | null): Promise<string[]> {
  return page.evaluate(
    async ({ theme, rules, ruleOfNames }) => {
      /** A row's cells are shortened values; what it is called on the screen is one of them, and has to be in its name. */
      const hasItsLabel = (element: Element | undefined): boolean => {
        const label = element?.querySelector('[data-visible-label]')?.textContent
        return Boolean(label && element?.getAttribute('aria-label')?.includes(label))
      }
      /** An explanation that floats belongs to what it describes, wherever it stands in the document. */
      const isHint = (element: Element | undefined): boolean =>
        Boolean(element?.querySelector('[role="tooltip"]') ?? element?.closest('[role="tooltip"]'))
      if (theme) document.documentElement.dataset.theme = theme
      // What lies under an open layer can't be reached, and was looked at before the layer opened.
      const layers = document.querySelectorAll('[data-radix-popper-content-wrapper], [role="dialog"]')
      const isCovered = document.querySelector('[data-aria-hidden="true"]') !== null && layers.length > 0
      const context = isCovered ? { include: [...layers] } : document
      const { violations } = await window.axe.run(context, {
        resultTypes: ['violations'],
        elementRef: true,
        ...(rules && { runOnly: { type: 'rule' as const, values: rules } }),
      })
      return violations.flatMap(({ id, nodes }) =>
        nodes
          .filter(
            ({ element }) =>
              !(id === ruleOfNames && hasItsLabel(element)) && !(id === 'region' && isHint(element)),
          )
          .map(
            ({ target, html, failureSummary }) =>
              `${theme} ${id}: ${target.join(' ')}\n${html.slice(0, 200)}\n${failureSummary ?? ''}`,
          ),
      )
    },
    { theme, rules, ruleOfNames: RULE_OF_NAMES },
  )
}
