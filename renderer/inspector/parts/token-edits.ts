// The one-click changes of a token's header and payload, made on their JSON text: nothing else in it changes.
import { membersOf, withMember, withoutMember } from '#src/token/json-text'

export interface TokenTexts {
  readonly header: string
  readonly payload: string
}

export const QUICK_EDITS = ['alice', 'expire', 'future', 'type', 'none', 'endless'] as const
export type QuickEdit = (typeof QUICK_EDITS)[number]

/** Far enough from now that no check in the lab happens meanwhile. */
const HOUR_SECONDS = 3600

/** Makes a quick edit. `nowMs` is the lab's time. A text that is no JSON object stays as it is. */
export function quickEdit(edit: QuickEdit, texts: TokenTexts, nowMs: number): TokenTexts {
  const nowSeconds = Math.floor(nowMs / 1000)
  switch (edit) {
    case 'alice':
      return { ...texts, payload: withMember(texts.payload, 'sub', '"alice"') }
    case 'expire':
      return { ...texts, payload: withMember(texts.payload, 'exp', String(nowSeconds - 60)) }
    case 'future':
      return { ...texts, payload: withMember(texts.payload, 'nbf', String(nowSeconds + HOUR_SECONDS)) }
    case 'type':
      return { ...texts, payload: swapType(texts.payload) }
    case 'none':
      return { ...texts, header: withMember(texts.header, 'alg', '"none"') }
    case 'endless':
      return { ...texts, payload: withoutMember(texts.payload, 'exp') }
  }
}

function swapType(text: string): string {
  const type = membersOf(text)?.findLast(({ name }) => name === 'type')
  return withMember(text, 'type', type?.value === 'refresh' ? '"access"' : '"refresh"')
}
