// What a learner is editing in the inspector. It lies above the tabs, so that a look at another tab loses nothing.
import { useCallback, useMemo, useState } from 'react'
import type { SigningKey, VerifyingKey } from '#src/contract/commands'
import type { ForgeryChoice } from '#src/forge/choice'
import type { DecodedJwt, JwtPart } from '#src/token/decode-jwt'
import { indentJson, membersOf, withMember, withoutMember } from '#src/token/json-text'
import type { TokenTexts } from '#src/token/signing'

/** What an edited token is signed with: a key of the lab's, the learner's own, or nothing new; or as a forgery would have it. */
export const KEY_KINDS = ['old', 'server', 'wrong', 'secret'] as const
export type KeyKind = SigningKey['kind'] | 'old'

/** A token in editing. */
export interface TokenDraft {
  readonly isEditing: boolean
  /** The stored token that is edited; null before. When another is stored, the texts count no longer. */
  readonly token: string | null
  readonly texts: TokenTexts
  readonly keyKind: KeyKind
  readonly secret: string
  readonly isBase64: boolean
  /** The forgery that was made last; null before, and when the texts are as issued again. */
  readonly forgery: ForgeryChoice | null
  /** The flow in which an edited token was sent last. */
  readonly sentFlow: number | null
}

/** A cookie's value in editing, in the same way. */
export interface CookieDraft {
  readonly isEditing: boolean
  readonly stored: string | null
  readonly value: string
  readonly sentFlow: number | null
}

export const SAMPLE_NAMES = ['article', 'access', 'rfc', 'broken'] as const
export type SampleName = (typeof SAMPLE_NAMES)[number]

/** The pasted token, and the key as it is typed: what was typed for one kind stays while another is chosen. */
export interface AnyJwtDraft {
  readonly text: string
  readonly sample: SampleName | null
  readonly keyKind: VerifyingKey['kind']
  readonly secret: string
  /** Whether the secret is read as Base64, not as text. */
  readonly isBase64: boolean
  readonly publicKey: string
}

interface Drafts {
  readonly access: TokenDraft
  readonly refresh: TokenDraft
  readonly download: TokenDraft
  readonly cookie: CookieDraft
  readonly anyJwt: AnyJwtDraft
}

const TOKEN: TokenDraft = {
  isEditing: false,
  token: null,
  texts: { header: '', payload: '' },
  keyKind: 'old',
  secret: '',
  isBase64: false,
  forgery: null,
  sentFlow: null,
}

const INITIAL: Drafts = {
  access: TOKEN,
  refresh: TOKEN,
  download: TOKEN,
  cookie: { isEditing: false, stored: null, value: '', sentFlow: null },
  anyJwt: { text: '', sample: null, keyKind: 'secret', secret: '', isBase64: false, publicKey: '' },
}

/** A draft, and the function that changes some of it. */
export interface DraftProps<T> {
  readonly draft: T
  readonly onChange: (change: Partial<T>) => void
}

/** Keeps the drafts of all tabs. */
export function useDrafts(): { [K in keyof Drafts]: DraftProps<Drafts[K]> } {
  const [drafts, setDrafts] = useState(INITIAL)
  const change = useCallback(
    <K extends keyof Drafts>(name: K, changes: Partial<Drafts[K]>) =>
      setDrafts((all) => ({ ...all, [name]: { ...all[name], ...changes } })),
    [],
  )
  return useMemo(
    () => ({
      access: { draft: drafts.access, onChange: (changes) => change('access', changes) },
      refresh: { draft: drafts.refresh, onChange: (changes) => change('refresh', changes) },
      download: { draft: drafts.download, onChange: (changes) => change('download', changes) },
      cookie: { draft: drafts.cookie, onChange: (changes) => change('cookie', changes) },
      anyJwt: { draft: drafts.anyJwt, onChange: (changes) => change('anyJwt', changes) },
    }),
    [drafts, change],
  )
}

/** Returns the texts of a token as a learner edits them. */
export function issuedTexts(decoded: DecodedJwt): TokenTexts {
  return { header: indented(decoded.header), payload: indented(decoded.payload) }
}

function indented(part: JwtPart | null): string {
  return part?.value && part.text !== null ? indentJson(part.text) : '{}'
}

/** Returns what else of a draft changes when its texts become as they were issued: no forgery is left. */
export function withoutForgery({ keyKind }: TokenDraft): Pick<TokenDraft, 'forgery' | 'keyKind'> {
  return { forgery: null, keyKind: keyKind === 'forgery' ? 'old' : keyKind }
}

export const QUICK_EDITS = ['alice', 'expire', 'future', 'type', 'none', 'endless'] as const
type QuickEdit = (typeof QUICK_EDITS)[number]

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
