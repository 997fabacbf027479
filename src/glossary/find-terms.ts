// Finds the terms of a glossary in what is written on the screen.
import type { Glossary, TermId } from '#src/i18n/en/glossary'
import { TERM_IDS } from './terms'

/** A term in a text: from its first UTF-16 unit up to behind its last. */
export interface FoundTerm {
  readonly id: TermId
  readonly from: number
  readonly to: number
}

/**
 * Makes the function that finds the terms of a glossary in a text, in order. Of two that begin at one place the longer counts, as
 * "session store" does over "session". Letters in front of or behind it make another word, but for those of a script that
 * leaves no blanks between words.
 */
export function termFinder(glossary: Glossary): (text: string) => FoundTerm[] {
  const ids = new Map(
    TERM_IDS.flatMap((id) => {
      const { name, forms } = glossary[id]
      return [name, ...forms].map((form) => [form.toLowerCase(), id] as const)
    }),
  )
  const longestFirst = [...ids.keys()].sort((a, b) => b.length - a.length)
  const word = '[\\p{Script=Latin}\\d_]'
  const pattern = new RegExp(`(?<!${word})(?:${longestFirst.map(escaped).join('|')})(?!${word})`, 'giu')
  return (text) =>
    [...text.matchAll(pattern)].flatMap(({ 0: written, index }) => {
      const id = ids.get(written.toLowerCase())
      return id === undefined ? [] : [{ id, from: index, to: index + written.length }]
    })
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
}
