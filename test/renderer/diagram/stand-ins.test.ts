import { describe, expect, it } from 'vitest'
import { escapeLabel } from '#src/diagram/escape'
import { standIns } from '../../../renderer/diagram/stand-ins'

/** Returns what a reader sees of a source whose texts went in as stand-ins. */
function restored(source: string): string {
  const stand = standIns(source)
  const element = document.createElement('div')
  const inner = element.appendChild(document.createElement('span'))
  inner.textContent = stand.source
  stand.restoreIn(element)
  return inner.textContent ?? ''
}

describe('stand-ins', () => {
  it('take the place of codes, one character each, and come back as what was meant', () => {
    const { source } = standIns('a#59;b#35;c#59;')
    expect(source).toHaveLength(6)
    expect(source).not.toMatch(/[#;]/)
    expect(restored('a#59;b#35;c#59;')).toBe('a;b#c;')
  })

  it('bring markup back as text', () => {
    const stand = standIns(escapeLabel('<img src=x onerror=alert(1)>'))
    expect(stand.source).not.toMatch(/[<>&#;]/)
    const element = document.createElement('div')
    element.innerHTML = stand.source
    stand.restoreIn(element)
    expect(element.children).toHaveLength(0)
    expect(element.textContent).toBe('<img src=x onerror=alert(1)>')
  })

  it('keep mermaid’s own placeholders out', () => {
    expect(standIns('ﬂ°°59¶ß').source).not.toMatch(/[ﬂ°¶ß]/)
    expect(restored('ﬂ°°59¶ß')).toBe('ﬂ°°59¶ß')
  })

  it('bring back characters beyond the first plane', () => {
    expect(restored('#128512;')).toBe('😀')
  })

  it('leave alone what is no code', () => {
    for (const source of ['#;', '#x;', '#99999999;', '#1114112;', 'plain'])
      expect(restored(source)).toBe(source)
  })
})
