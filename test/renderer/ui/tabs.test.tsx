// The row of tabs: the one that is chosen is in sight, whoever chose it.
import { render } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { Tabs } from '../../../renderer/ui/tabs'

const TABS = [
  { value: 'one' as const, label: 'One', content: 'first' },
  { value: 'two' as const, label: 'Two', content: 'second' },
]

test('brings the tab that is chosen from elsewhere into sight', () => {
  const scrolled: (string | null)[] = []
  vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(function (this: Element) {
    scrolled.push(this.textContent)
  })
  const shown = (value: 'one' | 'two') => <Tabs label="Parts" value={value} tabs={TABS} onChange={() => {}} />
  const { rerender } = render(shown('one'))
  rerender(shown('two'))
  expect(scrolled).toEqual(['One', 'Two'])
  vi.restoreAllMocks()
})
