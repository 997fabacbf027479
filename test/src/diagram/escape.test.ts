import { describe, expect, it } from 'vitest'
import { escapeLabel, labelText, MAX_LABEL_LENGTH, roomLabel } from '#src/diagram/escape'
import { HOSTILE_NAMES } from './every-hop'

/** Reads entity codes back, as mermaid shows them. */
const shown = (source: string) =>
  source.replace(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))

describe('an escaped label', () => {
  it('leaves usual text as it is', () => {
    for (const text of [
      'GET /protected, Cookie',
      'session of test',
      'not expired, 52 s left',
      '✕ 簽章錯誤：x',
    ])
      expect(escapeLabel(text)).toBe(text)
  })

  it('shows special characters as they were', () => {
    const text = '#1; <b> & "q" `c` %% \\ {} $$ ﬂ°°59¶ß'
    expect(escapeLabel(text)).not.toMatch(/[<>&"`%\\{}$ﬂ]/)
    expect(shown(escapeLabel(text))).toBe(text)
  })

  it('keeps mermaid from reading wrap: and style x: in it', () => {
    for (const text of ['wrap: x', 'nowrap:x', 'style x:y', 'classDef x:y']) {
      expect(escapeLabel(text)).not.toContain(':')
      expect(shown(escapeLabel(text))).toBe(text)
    }
  })

  it('joins lines, and sees a word of mermaid’s across them', () => {
    expect(escapeLabel('a;b', 'c')).toBe('a#59;b<br/>c')
    expect(escapeLabel('style', 'x:y')).toBe('style<br/>x#58;y')
  })

  it('takes only the room of what it says where nobody reads it', () => {
    expect(roomLabel('a;<b>', 'wrap: x')).toBe('aoobo<br/>wrapo x')
  })

  it.each(Object.entries(HOSTILE_NAMES))('is one line without markup or directives, with %s', (_, name) => {
    const label = escapeLabel(labelText(name))
    expect(label).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}<>%`"{}\\$]/u)
    expect(label.replace(/#\d+;/g, '')).not.toMatch(/[#;]/)
    expect([...shown(label)].length).toBeLessThanOrEqual(MAX_LABEL_LENGTH)
  })
})

describe('the text of a label', () => {
  it('is cut with an ellipsis past its length, by whole characters', () => {
    expect(labelText('x'.repeat(MAX_LABEL_LENGTH))).toBe('x'.repeat(MAX_LABEL_LENGTH))
    expect(labelText('x'.repeat(MAX_LABEL_LENGTH + 1))).toBe(`${'x'.repeat(MAX_LABEL_LENGTH - 1)}…`)
    expect(labelText('😀'.repeat(10_000))).toBe(`${'😀'.repeat(MAX_LABEL_LENGTH - 1)}…`)
  })

  it('is never empty', () => {
    for (const text of ['', '   ', '\n']) expect(labelText(text)).toBe('\ufffd')
  })
})
