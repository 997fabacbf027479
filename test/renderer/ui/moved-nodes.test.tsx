import '../../../renderer/ui/moved-nodes'
import { render } from '@testing-library/react'
import { describe, expect, it } from 'vitest'

/** Texts and elements side by side, which come, go and change places. */
function Sentence({ words }: { words: readonly string[] }) {
  const [first, second, third] = words
  return (
    <p>
      {first}
      {second && <b>{second}</b>}
      {third}
    </p>
  )
}

const said = (container: HTMLElement) => container.textContent

/** What a translator does to each text: puts it into two elements, or something else in its place. */
function translate(container: HTMLElement, how: 'wrap' | 'replace'): void {
  const walker = document.createTreeWalker(container, NodeFilter.SHOW_TEXT)
  const texts: Node[] = []
  while (walker.nextNode()) texts.push(walker.currentNode)
  for (const text of texts) {
    const outer = document.createElement('font')
    text.parentNode?.replaceChild(outer, text)
    outer.append(document.createElement('font'))
    outer.firstElementChild?.append(how === 'wrap' ? text : `(${text.textContent})`)
  }
}

const STORIES: readonly (readonly (readonly string[])[])[] = [
  [
    ['a', 'b', 'c'],
    ['a', '', 'c'],
    ['', '', 'c'],
    ['', '', ''],
  ],
  [
    ['', '', 'c'],
    ['', 'b', 'c'],
    ['a', 'b', 'c'],
  ],
  [
    ['a', 'b', 'c'],
    ['x', 'y', 'z'],
    ['', 'y', ''],
    ['x', '', 'z'],
  ],
]

describe('React', () => {
  it.each(STORIES)('has each text in its place where texts are wrapped: %j, then %j', (...story) => {
    const [first = [], ...rest] = story
    const { container, rerender, unmount } = render(<Sentence words={first} />)
    for (const words of rest) {
      translate(container, 'wrap')
      rerender(<Sentence words={words} />)
      expect(said(container)).toBe(words.join(''))
    }
    translate(container, 'wrap')
    unmount()
    expect(said(container)).toBe('')
  })

  it.each(STORIES)('throws nothing where texts are taken out for others: %j, then %j', (...story) => {
    const [first = [], ...rest] = story
    const { container, rerender, unmount } = render(<Sentence words={first} />)
    for (const words of rest) {
      translate(container, 'replace')
      rerender(<Sentence words={words} />)
    }
    unmount()
    expect(said(container)).toBe('')
  })

  it('leaves no empty wrapper behind', () => {
    const { container, rerender } = render(<Sentence words={['a', 'b', 'c']} />)
    translate(container, 'wrap')
    rerender(<Sentence words={['', 'b', '']} />)
    expect(container.querySelectorAll('p > font')).toHaveLength(0)
  })
})
